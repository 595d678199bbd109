import type { BusinessSettings } from '../../../shared/contracts/settings.js';
import type { StatementSource } from '../../../shared/contracts/purchasing-words.js';
import { latest } from '../../../shared/dates.js';
import type { FieldError } from '../../../shared/refusal.js';
import { leftOf, sumQty, toUnits } from '../../../shared/quantities.js';
import type { OpenQty } from '../allocate-delivery.js';
import { changeLine, type Act, type ChangeableLine, type LineChange, type StatedFacts } from '../change-line.js';
import { overAllocationOf } from '../over-allocation.js';
import type { BatchEdit, KnownBatch } from './known-batch.js';
import { errorAt } from './refuse.js';

const isOpen = (state: string): state is OpenQty['state'] => ['planned', 'confirmed', 'dispatched'].includes(state);

/** What is planned of a line after an edit of one of its batches. */
export function openAfter({ open }: ChangeableLine, { before, after, lines }: BatchEdit): OpenQty[] {
  const edited = new Map(lines.map((line) => [line.before.id, line]));
  return open.flatMap((one): OpenQty[] => {
    if (one.batchId !== before.id) return [one];
    const { state, qty } = edited.get(one.id) ?? one;
    const { readyOn, dispatchedOn, arriveOn } = after;
    return isOpen(state) ? [{ qty, state, readyOn, dispatchedOn, arriveOn }] : [];
  });
}

/**
 * Why an edit may not be: batches never hold more than is ordered, and a line that the ERP made smaller is put right before
 * anything else. Taking a batch away always helps.
 */
export function overAllocated(known: ChangeableLine, open: readonly OpenQty[], { pointer, takesAway }: { pointer: string; takesAway: boolean }): FieldError[] {
  const { line: { poNumber, lineNumber } } = known;
  const [was, is] = [overAllocationOf(known.line, known.open), overAllocationOf(known.line, open)];
  if (is === 0 || (takesAway && is < was)) return [];
  if (was > 0) return [errorAt(pointer, { code: 'resolve-over-allocation', facts: { poNumber, lineNumber, overQty: is } })];
  return [errorAt(pointer, { code: 'more-than-ordered', facts: { poNumber, lineNumber, leftQty: leftToPlan(known), overQty: is } })];
}

/** How much more people may put into batches. */
export const leftToPlan = ({ line, open }: ChangeableLine): number => leftOf(line.orderedQty, sumQty([line.deliveredQty, ...open.map(({ qty }) => qty)]));

/** Quantities come in the decimals of their unit; what is left of a line may be taken as it is. */
export function tooFine(known: ChangeableLine, qty: number, { pointer, policy }: { pointer: string; policy: Pick<BusinessSettings, 'unitDecimals'> }): FieldError[] {
  const { uom } = known.line;
  const decimals = decimalsOf(uom, policy);
  const isExact = Math.abs(qty * 10 ** decimals - Math.round(qty * 10 ** decimals)) < 1e-7 * Math.max(1, qty);
  if (isExact || toUnits(qty) === toUnits(leftToPlan(known))) return [];
  return [errorAt(pointer, { code: 'qty-too-fine', facts: { uom: uom ?? '', decimals } })];
}

/** Decimals of a unit of measure; three where none is given. */
export const decimalsOf = (uom: string | null, { unitDecimals }: Pick<BusinessSettings, 'unitDecimals'>): number => unitDecimals[uom ?? ''] ?? 3;

/** A batch is a person's word on its lines. An acceptable reason moves the date that OTIF is measured on as well. */
export const statedFacts = (source: StatementSource, { today }: Pick<Act, 'today'>, { open, agreed }: { open: readonly OpenQty[]; agreed: boolean }): StatedFacts => {
  const arrival = agreed ? latest(...open.map(({ arriveOn }) => arriveOn)) : null;
  return { statedOn: today, statedSource: source, ...(arrival && { agreedOn: arrival }) };
};

/** The lines of a batch after an edit; `source` is null where nobody's word on them is new. */
export function lineChangesOf({ poLines }: Pick<KnownBatch, 'poLines'>, edit: BatchEdit, { source, agreed, act }: { source: StatementSource | null; agreed: boolean; act: Act }): LineChange[] {
  return poLines.map((known) => {
    const open = openAfter(known, edit);
    return changeLine(known, { open, ...(source && { facts: statedFacts(source, act, { open, agreed }) }) }, act);
  });
}
