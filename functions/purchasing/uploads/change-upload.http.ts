import { answerUpload, commitUpload, discardUpload } from '../../../shared/contracts/uploads.js';
import type { Reader } from '../../platform/database/database.js';
import { serve, type Answer, type Call } from '../../platform/http.js';
import { refusal } from '../batches/refuse.js';
import { saveLineChanges, seenLines, type Reading } from '../line-changes.store.js';
import { makeBatches } from '../made-batches.store.js';
import { readingFor } from '../milestones/reading.store.js';
import { sourceOf } from '../statement-source.js';
import { chosenWith, differs, isOvertaken, refuseForeign, refuseOpenRows, seenIn } from './answered-upload.js';
import { batchesOf, changeOf, type Committing } from './commit-line.js';
import { judgeFile, madeBy, type FileToJudge, type JudgedFile } from './judge-file.step.js';
import { knownUpload, oneUpload } from './one-upload.store.js';
import type { NamedRow } from './sheet.js';
import { cancelReplaced } from './upload-lines.store.js';
import { allRows, rememberBatches, updateRows, updateUpload, type RowFacts, type UploadChange, type UploadInSight, type Viewer } from './uploads.store.js';
import type { Writer } from '../../platform/database/database.js';

/** @throws Refusal when it is not the caller's, not as it was seen, or over */
async function seenUpload(db: Reader, { id, version }: { id: number; version: number | null }, viewer: Viewer): Promise<UploadInSight> {
  const upload = await knownUpload(db, id, viewer);
  refuseForeign(upload, viewer.id);
  if (upload.status !== 'dry-run') throw refusal('conflict', { code: 'upload-over', facts: {} });
  if (version !== null && upload.version !== version) throw refusal('conflict', { code: 'upload-changed', facts: {} });
  return upload;
}

const fileOf = ({ format, dateOrder, decimalMark }: UploadInSight, rows: readonly RowFacts[]): FileToJudge => ({
  format, answers: { dateOrder, decimalMark }, chosen: new Map(rows.flatMap(({ rowNumber, chosenLineId }) => (chosenLineId === null ? [] : [[rowNumber, chosenLineId] as const]))),
  rows: rows.map(({ rowNumber, cells }) => ({ row: rowNumber, cells: JSON.parse(cells) as NamedRow['cells'] })),
});

async function save(tx: Writer, upload: UploadInSight, change: UploadChange): Promise<void> {
  if (!await updateUpload(tx, upload, change)) throw refusal('conflict', { code: 'upload-changed', facts: {} });
}

/** What is answered is kept, and the file is judged again against the lines as they are now. */
const answerQuestions: Answer<typeof answerUpload> = async (call) => {
  const { params: { id }, body: { version, lines = [], ...answers }, caller, audited, now } = call;
  const reading = await readingFor(call);
  return audited(caller, 'upload.answered', async (tx) => {
    const upload = await seenUpload(tx, { id, version }, caller);
    const rows = await allRows(tx, id);
    const said = { dateOrder: answers.dateOrder ?? upload.dateOrder, decimalMark: answers.decimalMark ?? upload.decimalMark };
    const judged = await judgeFile(tx, { ...fileOf({ ...upload, ...said }, rows), chosen: chosenWith(rows, lines) }, reading, upload.role);
    await updateRows(tx, id, judged.stored);
    await save(tx, upload, { ...said, ...judged.facts, checkedAt: now });
    return { subject: `upload/${id}`, after: { ...answers, lines }, reply: { upload: await oneUpload(tx, id, caller) } };
  });
};

/**
 * Judges before anything is written, so that the writer is held no longer than writing takes: every line is saved under the
 * version that is read here.
 *
 * @throws Refusal when lines changed since the dry run, or it would come to something else now
 */
async function judgedAgain(db: Reader, upload: UploadInSight, reading: Reading): Promise<JudgedFile> {
  const rows = await allRows(db, upload.id);
  refuseOpenRows(rows);
  const judged = await judgeFile(db, fileOf(upload, rows), reading, upload.role);
  if (isOvertaken(rows, judged.stored)) await seenLines(db, seenIn(rows), reading);
  if (differs(rows, judged.stored)) throw refusal('conflict', { code: 'upload-outdated', facts: {} });
  return judged;
}

/** Writes what the dry run said, and answers which batch each row made. */
async function carryOut(tx: Writer, { plans }: JudgedFile, committing: Committing): Promise<Map<number, number>> {
  const made = plans.flatMap((plan) => batchesOf(plan, committing));
  await cancelReplaced(tx, plans.flatMap(({ replaced }) => replaced.map(({ id }) => id)), committing.act);
  const ids = await makeBatches(tx, made.map(({ batch }) => batch), committing.act);
  await saveLineChanges(tx, plans.flatMap((plan) => changeOf(plan, committing) ?? []), committing.act);
  return new Map(made.map(({ row }, i) => [row, ids[i]!]));
}

const answerCommit: Answer<typeof commitUpload> = async (call: Call<typeof commitUpload>) => {
  const { params: { id }, body: { version, source: chosen }, caller, audited, now, db } = call;
  const reading = await readingFor(call);
  const upload = await seenUpload(db, { id, version }, caller);
  const source = sourceOf(caller.role, chosen);
  const judged = await judgedAgain(db, upload, reading);
  return audited(caller, 'upload.committed', async (tx) => {
    const batchIds = await carryOut(tx, judged, { source, makes: madeBy(upload.role), act: reading.act });
    await save(tx, upload, { status: 'committed', source, committedAt: now });
    await rememberBatches(tx, id, batchIds);
    return { subject: `upload/${id}`, after: { source, batches: batchIds.size, rows: judged.stored.length }, reply: { upload: await oneUpload(tx, id, caller) } };
  });
};

const answerDiscard: Answer<typeof discardUpload> = ({ params: { id }, caller, audited }) => audited(caller, 'upload.discarded', async (tx) => {
  await save(tx, await seenUpload(tx, { id, version: null }, caller), { status: 'discarded' });
  return { subject: `upload/${id}`, reply: { upload: await oneUpload(tx, id, caller) } };
});

serve(answerUpload, answerQuestions);
serve(commitUpload, answerCommit);
serve(discardUpload, answerDiscard);
