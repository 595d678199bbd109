import { z } from 'zod';
import { because } from './because.js';
import { endpoint, IdParams, Paging } from './endpoint.js';
import { JobName, StepCounts, StepName } from './jobs-words.js';

const id = z.number().int();
const instant = z.iso.datetime();

export const JobRun = z.object({
  id, step: JobName, businessOn: z.iso.date().nullable(), erpRunId: id.nullable(), requestId: id.nullable(), startedBy: z.enum(['timer', 'request', 'command']),
  startedAt: instant, finishedAt: instant.nullable(), outcome: z.enum(['running', 'done', 'suspect', 'failed', 'lost']),
  progress: z.object({ done: id, total: id }), counts: StepCounts, message: z.string().nullable(),
});
export type JobRun = z.infer<typeof JobRun>;

export const listSteps = endpoint({
  name: 'jobs-steps', method: 'GET', route: 'jobs/steps', summary: 'The five steps of the night: what each does now, and how its last run ended',
  permission: 'jobs.read', reach: 'everybody',
  reply: z.object({ steps: z.array(z.object({ name: StepName, running: z.boolean(), last: JobRun.nullable() })) }),
});

export const listRuns = endpoint({
  name: 'jobs-runs', method: 'GET', route: 'jobs/runs', summary: 'What ran and how it ended, newest first', permission: 'jobs.read', reach: 'everybody',
  query: z.strictObject({ step: JobName.optional(), ...Paging }),
  reply: z.object({ runs: z.array(JobRun), total: z.number().int() }),
});

export const readRun = endpoint({
  name: 'jobs-run', method: 'GET', route: 'jobs/runs/{id:int}', summary: 'One run, with its progress while it runs', permission: 'jobs.read', reach: 'everybody',
  params: IdParams, reply: JobRun,
});

export const JobRequest = z.object({
  id, step: JobName, businessOn: z.iso.date(), status: z.enum(['waiting', 'running', 'done', 'suspect', 'failed', 'refused']),
  message: z.string().nullable(), requestedAt: instant, jobRunId: id.nullable(),
});

export const requestRun = endpoint({
  name: 'jobs-request', method: 'POST', route: 'jobs/requests', summary: 'Run a step again for a date, or a chore now; the next tick takes it up', permission: 'jobs.run', reach: 'everybody',
  status: 202, body: z.strictObject({ step: JobName, businessOn: z.iso.date() }), reply: JobRequest,
});

export const readRequest = endpoint({
  name: 'jobs-request-read', method: 'GET', route: 'jobs/requests/{id:int}', summary: 'What became of a request', permission: 'jobs.read', reach: 'everybody',
  params: IdParams, reply: JobRequest,
});

export const Extract = z.object({
  id, businessOn: z.iso.date(), source: z.enum(['demo', 'folder', 'sqlserver']), sourceName: z.string().nullable(),
  status: z.enum(['reading', 'applying', 'suspect', 'good', 'failed', 'discarded', 'superseded']), baseline: z.boolean(),
  linesRead: id, newLines: id, changedLines: id, unchangedLines: id, vanishedLines: id, rejectedRows: id,
  suspicions: z.array(because), message: z.string().nullable(), startedAt: instant, goodAt: instant.nullable(), decidedAt: instant.nullable(),
});
export type Extract = z.infer<typeof Extract>;

export const listExtracts = endpoint({
  name: 'extracts-list', method: 'GET', route: 'extracts', summary: 'Readings of the ERP, newest first', permission: 'jobs.read', reach: 'everybody',
  query: z.strictObject({ ...Paging }), reply: z.object({ extracts: z.array(Extract), total: z.number().int() }),
});

const Decision = z.strictObject({ because: z.string().trim().min(3).max(400) });

export const acceptExtract = endpoint({
  name: 'extracts-accept', method: 'POST', route: 'extracts/{id:int}/acceptance', summary: 'Take a suspect extract for true; the next tick applies it',
  permission: 'jobs.run', reach: 'everybody', status: 202, params: IdParams, body: Decision, reply: Extract,
});

export const discardExtract = endpoint({
  name: 'extracts-discard', method: 'POST', route: 'extracts/{id:int}/discard', summary: 'Throw a suspect extract away', permission: 'jobs.run', reach: 'everybody',
  params: IdParams, body: Decision, reply: Extract,
});

export const listRejects = endpoint({
  name: 'rejects-list', method: 'GET', route: 'rejects', summary: 'Rows of the ERP that could not be read on a date', permission: 'jobs.read', reach: 'everybody',
  query: z.strictObject({ businessOn: z.iso.date(), ...Paging }),
  reply: z.object({
    rejects: z.array(z.object({ rowNumber: id, poNumber: z.string().nullable(), lineNumber: z.string().nullable(), field: z.string().nullable(), reason: z.string(), detail: z.string(), raw: z.string() })),
    total: z.number().int(),
  }),
});

/** How far the first nights of a new installation are; the client shows a bar until all are done. */
export const readNights = endpoint({
  name: 'nights-progress', method: 'GET', route: 'nights/progress', summary: 'Nights in the books and nights that wait, with the step at work', permission: 'signed-in', reach: 'nobody',
  reply: z.object({
    lastNight: z.iso.date().nullable(), good: z.number().int(), waiting: z.number().int(),
    running: z.object({ step: StepName, businessOn: z.iso.date().nullable(), done: id, total: id }).nullable(),
    /** Where the data are a read-only copy: the primary's last sign of life in it, and where that one is. */
    copy: z.object({ beatAt: instant.nullable(), primary: z.string().nullable() }).nullable(),
  }),
});
