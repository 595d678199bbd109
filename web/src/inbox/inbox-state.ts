import type { answerInbox, InboxGroup, InboxProposal, InboxSection, InboxWindow, readInbox, WhyNotAnswered } from '../../../shared/contracts/inbox.js';
import type { IsoDate } from '../../../shared/dates.js';
import { sameQty } from '../../../shared/quantities.js';
import type { Reply, Sent } from '../api/call.js';

export type Inbox = Reply<typeof readInbox>;
export type AnswersBody = NonNullable<Sent<typeof answerInbox>['body']>;
export type AnswersReply = Reply<typeof answerInbox>;
type GivenAnswer = AnswersBody['answers'][number];

/** What a person changed of a proposal and has not sent yet. */
export interface Edit { readyOn: IsoDate; qty: number }
export type Edits = ReadonlyMap<number, Edit>;

/** An edit with the proposal for which it was typed, as it was then. */
export interface KeptEdit extends Edit { version: number; poNumber: string; lineNumber: string }

/** Whether an inbox holds every proposal that there is, and not only the first of each section. */
export const isWhole = ({ groups }: Inbox): boolean => sectionsOf(groups).every(({ proposals, total }) => proposals.length === total);

/**
 * Edits after the inbox was read again. Those whose proposal is another by now have lost their ground; those whose proposal is
 * not here stand, unless all that there is is here.
 */
export function editsOn(edits: ReadonlyMap<number, KeptEdit>, proposals: readonly InboxProposal[], isAll: boolean): { standing: Map<number, KeptEdit>; lost: KeptEdit[] } {
  const versions = new Map(proposals.map(({ id, version }) => [id, version]));
  const stands = ([id, { version }]: readonly [number, KeptEdit]) => (versions.has(id) ? versions.get(id) === version : !isAll);
  return { standing: new Map([...edits].filter(stands)), lost: [...edits].flatMap((one) => (stands(one) ? [] : [one[1]])) };
}

export const sectionsOf = (groups: readonly InboxGroup[]): InboxSection[] => groups.flatMap(({ sections }) => sections);
export const proposalsOf = (groups: readonly InboxGroup[]): InboxProposal[] => sectionsOf(groups).flatMap(({ proposals }) => proposals);

/** An edit that says what was proposed is none. */
export const isEdited = ({ readyOn, qty }: InboxProposal, edit: Edit | undefined): edit is Edit => edit !== undefined && (edit.readyOn !== readyOn || !sameQty(edit.qty, qty));

/** What confirming these proposals says: as proposed, but for the exceptions. */
export const confirmations = (proposals: readonly InboxProposal[], edits: Edits): GivenAnswer[] => proposals.map((one) => {
  const edit = edits.get(one.id);
  return { proposalId: one.id, version: one.version, answer: isEdited(one, edit) ? changeOf(one, edit) : { kind: 'accept' } };
});

const changeOf = ({ readyOn, qty }: InboxProposal, edit: Edit): GivenAnswer['answer'] =>
  ({ kind: 'change', ...(edit.readyOn !== readyOn && { readyOn: edit.readyOn }), ...(!sameQty(edit.qty, qty) && { qty: edit.qty }) });

/** The same answers in requests that the server takes. */
export function inRequests(answers: readonly GivenAnswer[], most: number): GivenAnswer[][] {
  return Array.from({ length: Math.ceil(answers.length / most) }, (_, i) => answers.slice(i * most, (i + 1) * most));
}

/** The inbox after some of its proposals were answered; those that came back stand where they stood. */
export function afterAnswers(inbox: Inbox, { answered, superseded, notAnswered }: Pick<AnswersReply, 'answered' | 'superseded' | 'notAnswered'>): Inbox {
  const done = new Set(answered.map(({ proposalId }) => proposalId));
  const gone = new Set([...done, ...superseded, ...notAnswered.map(({ proposalId }) => proposalId)]);
  const instead = new Map(notAnswered.map(({ proposalId, current }) => [proposalId, current]));
  const placed = new Set(proposalsOf(inbox.groups).map(({ id }) => id).filter((id) => !done.has(id)));
  const groups = inbox.groups.map((group) => {
    const sections = group.sections.map((section) => sectionAfter(section, { gone, instead, placed })).filter(({ total }) => total > 0);
    const open = sections.reduce((sum, { total }) => sum + total, 0);
    const doneHere = group.sections.flatMap(({ proposals }) => proposals).filter(({ id }) => done.has(id)).length;
    return { ...group, sections, open, answered: group.answered + doneHere };
  });
  return { ...inbox, groups, open: groups.reduce((sum, { open }) => sum + open, 0) };
}

interface Gone { gone: ReadonlySet<number>; instead: ReadonlyMap<number, readonly InboxProposal[]>; placed: Set<number> }

function sectionAfter(section: InboxSection, { gone, instead, placed }: Gone): InboxSection {
  const proposals = section.proposals.flatMap((one) => {
    if (!gone.has(one.id)) return [one];
    const now = (instead.get(one.id) ?? []).filter(({ id }) => id === one.id || !placed.has(id));
    for (const { id } of now) placed.add(id);
    return now;
  });
  return { ...section, proposals, total: section.total - section.proposals.length + proposals.length };
}

/** Why proposals of this reply were not answered, by the proposal that stands there now. */
export const marksOf = ({ notAnswered }: Pick<AnswersReply, 'notAnswered'>): Map<number, WhyNotAnswered> =>
  new Map(notAnswered.flatMap(({ why, current }) => current.map(({ id }) => [id, why] as const)));

/** More proposals of a section, after those that are there. */
export const withMore = (inbox: Inbox, { supplierId, window }: { supplierId: number; window: InboxWindow }, { proposals, total }: { proposals: readonly InboxProposal[]; total: number }): Inbox => ({
  ...inbox,
  groups: inbox.groups.map((group) => (group.supplierId !== supplierId ? group : {
    ...group, sections: group.sections.map((section) => {
      if (section.window !== window) return section;
      const known = new Set(section.proposals.map(({ id }) => id));
      return { ...section, total, proposals: [...section.proposals, ...proposals.filter(({ id }) => !known.has(id))] };
    }),
  })),
});

/** The nearest row that stays: below, else above; null when none does. */
export function rowAfter(ids: readonly number[], from: number, gone: ReadonlySet<number>): number | null {
  const place = ids.indexOf(from);
  return ids.slice(place).find((id) => !gone.has(id)) ?? ids.slice(0, Math.max(0, place)).findLast((id) => !gone.has(id)) ?? null;
}

/** The row that keys lead to. */
export function rowBeside(ids: readonly number[], from: number | null, key: string): number | undefined {
  const place = from === null ? -1 : ids.indexOf(from);
  const last = ids.length - 1;
  const to = { ArrowDown: place + 1, j: place + 1, ArrowUp: place - 1, k: place - 1, Home: 0, End: last, PageDown: place + 15, PageUp: place - 15 }[key];
  return to === undefined || last < 0 ? undefined : ids[Math.min(last, Math.max(0, to))];
}
