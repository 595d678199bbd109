import { listReasons, readProgress, updateLines } from '../../../shared/contracts/milestones.js';
import { serve, type Answer } from '../../platform/http.js';
import { saveLineChanges, seenLines } from '../line-changes.store.js';
import { lineView } from '../line-view.js';
import { decideUpdates } from './decide-update.js';
import { updateProgress } from './progress.store.js';
import { readingFor } from './reading.store.js';
import { allReasons, reasonsByCode } from './reasons.store.js';

const answerUpdates: Answer<typeof updateLines> = async (call) => {
  const { db, body: { lines: updates }, caller, audited, scope, today } = call;
  const reading = await readingFor(call);
  const reasons = await reasonsByCode(db);
  return audited(caller, 'lines.updated', async (tx) => {
    const known = await seenLines(tx, updates, reading);
    const changes = decideUpdates(known, updates, { role: caller.role, reasons, act: reading.act });
    await saveLineChanges(tx, changes, reading.act);
    const lines = changes.map(({ line }, i) => lineView({ ...line, id: updates[i]!.id }, today));
    const progress = await updateProgress(tx, { scope, today, suppliers: [...new Set(lines.map(({ supplierId }) => supplierId))] });
    return { subject: updates.length === 1 ? `line/${updates[0]!.id}` : 'lines', after: updates, reply: { lines, progress } };
  });
};

const answerProgress: Answer<typeof readProgress> = async ({ db, scope, today }) => ({ today, progress: await updateProgress(db, { scope, today }) });

const answerReasons: Answer<typeof listReasons> = async ({ db }) => ({ reasons: await allReasons(db) });

serve(updateLines, answerUpdates);
serve(readProgress, answerProgress);
serve(listReasons, answerReasons);
