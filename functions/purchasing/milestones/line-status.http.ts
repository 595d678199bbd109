import { addNote, allowOverDelivery, changeStatus } from '../../../shared/contracts/milestones.js';
import { may } from '../../../shared/contracts/roles.js';
import { Refusal } from '../../../shared/refusal.js';
import { serve, type Answer } from '../../platform/http.js';
import { changeLine } from '../change-line.js';
import { saveLineChanges, seenLines } from '../line-changes.store.js';
import { lineInScope } from '../line-list.store.js';
import { lineView } from '../line-view.js';
import { moveStatus } from './move-status.js';
import { appendNote } from './notes.store.js';
import { readingFor } from './reading.store.js';
import { reasonsByCode } from './reasons.store.js';

const answerStatus: Answer<typeof changeStatus> = async (call) => {
  const { db, params: { id }, body: { version, to, reason, note }, caller, audited, today } = call;
  const reading = await readingFor(call);
  const reasons = await reasonsByCode(db);
  return audited(caller, 'line.status-changed', async (tx) => {
    const [known] = await seenLines(tx, [{ id, version }], reading);
    const change = moveStatus(known!, { to, reason, note }, { reasons, act: reading.act });
    await saveLineChanges(tx, [change], reading.act);
    return { subject: `line/${id}`, before: { status: known!.line.status }, after: { status: to }, reason, reply: { line: lineView({ ...change.line, id }, today) } };
  });
};

const answerOverDelivery: Answer<typeof allowOverDelivery> = async (call) => {
  const { params: { id }, body: { version, allowed }, caller, audited, today } = call;
  const reading = await readingFor(call);
  return audited(caller, 'line.over-delivery-changed', async (tx) => {
    const [known] = await seenLines(tx, [{ id, version }], reading);
    const change = changeLine(known!, { facts: { overDeliveryAllowed: allowed } }, reading.act);
    await saveLineChanges(tx, [change], reading.act);
    return { subject: `line/${id}`, before: { allowed: known!.line.overDeliveryAllowed }, after: { allowed }, reply: { line: lineView({ ...change.line, id }, today) } };
  });
};

/** A note changes nothing about its line, so it needs no version and overtakes nobody. */
const answerNote: Answer<typeof addNote> = async ({ params: { id }, body, caller, audited, scope, now }) => {
  if (body.internal && !may(caller.role, 'lines.expedite')) throw new Refusal('forbidden', 'internal-note-forbidden', 'Suppliers cannot write internal notes.');
  return audited(caller, 'line.note-added', async (tx) => {
    if (!await lineInScope(tx, id, scope)) throw new Refusal('missing', 'line-not-found', `There is no PO line ${id}.`);
    await appendNote(tx, { lineId: id, ...body, userId: caller.id, at: now });
    return { subject: `line/${id}`, after: body, reply: { at: now } };
  });
};

serve(changeStatus, answerStatus);
serve(allowOverDelivery, answerOverDelivery);
serve(addNote, answerNote);
