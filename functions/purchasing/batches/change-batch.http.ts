import { cancelBatch, confirmBatch, describeTransport, dispatchBatch, moveBatch, resizeBatch } from '../../../shared/contracts/batches.js';
import type { SeenLine, StatementSource } from '../../../shared/contracts/purchasing-words.js';
import { may } from '../../../shared/contracts/roles.js';
import type { Writer } from '../../platform/database/database.js';
import { serve, type Answer, type Call } from '../../platform/http.js';
import type { Act } from '../change-line.js';
import { saveLineChanges } from '../line-changes.store.js';
import { readingFor } from '../milestones/reading.store.js';
import { reasonsByCode } from '../milestones/reasons.store.js';
import { sourceOf } from '../statement-source.js';
import { batchChanged, saveBatchEdit, seenBatch } from './batch-changes.store.js';
import { batchToChange, openLinesOf } from './batches.store.js';
import { cancelled, confirmed, dispatched, moved, resized, transported, type Around } from './edit-batch.js';
import type { BatchEdit, KnownBatch } from './known-batch.js';
import { lineChangesOf, openAfter, overAllocated, tooFine } from './line-edits.js';
import { oneBatch } from './one-batch.store.js';
import { refusal, refuseRows } from './refuse.js';

type Writing = Pick<Call<typeof confirmBatch>, 'db' | 'caller' | 'audited' | 'now' | 'today' | 'scope'>;

const replyOf = (tx: Writer, id: number, { scope, caller, today }: Writing) => oneBatch(tx, id, { scope, role: caller.role, today });

/** What an act says besides what it does: whose word it is on the lines, why, and whether the agreed date goes along. */
interface Decided { edit: BatchEdit; source: StatementSource | null; agreed?: boolean; takesAway?: boolean }

type Change = Writing & { params: { id: number }; body: { version: number; lines: readonly SeenLine[]; reason?: string | undefined; note?: string | undefined } };

/** Loads what was seen, decides, refuses what cannot be, saves batch and lines, and answers the batch as it is then. */
async function change(call: Change, action: string, decide: (known: KnownBatch, around: Around) => Decided) {
  const { params: { id }, body, caller } = call;
  const reading = await readingFor(call);
  const { act } = reading;
  return call.audited(caller, action, async (tx) => {
    const known = await seenBatch(tx, id, body, reading);
    const around = { today: act.today, transitDays: Math.max(0, ...known.poLines.map(({ transitDays }) => transitDays)) };
    const { edit, source, agreed = false, takesAway = false } = decide(known, around);
    refuseRows(refusedLines(known, edit, { takesAway, act, seen: body.lines }));
    await saveBatchEdit(tx, edit, act);
    await saveLineChanges(tx, lineChangesOf(known, edit, { source, agreed, act }), act);
    return { subject: `batch/${id}`, before: edit.before, after: { ...edit.after, lines: edit.lines.map((line) => ({ id: line.before.id, qty: line.qty, state: line.state })) }, reason: body.reason ?? body.note, reply: await replyOf(tx, id, call) };
  });
}

function refusedLines({ poLines }: KnownBatch, edit: BatchEdit, { takesAway, act, seen }: { takesAway: boolean; act: Act; seen: readonly SeenLine[] }) {
  return poLines.flatMap((known) => {
    const pointer = `/lines/${seen.findIndex(({ id }) => id === known.line.id)}`;
    const resizedHere = edit.lines.filter((line) => line.before.lineId === known.line.id && line.qty !== line.before.qty);
    return [...overAllocated(known, openAfter(known, edit), { pointer, takesAway }), ...resizedHere.flatMap(({ qty }) => tooFine(known, qty, { pointer, policy: act.policy }))];
  });
}

const wordsOf = (source: StatementSource | null, { reason, note }: { reason?: string | undefined; note?: string | undefined }) => ({ source, reason: reason ?? null, note: note ?? null });

/** @throws Refusal for a reason that nobody offers */
async function isAcceptable({ db, body: { reason } }: Change): Promise<boolean> {
  if (reason === undefined) return false;
  const known = (await reasonsByCode(db)).get(reason);
  if (!known?.active) throw refusal('invalid', { code: 'reason-unknown', facts: { reason } }, '/reason');
  return known.acceptable;
}

const answerConfirm: Answer<typeof confirmBatch> = (call) => {
  const source = sourceOf(call.caller.role, call.body.source);
  return change(call, 'batch.confirmed', (known) => ({ edit: confirmed(known, wordsOf(source, call.body)), source }));
};

const answerDispatch: Answer<typeof dispatchBatch> = (call) => {
  const { dispatchedOn, arriveOn, carrier, container, reference } = call.body;
  const source = sourceOf(call.caller.role, call.body.source);
  return change(call, 'batch.dispatched', (known, around) =>
    ({ edit: dispatched(known, { dispatchedOn, arriveOn, transport: { carrier, container, reference }, words: wordsOf(source, call.body) }, around), source }));
};

const answerMove: Answer<typeof moveBatch> = async (call) => {
  const { readyOn, arriveOn } = call.body;
  const source = sourceOf(call.caller.role, call.body.source);
  const agreed = await isAcceptable(call);
  return change(call, 'batch.moved', (known, around) => ({ edit: moved(known, { readyOn, arriveOn, words: wordsOf(source, call.body) }, around), source, agreed }));
};

const answerResize: Answer<typeof resizeBatch> = async (call) => {
  const source = sourceOf(call.caller.role, call.body.source);
  await isAcceptable(call);
  return change(call, 'batch.resized', (known) => ({ edit: resized(known, { quantities: call.body.quantities, words: wordsOf(source, call.body) }), source }));
};

const answerCancel: Answer<typeof cancelBatch> = async (call) => {
  await isAcceptable(call);
  return change(call, 'batch.cancelled', (known) => ({ edit: cancelled(known, { only: call.body.batchLines, words: wordsOf(null, call.body) }), source: null, takesAway: true }));
};

const answerTransport: Answer<typeof describeTransport> = async (call) => {
  const { params: { id }, body: { version, ...transport }, caller, scope } = call;
  return call.audited(caller, 'batch.transport', async (tx) => {
    const batch = await batchToChange(tx, id, scope);
    if (!batch) throw refusal('missing', { code: 'batch-not-found', facts: { id } });
    if (batch.version !== version) throw await batchChanged(tx, id, { hideNames: !may(caller.role, 'lines.read-internal') });
    const edit = transported({ batch, lines: await openLinesOf(tx, id) }, transport);
    await saveBatchEdit(tx, edit, { userId: caller.id, at: call.now });
    return { subject: `batch/${id}`, before: edit.before, after: edit.after, reply: await replyOf(tx, id, call) };
  });
};

serve(confirmBatch, answerConfirm);
serve(dispatchBatch, answerDispatch);
serve(moveBatch, answerMove);
serve(resizeBatch, answerResize);
serve(cancelBatch, answerCancel);
serve(describeTransport, answerTransport);
