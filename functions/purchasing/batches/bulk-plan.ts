import type { Because } from '../../../shared/contracts/because.js';
import type { Strategy } from '../../../shared/contracts/bulk-batches.js';
import type { StatementSource } from '../../../shared/contracts/purchasing-words.js';
import { addDays, type IsoDate } from '../../../shared/dates.js';
import { groupBy } from '../../../shared/group-by.js';
import { sumQty, toUnits } from '../../../shared/quantities.js';
import { changeLine, type Act, type ChangeableLine, type LineChange } from '../change-line.js';
import type { NewBatch } from '../made-batches.store.js';
import { belowMinimum, type Packing } from '../split-qty.js';
import { whyNotOpen } from '../why-not-open.js';
import { statedFacts } from './line-edits.js';
import { stateOfNew } from './plan-batch.js';
import { refusal } from './refuse.js';
import { partsBy, type Part } from './strategies.js';

/** What becomes of one line: its parts, each with the batch that takes it, and what there is to say. */
export interface LinePlan { known: ChangeableLine; parts: readonly (Part & { batch: number })[]; remarks: readonly Because[] }

export interface Bulk { strategy: Strategy; together: boolean; packingOf: (known: ChangeableLine) => Packing; today: IsoDate }

/** The longest way ahead that is taken for meant, in days; and more batches than anybody means. */
const farthest = 3 * 365;
const mostBatches = 2_000;

/**
 * Divides every line by the strategy and puts the parts into batches: what one supplier sends on the same day travels together,
 * or each part alone.
 *
 * @throws Refusal when the strategy cannot be
 */
export function planLines(lines: readonly ChangeableLine[], bulk: Bulk): LinePlan[] {
  refuseBadShares(bulk.strategy);
  const batchOf = numbering();
  const plans = lines.map((known) => planLine(known, bulk, batchOf));
  for (const { parts } of plans) for (const part of parts) refuseBadDates(part, bulk);
  const batches = new Set(plans.flatMap(({ parts }) => parts.map(({ batch }) => batch))).size;
  if (batches > mostBatches) throw refusal('invalid', { code: 'too-many-batches', facts: { batches, most: mostBatches } }, '/together');
  return plans;
}

/** Numbers keys from 0 in the order in which they come. */
function numbering(): (key: string) => number {
  const numbers = new Map<string, number>();
  return (key) => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
}

function planLine(known: ChangeableLine, { strategy, together, packingOf, today }: Bulk, batchOf: (key: string) => number): LinePlan {
  const { line, transitDays } = known;
  const packing = packingOf(known);
  const unallocatedQty = whyNotOpen(line) ? 0 : line.unallocatedQty;
  const parts = partsBy(strategy, { unallocatedQty, dueOn: line.dueOn, transitDays, packing }, today);
  const batch = (part: Part, place: number) => batchOf([line.supplierId, part.readyOn, part.arriveOn, ...(together ? [] : [line.id, place])].join(' '));
  return { known, parts: parts.map((part, place) => ({ ...part, batch: batch(part, place) })), remarks: remarksOn(known, { parts, packing, strategy }) };
}

function remarksOn({ line }: ChangeableLine, { parts, packing, strategy }: { parts: readonly Part[]; packing: Packing; strategy: Strategy }): Because[] {
  const { poNumber, lineNumber, overAllocatedQty, dueOn } = line;
  const closed = whyNotOpen(line);
  if (closed) return [closed];
  if (overAllocatedQty > 0) return [{ code: 'resolve-over-allocation', facts: { poNumber, lineNumber, overQty: overAllocatedQty } }];
  if (parts.length === 0) return [{ code: 'nothing-unallocated', facts: {} }];
  const wanted = strategy.kind === 'percentages' ? strategy.percentages.length : strategy.kind === 'weekly' ? strategy.weeks : 1;
  const lastOn = parts.at(-1)!.arriveOn;
  return [
    ...(parts.length < wanted ? [{ code: 'fewer-parts', facts: { parts: parts.length, wanted } }] : []),
    ...(parts.some(({ qty }) => belowMinimum(qty, packing)) ? [{ code: 'below-minimum', facts: { moq: packing.moq! } }] : []),
    ...(lastOn > dueOn ? [{ code: 'arrives-after-due', facts: { dueOn, arriveOn: lastOn } }] : []),
  ];
}

function refuseBadShares(strategy: Strategy): void {
  if (strategy.kind !== 'percentages') return;
  const sum = sumQty(strategy.percentages);
  if (toUnits(sum) !== toUnits(100)) throw refusal('invalid', { code: 'percentages-not-whole', facts: { sum } }, '/strategy/percentages');
}

function refuseBadDates({ arriveOn }: Part, { strategy, today }: Bulk): void {
  const pointer = strategy.kind === 'one-date' ? '/strategy/on' : '/strategy/firstOn';
  if (arriveOn < today) throw refusal('invalid', { code: 'arrival-in-past', facts: { arriveOn, today } }, pointer);
  if (strategy.kind !== 'ship-all' && arriveOn > addDays(today, farthest)) throw refusal('invalid', { code: 'date-too-far', facts: { on: arriveOn } }, pointer);
}

/** The batches of a plan, in the order of their numbers. */
export function batchesOf(plans: readonly LinePlan[], { source, note }: { source: StatementSource; note: string | null }): NewBatch[] {
  const parts = plans.flatMap(({ known, parts: own }) => own.map((part) => ({ ...part, line: known.line })));
  const byBatch = groupBy(parts.toSorted((a, b) => a.batch - b.batch), ({ batch }) => batch);
  return [...byBatch.values()].map((together): NewBatch => {
    const { line: { supplierId }, readyOn, arriveOn } = together[0]!;
    return {
      supplierId, status: stateOfNew(source), origin: 'person', readyOn, dispatchedOn: null, arriveOn, carrier: null, container: null, reference: null, source, reason: null, note,
      lines: together.map(({ line, qty }) => ({ lineId: line.id, qty })),
    };
  });
}

/** What a plan makes of the lines that got parts. */
export const changesOf = (plans: readonly LinePlan[], { source, act }: { source: StatementSource; act: Act }): LineChange[] =>
  plans.filter(({ parts }) => parts.length > 0).map(({ known, parts }) => {
    const open = [...known.open, ...parts.map(({ qty, readyOn, arriveOn }) => ({ qty, readyOn, arriveOn, dispatchedOn: null, state: stateOfNew(source) }))];
    return changeLine(known, { open, facts: statedFacts(source, act, { open, agreed: false }) }, act);
  });
