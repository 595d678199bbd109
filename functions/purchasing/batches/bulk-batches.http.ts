import { makeBatches as bulkContract, previewBatches, type PlannedLine, type Strategy } from '../../../shared/contracts/bulk-batches.js';
import { sumQty } from '../../../shared/quantities.js';
import type { Reader } from '../../platform/database/database.js';
import { sha256 } from '../../platform/hash.js';
import { serve, type Answer } from '../../platform/http.js';
import type { Act, ChangeableLine } from '../change-line.js';
import { saveLineChanges, seenLines, type Reading } from '../line-changes.store.js';
import { makeBatches } from '../made-batches.store.js';
import { packingOf } from '../proposals.store.js';
import type { Packing } from '../split-qty.js';
import { readingFor } from '../milestones/reading.store.js';
import { sourceOf } from '../statement-source.js';
import { batchesOf, changesOf, planLines, type LinePlan } from './bulk-plan.js';
import { decimalsOf } from './line-edits.js';
import { refusal } from './refuse.js';

interface Wanted { lines: { id: number; version: number }[]; strategy: Strategy; together: boolean }

async function planned(db: Reader, { lines, strategy, together }: Wanted, { act, ...reading }: Reading): Promise<LinePlan[]> {
  const known = await seenLines(db, lines, { act, ...reading });
  return planLines(known, { strategy, together, packingOf: await packingFor(db, known, act), today: act.today });
}

async function packingFor(db: Reader, lines: readonly ChangeableLine[], { policy }: Act): Promise<(known: ChangeableLine) => Packing> {
  const supplierIds = [...new Set(lines.map(({ line }) => line.supplierId))];
  const rows = await Promise.all(supplierIds.map(async (supplierId) => (await packingOf(db, supplierId)).map((one) => [`${supplierId} ${one.itemId}`, one] as const)));
  const packings = new Map(rows.flat());
  return ({ line: { supplierId, itemId, uom } }) => {
    const packing = packings.get(`${supplierId} ${itemId}`);
    return { moq: packing?.moq ?? null, multiple: packing?.orderMultiple ?? null, decimals: decimalsOf(uom, policy) };
  };
}

/** Names an outcome: the same lines in the same versions with the same parts in the same batches. */
const nameOf = (plans: readonly LinePlan[]): string =>
  sha256(JSON.stringify(plans.map(({ known: { line }, parts }) => [line.id, line.version, parts.map(({ qty, readyOn, arriveOn, batch }) => [qty, readyOn, arriveOn, batch])]))).toString('hex');

const planView = ({ known: { line }, parts, remarks }: LinePlan): PlannedLine => {
  const { id, version, poNumber, lineNumber, supplierId, supplierName, itemCode, uom, dueOn, unallocatedQty } = line;
  return { id, version, poNumber, lineNumber, supplierId, supplierName, itemCode, uom, dueOn, unallocatedQty, parts: [...parts], remarks: [...remarks] };
};

const answerPreview: Answer<typeof previewBatches> = async (call) => {
  const plans = await planned(call.db, call.body, await readingFor(call));
  const parts = plans.flatMap((plan) => plan.parts);
  return { lines: plans.map(planView), batches: new Set(parts.map(({ batch }) => batch)).size, totalQty: sumQty(parts.map(({ qty }) => qty)), plan: nameOf(plans) };
};

const answerBulk: Answer<typeof bulkContract> = async (call) => {
  const { plan, note, source: chosen, ...wanted } = call.body;
  const source = sourceOf(call.caller.role, chosen);
  const reading = await readingFor(call);
  const { act } = reading;
  return call.audited(call.caller, 'batches.made', async (tx) => {
    const plans = await planned(tx, wanted, reading);
    if (nameOf(plans) !== plan) throw refusal('conflict', { code: 'plan-changed', facts: {} });
    const changes = changesOf(plans, { source, act });
    if (changes.length === 0) throw refusal('conflict', { code: 'nothing-to-plan', facts: {} });
    const batchIds = await makeBatches(tx, batchesOf(plans, { source, note: note ?? null }), act);
    await saveLineChanges(tx, changes, act);
    const lines = changes.map(({ known, line }) => ({ id: known.line.id, version: line.version }));
    return { subject: `batches/${batchIds[0]}-${batchIds.at(-1)}`, after: { strategy: wanted.strategy, source, batches: batchIds.length, lines: lines.length }, reason: note, reply: { batchIds, lines } };
  });
};

serve(previewBatches, answerPreview);
serve(bulkContract, answerBulk);
