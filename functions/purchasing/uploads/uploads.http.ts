import { listUploads, readUpload, sendUpload } from '../../../shared/contracts/uploads.js';
import { sha256 } from '../../platform/hash.js';
import { serve, type Answer } from '../../platform/http.js';
import { readingFor } from '../milestones/reading.store.js';
import { judgeFile } from './judge-file.step.js';
import { knownUpload, oneUpload, uploadViews } from './one-upload.store.js';
import { readFile } from './read-file.step.js';
import { rowView } from './upload-view.js';
import { countUploads, insertRows, insertUpload, rowsPage, uploadsPage } from './uploads.store.js';

const answerSend: Answer<typeof sendUpload> = async (call) => {
  const { body: { fileName, content }, caller, audited, now } = call;
  const bytes = Buffer.from(content, 'base64');
  const { format, columns, rows } = await readFile(bytes, fileName);
  const judged = await judgeFile(call.db, { format, rows, answers: { dateOrder: null, decimalMark: null }, chosen: new Map() }, await readingFor(call), caller.role);
  return audited(caller, 'upload.sent', async (tx) => {
    const id = await insertUpload(tx, {
      userId: caller.id, role: caller.role, fileName, format, fileHash: sha256(bytes).toString('hex'), columns: JSON.stringify(columns), status: 'dry-run', ...judged.facts,
      dateOrder: null, decimalMark: null, source: null, uploadedAt: now, checkedAt: now, committedAt: null,
    });
    await insertRows(tx, id, judged.stored);
    return { subject: `upload/${id}`, after: { fileName, format, rows: judged.stored.length }, reply: { upload: await oneUpload(tx, id, caller) } };
  });
};

const answerList: Answer<typeof listUploads> = async ({ db, caller, query }) =>
  ({ uploads: await uploadViews(db, await uploadsPage(db, caller, query), caller), total: await countUploads(db, caller) });

const answerRead: Answer<typeof readUpload> = async ({ db, caller, params: { id }, query }) => {
  const [upload] = await uploadViews(db, [await knownUpload(db, id, caller)], caller);
  const rows = await rowsPage(db, id, { viewer: caller, ...query });
  return { upload: upload!, rows: rows.map(rowView), total: query.verdict ? upload!.counts[query.verdict] : upload!.rows };
};

serve(sendUpload, answerSend);
serve(listUploads, answerList);
serve(readUpload, answerRead);
