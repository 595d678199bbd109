import type { Batch, BatchEvent, BatchLine } from '../../../shared/contracts/batches.js';
import { batchStateAfter, type BatchAct } from '../../../shared/batch-machine.js';
import { groupBy } from '../../../shared/group-by.js';
import { sumQty } from '../../../shared/quantities.js';
import { dash, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';

export const isUnderWay = ({ state }: Pick<BatchLine, 'state'>): boolean => ['planned', 'confirmed', 'dispatched'].includes(state);

/** What can be done to a batch: whatever its machine allows for at least one of its lines. */
export const actsOf = ({ lines }: Pick<Batch, 'lines'>): BatchAct[] =>
  (['confirm', 'dispatch', 'move', 'cancel'] as const).filter((act) => lines.some(({ state }) => batchStateAfter(state, act) !== undefined));

/** Lines that still count: what was cancelled of a batch that goes on is not in it any more. */
export const carriedIn = ({ status, lines }: Pick<Batch, 'status' | 'lines'>): readonly BatchLine[] => (status === 'cancelled' ? lines : lines.filter(({ state }) => state !== 'cancelled'));

/** The quantity of a batch, unit by unit: pieces and metres are not added up. */
export function amountOf(batch: Pick<Batch, 'status' | 'lines'>): string {
  const byUnit = groupBy(carriedIn(batch), ({ uom }) => uom ?? '');
  return [...byUnit].map(([uom, lines]) => `${qty(sumQty(lines.map((line) => line.qty)))} ${uom}`.trim()).join(' + ') || dash;
}

/** The first PO line, and how many more. */
export function contentOf(batch: Pick<Batch, 'status' | 'lines'>): string {
  const [first, ...rest] = carriedIn(batch);
  if (!first) return dash;
  const name = `${first.poNumber} / ${first.lineNumber}`;
  return rest.length === 0 ? name : t.batches.andMore(name, qty(rest.length));
}

export const transportOf = ({ carrier, container, reference }: Pick<Batch, 'carrier' | 'container' | 'reference'>): string => [carrier, container, reference].filter(Boolean).join(' · ');

/** The versions that a change has to name. */
export const seenOf = ({ version, lines }: Batch) => ({
  version, lines: [...new Map(lines.filter(isUnderWay).map(({ lineId, lineVersion }) => [lineId, { id: lineId, version: lineVersion }])).values()],
});

/** What happened at once to several lines of a batch is told once. */
export function chaptersOf(events: readonly BatchEvent[]): { event: BatchEvent; events: BatchEvent[] }[] {
  const together = groupBy(events, ({ at, kind, fromOn, toOn, note }) => [at, kind, fromOn, toOn, note].join(' '));
  return [...together.values()].map((own) => ({ event: own[0]!, events: own }));
}
