import type { Because } from '../../../shared/contracts/because.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { ChosenSource, LineUpdate, ReadyEntry } from '../../../shared/contracts/milestones.js';
import type { Milestone } from '../../../shared/contracts/purchasing-words.js';
import type { IsoDate } from '../../../shared/dates.js';
import { readDate, readQty } from './typed-values.js';

/** What somebody has typed about a line so far, as it was typed. */
export interface Draft {
  source: ChosenSource | '';
  milestone: Milestone | '';
  date: string;
  readyQty: string;
  /** Empty means today. */
  readyOn: string;
  /** The quantity is what is ready in all, not what is more. */
  isCorrection: boolean;
  isOverProduction: boolean;
  reason: string;
  note: string;
  internalNote: string;
}

export type DraftField = keyof Draft;

export const emptyDraft: Draft = {
  source: '', milestone: '', date: '', readyQty: '', readyOn: '', isCorrection: false, isOverProduction: false, reason: '', note: '', internalNote: '',
};

/** What is wrong with a draft, field by field. */
export type Faults = Readonly<Partial<Record<DraftField, Because>>>;

/** Who fills it in: only expeditors say whose word it is. */
export interface Filling { today: IsoDate; choosesSource: boolean }

export type Read = { update: LineUpdate } | { faults: Faults };

/** The update that a draft comes to, or what is missing. The server judges again, and more. */
export function updateOf(line: Pick<Line, 'id' | 'version'>, draft: Draft, filling: Filling): Read {
  const faults = faultsOf(draft, filling);
  if (Object.keys(faults).length > 0) return { faults };
  const { source, milestone, date, reason, note, internalNote } = draft;
  const isSilent = source === 'no-response';
  const ready = isSilent ? undefined : readyOf(draft, filling.today);
  return {
    update: {
      id: line.id, version: line.version,
      ...(filling.choosesSource && source && { source }),
      ...(milestone && (isSilent || date) && { milestone, ...(!isSilent && { date: readDate(date, filling.today)! }) }),
      ...(ready && { ready }), ...(reason && { reason }), ...(note.trim() && { note: note.trim() }), ...(internalNote.trim() && { internalNote: internalNote.trim() }),
    },
  };
}

function readyOf({ readyQty, readyOn, isCorrection, isOverProduction }: Draft, today: IsoDate): ReadyEntry | undefined {
  if (!readyQty.trim()) return undefined;
  const since = { readyOn: readyOn.trim() ? readDate(readyOn, today)! : today, ...(isOverProduction && { overProduction: true }) };
  return isCorrection ? { correctTo: readQty(readyQty)!, ...since } : { qty: readQty(readyQty)!, ...since };
}

const because = (code: string): Because => ({ code, facts: {} });

/** What can be told without asking. */
function faultsOf(draft: Draft, { today, choosesSource }: Filling): Faults {
  const { source, milestone, date, readyQty, readyOn, reason } = draft;
  const isSilent = choosesSource && source === 'no-response';
  const qty = readQty(readyQty);
  const saysNothing = !date.trim() && !readyQty.trim() && !isSilent;
  const found: (readonly [DraftField, string | false])[] = [
    ['source', choosesSource && !source && 'source-missing'],
    ['reason', !reason && !isSilent && 'reason-missing'],
    ['date', !isSilent && date.trim() !== '' && readDate(date, today) === null && 'date-unreadable'],
    ['date', saysNothing && milestone !== '' && 'date-missing'],
    ['milestone', saysNothing && milestone === '' && 'nothing-said'],
    ['milestone', date.trim() !== '' && !isSilent && milestone === '' && 'milestone-missing'],
    ['readyQty', !isSilent && readyQty.trim() !== '' && (qty === null || (qty === 0 && !draft.isCorrection)) && 'quantity-unreadable'],
    ['readyOn', readyOn.trim() !== '' && readDate(readyOn, today) === null && 'date-unreadable'],
  ];
  return Object.fromEntries(found.filter(([, code]) => code).map(([field, code]) => [field, because(code as string)]));
}

const typed = ({ date, readyQty, readyOn, reason, source, note, internalNote }: Draft) => [date, readyQty, readyOn, reason, source, note, internalNote];

/** True where something stands in it that would be lost. */
export const isTyped = (draft: Draft): boolean => typed(draft).some((text) => text.trim() !== '');

const fieldsByPointer: Readonly<Record<string, DraftField>> = { 'ready/qty': 'readyQty', 'ready/correctTo': 'readyQty', 'ready/readyOn': 'readyOn', 'id': 'date' };

interface FieldError { pointer: string; detail: string; code?: string | undefined; facts?: Because['facts'] | undefined }

/** What the server found, by the row of the request. What it has no words for is told as it came. */
export function faultsByRow(errors: readonly FieldError[]): ReadonlyMap<number, Faults> {
  const rows = new Map<number, Partial<Record<DraftField, Because>>>();
  for (const { pointer, detail, code, facts = {} } of errors) {
    const [, row, field] = /^\/lines\/(\d+)\/(.+)$/.exec(pointer) ?? [];
    if (row === undefined) continue;
    const name = fieldsByPointer[field!] ?? (field as DraftField);
    rows.set(Number(row), { ...rows.get(Number(row)), [name]: { code: code ?? detail, facts } });
  }
  return rows;
}
