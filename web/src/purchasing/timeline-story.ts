import type { LineStatus } from '../../../shared/contracts/purchasing-words.js';
import type { TimelineEntry } from '../../../shared/contracts/lines.js';
import { isDate } from '../../../shared/dates.js';
import type { IconName } from '../elements/icons.js';
import { qty, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';

export type EntryKind = TimelineEntry['kind'];

export const entryIcons: Record<EntryKind, IconName> = {
  erp: 'database', date: 'calendar', status: 'circle', batch: 'truck', movement: 'scale', ready: 'box', note: 'note', proposal: 'bulb',
};

/** Entries of one instant: a night tells many things at once. */
export interface Chapter { at: string; entries: TimelineEntry[] }

export function chaptersOf(entries: readonly TimelineEntry[]): Chapter[] {
  const chapters: Chapter[] = [];
  for (const entry of entries) {
    const last = chapters.at(-1);
    if (last?.at === entry.at) last.entries.push(entry);
    else chapters.push({ at: entry.at, entries: [entry] });
  }
  return chapters;
}

/** The kinds that occur, in a fixed order, each with how often. */
export function kindsOf(entries: readonly TimelineEntry[]): { kind: EntryKind; n: number }[] {
  return (Object.keys(entryIcons) as EntryKind[]).map((kind) => ({ kind, n: entries.filter((entry) => entry.kind === kind).length })).filter(({ n }) => n > 0);
}

/** What happened, without from and to. */
export function titleOf({ kind, what, qty: quantity }: TimelineEntry): string {
  const amount = qty(quantity);
  if (kind === 'erp') return whole(t.timeline.erp, what) ?? word('field', what === 'status' ? 'erpStatus' : what);
  if (kind === 'date') return whole(t.timeline.dates, what) ?? what;
  if (kind === 'batch') return withAmount(t.timeline.batch, what, amount);
  if (kind === 'movement') return withAmount(t.timeline.movement, what, amount);
  if (kind === 'proposal') return withAmount(t.timeline.proposal, what, amount);
  if (kind === 'ready') return quantity !== null && quantity <= 0 ? t.timeline.readyCorrected(amount) : t.timeline.ready(amount);
  return kind === 'note' ? t.timeline.note : word('field', 'status');
}

const whole = (texts: Readonly<Record<string, string>>, what: string): string | undefined => (Object.hasOwn(texts, what) ? texts[what] : undefined);

const withAmount = (texts: Readonly<Record<string, (amount: string) => string>>, what: string, amount: string): string =>
  (Object.hasOwn(texts, what) ? texts[what]!(amount) : `${what} ${amount}`);

/** A value as people read it; dates stay what they are. */
export function valueOf({ kind, what }: Pick<TimelineEntry, 'kind' | 'what'>, value: string): string {
  if (kind === 'status') return word('status', value as LineStatus);
  const isQuantity = kind === 'erp' && what.endsWith('Qty') && value !== '' && !Number.isNaN(Number(value));
  return isQuantity ? qty(Number(value)) : value;
}

/** How a moved date is to be taken: later is bad for a promise; a receipt only happened. */
export function moveOf({ what, from, to }: Pick<TimelineEntry, 'what' | 'from' | 'to'>): 'later' | 'earlier' | 'moved' | null {
  if (from === null || to === null || !isDate(from) || !isDate(to) || what === 'receivedOn') return null;
  if (what === 'due' || what === 'dueOn') return 'moved';
  return to > from ? 'later' : 'earlier';
}
