import type { Writer } from '../platform/database/database.js';

/** Each removes at most `limit` rows and answers how many it were: no transaction takes long. */
type Removal = (tx: Writer, before: { at: string; on: string }, limit: number) => Promise<number>;

/** The newest run of a job stays: what is due follows from it. */
export const removeRuns: Removal = async (tx, { at }, limit) => {
  const { numDeletedRows } = await tx.deleteFrom('job_run').where('id', 'in', (e) => e.selectFrom('job_run as old').select('old.id').where('old.finishedAt', '<', at)
    .where((f) => f.exists(f.selectFrom('job_run as newer').select('newer.id').whereRef('newer.step', '=', 'old.step').whereRef('newer.id', '>', 'old.id'))).orderBy('old.id').top(limit)).executeTakeFirst();
  return Number(numDeletedRows);
};

export const removeRequests: Removal = async (tx, { at }, limit) => {
  const { numDeletedRows } = await tx.deleteFrom('job_request').where('id', 'in', (e) => e.selectFrom('job_request as old').select('old.id').where('old.requestedAt', '<', at)
    .where('old.status', 'not in', ['waiting', 'running']).orderBy('old.id').top(limit)).executeTakeFirst();
  return Number(numDeletedRows);
};

export const removeSessions: Removal = async (tx, { at }, limit) => {
  const { numDeletedRows } = await tx.deleteFrom('session').where('id', 'in', (e) => e.selectFrom('session as old').select('old.id').where('old.expiresAt', '<', at).orderBy('old.id').top(limit)).executeTakeFirst();
  return Number(numDeletedRows);
};

export const removeFailures: Removal = async (tx, { at }, limit) => {
  const { numDeletedRows } = await tx.deleteFrom('sign_in_failure').where('id', 'in', (e) => e.selectFrom('sign_in_failure as old').select('old.id').where('old.at', '<', at).orderBy('old.id').top(limit)).executeTakeFirst();
  return Number(numDeletedRows);
};

/** Rows first: an upload without rows is what is removed next. */
export const removeUploadRows: Removal = async (tx, { at }, limit) => {
  const { numDeletedRows } = await tx.deleteFrom('upload_row').where('uploadId', 'in', (e) => e.selectFrom('upload as old').select('old.id').where('old.uploadedAt', '<', at)
    .where((f) => f.exists(f.selectFrom('upload_row as r').select('r.rowNumber').whereRef('r.uploadId', '=', 'old.id'))).orderBy('old.id').top(Math.max(1, Math.floor(limit / 500)))).executeTakeFirst();
  return Number(numDeletedRows);
};

export const removeUploads: Removal = async (tx, { at }, limit) => {
  const { numDeletedRows } = await tx.deleteFrom('upload').where('id', 'in', (e) => e.selectFrom('upload as old').select('old.id').where('old.uploadedAt', '<', at).orderBy('old.id').top(limit)).executeTakeFirst();
  return Number(numDeletedRows);
};

/** Night by night. */
export const removeRejects: Removal = async (tx, { on }) => {
  const { numDeletedRows } = await tx.deleteFrom('erp_reject').where('businessOn', 'in', (e) => e.selectFrom('erp_reject as old').select('old.businessOn').where('old.businessOn', '<', on).orderBy('old.businessOn').top(1)).executeTakeFirst();
  return Number(numDeletedRows);
};

/** What is still to be sent stays. */
export const removeMail: Removal = async (tx, { at }, limit) => {
  const { numDeletedRows } = await tx.deleteFrom('mail_outbox').where('id', 'in', (e) => e.selectFrom('mail_outbox as old').select('old.id').where('old.finishedAt', '<', at).where('old.status', '<>', 'waiting').orderBy('old.id').top(limit)).executeTakeFirst();
  return Number(numDeletedRows);
};

export const removeLinks: Removal = async (tx, { at }, limit) => {
  const { numDeletedRows } = await tx.deleteFrom('one_time_link').where('id', 'in', (e) => e.selectFrom('one_time_link as old').select('old.id').where('old.expiresAt', '<', at).orderBy('old.id').top(limit)).executeTakeFirst();
  return Number(numDeletedRows);
};

/** What is removed after how many days, in this order. History and the audit trail are not among it, whatever anybody sets. */
export const removals = [
  { days: 'runsDays', remove: removeRuns }, { days: 'runsDays', remove: removeRequests },
  { days: 'sessionsDays', remove: removeSessions }, { days: 'sessionsDays', remove: removeFailures },
  { days: 'uploadsDays', remove: removeUploadRows }, { days: 'uploadsDays', remove: removeUploads },
  { days: 'mailDays', remove: removeMail }, { days: 'sessionsDays', remove: removeLinks },
  { days: 'rejectsDays', remove: removeRejects },
] as const;
