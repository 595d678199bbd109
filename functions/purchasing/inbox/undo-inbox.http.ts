import { undoInbox, type WhyNotUndone } from '../../../shared/contracts/inbox.js';
import { Refusal } from '../../../shared/refusal.js';
import type { Reader } from '../../platform/database/database.js';
import { serve, type Answer } from '../../platform/http.js';
import { businessSettings } from '../../platform/settings.store.js';
import type { Act } from '../change-line.js';
import { answersOf, givenIn } from './answers.store.js';
import { givenView } from './inbox-view.js';
import { lineNumbersOf } from './inbox.store.js';
import { undoLine } from './undo-answers.js';
import { saveUndone, standingOf } from './undone.store.js';

const answerUndo: Answer<typeof undoInbox> = async ({ audited, caller, scope, db, body: { requestId, lines }, now, today }) => {
  const act: Act = { userId: caller.id, at: now, today, policy: await businessSettings(db) };
  return audited(caller, 'proposals.undone', async (tx) => {
    const rows = await answersOf(tx, requestId, { userId: caller.id, scope, lines });
    if (rows.length === 0) throw new Refusal('missing', 'answers-not-found', 'There are no such answers of yours.');
    const given = await standingOf(tx, rows, { scope, act });
    const judged = given.map((ofLine) => ({ lineId: ofLine.rows[0]!.lineId, undo: undoLine(ofLine, act) }));
    const undone = judged.flatMap(({ undo }) => (typeof undo === 'string' ? [] : [undo]));
    await saveUndone(tx, undone, act);
    const notUndone = await named(tx, judged.flatMap(({ lineId, undo }) => (typeof undo === 'string' ? [{ lineId, why: undo }] : [])));
    const answers = undone.flatMap((one) => one.rows.filter(({ outcome }) => outcome !== 'superseded')).map(({ proposalId, lineId }) => ({ proposalId, lineId }));
    const reply = { given: givenView((await givenIn(tx, { userId: caller.id, scope }, requestId))!), undone: answers, notUndone };
    return { subject: `proposals/${requestId}`, after: { undone: answers }, reply };
  });
};

async function named(db: Reader, lines: readonly { lineId: number; why: WhyNotUndone }[]) {
  const numbers = new Map((await lineNumbersOf(db, lines.map(({ lineId }) => lineId))).map((one) => [one.id, one]));
  return lines.map(({ lineId, why }) => ({ lineId, why, poNumber: numbers.get(lineId)!.poNumber, lineNumber: numbers.get(lineId)!.lineNumber }));
}

serve(undoInbox, answerUndo);
