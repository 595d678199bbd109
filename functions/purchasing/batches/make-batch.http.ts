import { makeBatch } from '../../../shared/contracts/batches.js';
import { serve, type Answer } from '../../platform/http.js';
import { saveLineChanges, seenLines } from '../line-changes.store.js';
import { makeBatches } from '../made-batches.store.js';
import { readingFor } from '../milestones/reading.store.js';
import { sourceOf } from '../statement-source.js';
import { oneBatch } from './one-batch.store.js';
import { planBatch } from './plan-batch.js';

const answerMake: Answer<typeof makeBatch> = async (call) => {
  const { lines: seen, source: chosen, note, ...wanted } = call.body;
  const { caller, scope, today } = call;
  const source = sourceOf(caller.role, chosen);
  const { act, ...reading } = await readingFor(call);
  return call.audited(caller, 'batch.made', async (tx) => {
    const lines = await seenLines(tx, seen.map(({ id, version }) => ({ id, version })), { act, ...reading });
    const { batch, changes } = planBatch(lines, { ...wanted, quantities: seen.map(({ qty }) => qty), source, note: note ?? null }, act);
    const [id] = await makeBatches(tx, [batch], act);
    await saveLineChanges(tx, changes, act);
    return { subject: `batch/${id}`, after: batch, reason: note, reply: await oneBatch(tx, id!, { scope, role: caller.role, today }) };
  });
};

serve(makeBatch, answerMake);
