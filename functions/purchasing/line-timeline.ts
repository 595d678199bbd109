import type { TimelineEntry } from '../../shared/contracts/lines.js';
import type { Role } from '../../shared/contracts/roles.js';

/** Who did it; null for the ERP and the system. */
interface By { by: string | null; role: Role | null }

type Told = { at: string; source?: string | null; reason?: string | null; note?: string | null } & Partial<By>;

interface GivenAnswer extends By {
  outcome: string; proposedOn: string; proposedQty: number; readyOn: string | null; qty: number | null; source: string; reason: string | null; note: string | null;
  answeredAt: string; undoneAt: string | null;
}

/** Everything that is known to have happened to a line. */
export interface LineStory {
  erpChanges: readonly { kind: string; field: string; oldValue: string | null; newValue: string | null; seenAt: string }[];
  dateEvents: readonly (Told & { kind: string; fromOn: string | null; toOn: string | null })[];
  statusEvents: readonly (Told & { fromStatus: string | null; toStatus: string })[];
  batchEvents: readonly (Told & { kind: string; qty: number | null; fromOn: string | null; toOn: string | null })[];
  movements: readonly { kind: string; qty: number; movedOn: string; seenAt: string }[];
  readyEvents: readonly (Told & { qty: number; readyOn: string })[];
  notes: readonly (Told & { body: string })[];
  answers: readonly GivenAnswer[];
}

/**
 * The story of a line, newest first. What the ERP changed is told once: its date moves stand as ERP changes, so the
 * date events that only repeat them are left out.
 *
 * @param hideNames to suppliers, people of other companies are known by their role alone
 */
export function timelineOf(story: LineStory, { hideNames }: { hideNames: boolean }): TimelineEntry[] {
  const name = ({ by, role }: Partial<By>) => (by && hideNames && role !== 'supplier' ? role ?? null : by ?? null);
  const entry = (kind: TimelineEntry['kind'], what: string, told: Told, rest: Partial<TimelineEntry> = {}): TimelineEntry => ({
    at: told.at, kind, what, from: null, to: null, qty: null, by: name(told), source: told.source ?? null, reason: told.reason ?? null, note: told.note ?? null, ...rest,
  });
  const entries = [
    ...story.erpChanges.map((one) => entry('erp', one.field || one.kind, { at: one.seenAt, source: 'erp' }, { from: one.oldValue, to: one.newValue })),
    ...story.dateEvents.filter(({ source }) => source !== 'erp').map((one) => entry('date', one.kind, one, { from: one.fromOn, to: one.toOn })),
    ...story.statusEvents.map((one) => entry('status', 'status', one, { from: one.fromStatus, to: one.toStatus })),
    ...story.batchEvents.map((one) => entry('batch', one.kind, one, { qty: one.qty, from: one.fromOn, to: one.toOn })),
    ...story.movements.filter(({ kind }) => kind !== 'delivery').map((one) => entry('movement', one.kind, { at: one.seenAt, source: 'erp' }, { qty: one.qty, to: one.movedOn })),
    ...story.readyEvents.map((one) => entry('ready', 'ready', one, { qty: one.qty, to: one.readyOn })),
    ...story.notes.map(({ body, ...one }) => entry('note', 'note', one, { note: body })),
    ...story.answers.map((one) => entry('proposal', one.outcome, { ...one, at: one.answeredAt }, answerOf(one))),
    ...story.answers.filter(({ undoneAt }) => undoneAt !== null).map((one) => entry('proposal', 'undone', { at: one.undoneAt!, by: one.by, role: one.role }, { qty: one.proposedQty })),
  ];
  return entries.map((one, place) => ({ one, place })).sort((a, b) => (a.one.at === b.one.at ? b.place - a.place : a.one.at < b.one.at ? 1 : -1)).map(({ one }) => one);
}

/** What was proposed and what was answered; nothing where it was refused outright. */
const answerOf = ({ proposedOn, proposedQty, readyOn, qty }: GivenAnswer) => ({ qty: qty ?? proposedQty, from: readyOn === proposedOn ? null : proposedOn, to: readyOn });
