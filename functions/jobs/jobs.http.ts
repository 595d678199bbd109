import { listRuns, listSteps, readRequest, readRun, requestRun, type JobRun as JobRunReply } from '../../shared/contracts/jobs.js';
import { StepName, type JobName } from '../../shared/contracts/jobs-words.js';
import { Refusal } from '../../shared/refusal.js';
import { serve, type Answer } from '../platform/http.js';
import { jobRequest, requestJob, type JobRequest } from './job-requests.store.js';
import { countJobRuns, jobRun, jobRuns, lastJobRun, type JobRun } from './job-runs.store.js';

const asReply = ({ progressDone, progressTotal, counts, step, ...run }: JobRun): JobRunReply =>
  ({ ...run, step: step as JobName, progress: { done: progressDone, total: progressTotal }, counts: counts ? (JSON.parse(counts) as JobRunReply['counts']) : {} });

const answerSteps: Answer<typeof listSteps> = async ({ db }) => {
  const last = await Promise.all(StepName.options.map((step) => lastJobRun(db, step)));
  return { steps: StepName.options.map((name, i) => ({ name, running: last[i]?.outcome === 'running', last: last[i] ? asReply(last[i]) : null })) };
};

const answerRuns: Answer<typeof listRuns> = async ({ db, query }) =>
  ({ runs: (await jobRuns(db, query)).map(asReply), total: await countJobRuns(db, query.step) });

const answerRun: Answer<typeof readRun> = async ({ db, params }) => {
  const run = await jobRun(db, params.id);
  if (!run) throw new Refusal('missing', 'run-not-found', `There is no run ${params.id}.`);
  return asReply(run);
};

const requestReply = ({ step, ...request }: JobRequest) => ({ ...request, step: step as JobName });

/** A row that the next tick picks up; the reply names it, so that one can watch. */
const answerRequest: Answer<typeof requestRun> = ({ body, caller, audited, now }) =>
  audited(caller, 'job.requested', async (tx) => {
    const id = await requestJob(tx, { ...body, requestedBy: caller.id, requestedAt: now });
    return { subject: `step/${body.step}`, after: body, reply: requestReply((await jobRequest(tx, id))!) };
  });

const answerReadRequest: Answer<typeof readRequest> = async ({ db, params }) => {
  const request = await jobRequest(db, params.id);
  if (!request) throw new Refusal('missing', 'request-not-found', `There is no request ${params.id}.`);
  return requestReply(request);
};

serve(listSteps, answerSteps);
serve(listRuns, answerRuns);
serve(readRun, answerRun);
serve(requestRun, answerRequest);
serve(readRequest, answerReadRequest);
