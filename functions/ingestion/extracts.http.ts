import { acceptExtract, discardExtract, listExtracts, listRejects, readNights, type Extract } from '../../shared/contracts/jobs.js';
import type { StepName } from '../../shared/contracts/jobs-words.js';
import { isScoped, type Role } from '../../shared/contracts/roles.js';
import { lastBeat } from '../jobs/heartbeat.store.js';
import { localTime } from '../../shared/dates.js';
import { Refusal } from '../../shared/refusal.js';
import { changeErpRun, countRuns, erpRun, newestRunAmong, runsPage, type ErpRun } from '../jobs/erp-runs.store.js';
import { runningStep, type JobRun } from '../jobs/job-runs.store.js';
import { serve, type Answer, type Call } from '../platform/http.js';
import { decideExtract } from './decide-extract.js';
import { countRejects, rejectsPage } from './stage.store.js';

const asReply = ({ suspicions, ...run }: ErpRun): Extract => ({ ...run, suspicions: suspicions ? (JSON.parse(suspicions) as Extract['suspicions']) : [] });

const answerList: Answer<typeof listExtracts> = async ({ db, query }) => ({ extracts: (await runsPage(db, query)).map(asReply), total: await countRuns(db) });

/** What an administrator decides about a suspect extract; a newer reading takes the decision away. */
const decide = (verdict: 'accepted' | 'discarded') => async ({ params, body, caller, audited, now }: Call<typeof acceptExtract>): Promise<Extract> =>
  audited(caller, `extract.${verdict}`, async (tx) => {
    const run = await erpRun(tx, params.id);
    if (!run) throw new Refusal('missing', 'extract-not-found', `There is no extract ${params.id}.`);
    const after = decideExtract(run, { verdict, newest: (await newestRunAmong(tx, ['good', 'suspect', 'applying']))! });
    await changeErpRun(tx, run.id, { ...after, decidedBy: caller.id, decidedAt: now, decidedBecause: body.because });
    return { subject: `extract/${run.id}`, before: { status: run.status }, after, reason: body.because, reply: asReply((await erpRun(tx, run.id))!) };
  });

const answerRejects: Answer<typeof listRejects> = async ({ db, query }) =>
  ({ rejects: await rejectsPage(db, query), total: await countRejects(db, query.businessOn) });

/** How many lines there are in all is not everybody's to know: to them, a step has a hundred parts. */
const progressFor = (role: Role, { progressDone: done, progressTotal: total }: Pick<JobRun, 'progressDone' | 'progressTotal'>) =>
  (isScoped(role) ? { done: Math.floor((done * 100) / Math.max(total, 1)), total: 100 } : { done, total });

const answerNights: Answer<typeof readNights> = async ({ db, world, now, caller }) => {
  const done = await newestRunAmong(db, ['good', 'suspect', 'discarded']);
  const waiting = world.isCopy ? [] : await world.erp.waiting(done?.businessOn ?? null, localTime(now, world.zone).date).catch(() => []);
  const running = await runningStep(db);
  return {
    lastNight: (await newestRunAmong(db, ['good']))?.businessOn ?? null, good: await countRuns(db, 'good'), waiting: waiting.length,
    copy: world.isCopy ? { beatAt: (await lastBeat(db)).beatAt, primary: world.environment.PRIMARY_URL ?? null } : null,
    running: running ? { step: running.step as StepName, businessOn: running.businessOn, ...progressFor(caller.role, running) } : null,
  };
};

serve(listExtracts, answerList);
serve(acceptExtract, decide('accepted'));
serve(discardExtract, decide('discarded'));
serve(listRejects, answerRejects);
serve(readNights, answerNights);
