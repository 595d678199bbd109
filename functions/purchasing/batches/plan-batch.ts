import type { StatementSource } from '../../../shared/contracts/purchasing-words.js';
import type { OpenQty } from '../allocate-delivery.js';
import { changeLine, type Act, type ChangeableLine, type LineChange } from '../change-line.js';
import type { NewBatch } from '../made-batches.store.js';
import { whyNotOpen } from '../why-not-open.js';
import { datesFrom, type GivenDates } from './batch-dates.js';
import type { Transport } from './edit-batch.js';
import { overAllocated, statedFacts, tooFine } from './line-edits.js';
import { errorAt, refusal, refuseRows } from './refuse.js';

/** A supplier's word confirms; everybody else plans. */
export const stateOfNew = (source: StatementSource): 'planned' | 'confirmed' => (source === 'supplier-confirmed' ? 'confirmed' : 'planned');

export interface Wanted extends GivenDates, Transport { quantities: readonly number[]; source: StatementSource; note: string | null }

/**
 * One batch of the lines, each with the quantity in its place, and what that makes of the lines.
 *
 * @throws Refusal that names every line that cannot be in it
 */
export function planBatch(lines: readonly ChangeableLine[], { quantities, source, note, ...wanted }: Wanted, act: Act): { batch: NewBatch; changes: LineChange[] } {
  const [first] = lines;
  if (lines.some(({ line }) => line.supplierId !== first!.line.supplierId)) throw refusal('invalid', { code: 'several-suppliers', facts: {} }, '/lines');
  const dates = datesFrom(wanted, { transitDays: Math.max(...lines.map(({ transitDays }) => transitDays)), today: act.today });
  const part = (qty: number): OpenQty => ({ ...dates, dispatchedOn: null, qty, state: stateOfNew(source) });
  const planned = lines.map((known, place) => ({ known, qty: quantities[place]!, open: [...known.open, part(quantities[place]!)] }));
  refuseRows(planned.flatMap(({ known, qty, open }, place) => refusedRow(known, { qty, open }, { pointer: `/lines/${place}`, act })));
  const { carrier, container, reference } = wanted;
  const batch: NewBatch = {
    supplierId: first!.line.supplierId, status: stateOfNew(source), origin: 'person', ...dates, dispatchedOn: null,
    carrier: carrier || null, container: container || null, reference: reference || null, source, reason: null, note,
    lines: planned.map(({ known, qty }) => ({ lineId: known.line.id, qty })),
  };
  return { batch, changes: planned.map(({ known, open }) => changeLine(known, { open, facts: statedFacts(source, act, { open, agreed: false }) }, act)) };
}

function refusedRow(known: ChangeableLine, { qty, open }: { qty: number; open: readonly OpenQty[] }, { pointer, act }: { pointer: string; act: Act }) {
  const closed = whyNotOpen(known.line);
  if (closed) return [errorAt(`${pointer}/id`, closed)];
  return [...overAllocated(known, open, { pointer: `${pointer}/qty`, takesAway: false }), ...tooFine(known, qty, { pointer: `${pointer}/qty`, policy: act.policy })];
}
