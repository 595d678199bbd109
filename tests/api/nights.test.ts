import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Extract, JobRequest, JobRun, listExtracts, listRejects, listRuns, readNights } from '../../shared/contracts/jobs.js';
import type { Problem } from '../../shared/contracts/problem.js';
import { dumpOf } from '../fixtures/dump.js';
import { anErpLine, type FileLine } from '../fixtures/nights.js';
import { aProduct } from '../fixtures/product.js';

/** What an endpoint answers, or why it does not. */
type OrProblem<Reply> = Reply & Pick<Problem, 'type' | 'errors' | 'facts'>;

const product = await aProduct();
const lines = (count: number, but: (i: number) => FileLine = () => ({})) => Array.from({ length: count }, (_, i) => anErpLine({ poNumber: `PO-${String(i).padStart(2, '0')}`, ...but(i) }));
const delivered = (count: number) => lines(count, (i) => (i === 0 ? { deliveredQty: 40, receivedOn: '2026-03-03' } : {}));

await product.night('2026-03-02', lines(30));
const admin = await product.as('admin');
const planner = await product.as('planner');

const extracts = async () => (await admin.get<z.infer<(typeof listExtracts)['reply']>>('/api/extracts')).body.extracts;
const newest = async () => (await extracts())[0]!;
const decide = (id: number, verdict: 'acceptance' | 'discard', body: object = { because: 'Looked at it' }) => admin.send<OrProblem<Extract>>('POST', `/api/extracts/${id}/${verdict}`, body);
const typeOf = ({ status, body }: { status: number; body: Pick<Problem, 'type'> }) => [status, body.type];
const listedLines = async () => (await planner.get<{ total: { n: number } }>('/api/lines')).body.total.n;
const audited = async (action: string) => (await product.db.selectFrom('audit_event').select(['subject', 'reason']).where('action', '=', action).execute());

describe('a suspect extract', () => {
  it('waits, with its reasons, and nothing after it happens', async () => {
    await product.night('2026-03-03', delivered(10));
    expect(await newest()).toMatchObject({ businessOn: '2026-03-03', status: 'suspect', linesRead: 10, vanishedLines: 20, suspicions: [{ code: 'extract-shrank', facts: { before: 30, now: 10 } }] });
    expect(await listedLines()).toBe(30);
  });

  it('is discarded with a reason, and not read again', async () => {
    const { id } = await newest();
    const { status, body } = await decide(id, 'discard');
    expect([status, body.status]).toEqual([200, 'discarded']);
    expect(await audited('extract.discarded')).toEqual([{ subject: `extract/${id}`, reason: 'Looked at it' }]);
    expect((await product.run()).results.filter(({ name }) => name === 'ingestion')).toEqual([]);
    expect(await listedLines()).toBe(30);
    expect(typeOf(await decide(id, 'acceptance'))).toEqual([409, '/problems/extract-not-suspect']);
  });

  it('is accepted with a reason, and applied by the next tick', async () => {
    await product.night('2026-03-04', delivered(12));
    const { id } = await newest();
    expect((await decide(id, 'acceptance')).status).toBe(202);
    expect((await extracts())[0]!.status).toBe('applying');
    const night = await product.run();
    expect(night.results.map(({ name, outcome }) => [name, outcome])).toEqual(['ingestion', 'changes', 'timeline', 'proposals', 'alerts'].map((name) => [name, 'done']));
    expect(await newest()).toMatchObject({ id, status: 'good' });
    expect((await product.db.selectFrom('po_line').select('id').where('missingSinceOn', '=', '2026-03-04').execute()).length).toBe(18);
    expect(await audited('extract.accepted')).toEqual([{ subject: `extract/${id}`, reason: 'Looked at it' }]);
  });

  it('has no say when a newer one waits', async () => {
    await product.night('2026-03-05', lines(3));
    const older = await newest();
    await product.night('2026-03-06', lines(4));
    const refused = await decide(older.id, 'acceptance');
    expect([...typeOf(refused), refused.body.facts]).toEqual([409, '/problems/extract-overtaken', { newest: '2026-03-06' }]);
    expect((await decide((await newest()).id, 'discard')).status).toBe(200);
  });

  it('is decided by administrators, with a reason, and only if there is one', async () => {
    const { id } = (await extracts()).find(({ status }) => status === 'suspect')!;
    expect(typeOf(await planner.send<Problem>('POST', `/api/extracts/${id}/acceptance`, { because: 'I say so' }))).toEqual([403, '/problems/permission-missing']);
    const bare = await decide(id, 'acceptance', { because: '  x ' });
    expect([...typeOf(bare), bare.body.errors?.map(({ in: part, pointer }) => part + pointer)]).toEqual([400, '/problems/request-invalid', ['body/because']]);
    expect(typeOf(await decide(999, 'discard'))).toEqual([404, '/problems/extract-not-found']);
    expect((await decide(id, 'discard')).status).toBe(200);
  });
});

describe('rows that could not be read', () => {
  it('are listed by their date with the reason and what stood there', async () => {
    await product.night('2026-03-07', delivered(30).map((line, i) => (i === 3 ? { ...line, dueOn: 'soon' } : line)));
    const { rejects, total } = (await admin.get<z.infer<(typeof listRejects)['reply']>>('/api/rejects?businessOn=2026-03-07')).body;
    expect([total, rejects.length]).toEqual([1, 1]);
    expect(rejects[0]).toMatchObject({ rowNumber: 4, poNumber: 'PO-03', lineNumber: '10', field: 'dueOn', reason: 'not-a-date' });
    expect(rejects[0]!.raw).toContain('"soon"');
    expect((await admin.get<{ total: number }>('/api/rejects?businessOn=2026-03-02')).body.total).toBe(0);
  });
});

describe('a step is run again', () => {
  const request = (body: object, who = admin) => who.send<OrProblem<z.infer<typeof JobRequest>>>('POST', '/api/jobs/requests', body);
  const outcomeOf = async (id: number) => (await admin.get<z.infer<typeof JobRequest>>(`/api/jobs/requests/${id}`)).body;

  it.each(['changes', 'timeline', 'proposals', 'alerts'])('%s, for a night long past, and changes nothing', async (step) => {
    const { status, body } = await request({ step, businessOn: '2026-03-02' });
    expect([status, body.status, body.jobRunId]).toEqual([202, 'waiting', null]);
    const before = await dumpOf(product.db);
    expect((await product.run()).results.map(({ name, outcome, businessOn }) => [name, outcome, businessOn])).toContainEqual([step, 'done', '2026-03-02']);
    expect(await dumpOf(product.db)).toEqual(before);
    const { status: ended, jobRunId } = await outcomeOf(body.id);
    expect(ended).toBe('done');
    expect((await admin.get<z.infer<typeof JobRun>>(`/api/jobs/runs/${jobRunId}`)).body).toMatchObject({ step, outcome: 'done', startedBy: 'request', requestId: body.id, businessOn: '2026-03-02' });
  });

  it('the newest night from the ERP, and changes nothing', async () => {
    const { body } = await request({ step: 'ingestion', businessOn: '2026-03-07' });
    const tables = async () => {
      const { po_line: poLines, movement, erp_snapshot: snapshot, alert, batch_proposal: proposals } = await dumpOf(product.db);
      return { poLines, movement, snapshot, alert, proposals };
    };
    const before = await tables();
    await product.run();
    expect([(await outcomeOf(body.id)).status, await tables()]).toEqual(['done', before]);
  });

  it.each([['ingestion', '2026-03-02', 'is older and cannot be read again'], ['ingestion', '2026-04-01', 'has no extract of 2026-04-01'], ['timeline', '2026-03-03', 'no good night of 2026-03-03']])('or not: %s of %s', async (step, businessOn, words) => {
    const { body } = await request({ step, businessOn });
    await product.run();
    const { status, message } = await outcomeOf(body.id);
    expect([status, message]).toEqual(['refused', expect.stringContaining(words)]);
  });

  it('by administrators, for a step and a date that there are', async () => {
    expect(typeOf(await request({ step: 'timeline', businessOn: '2026-03-02' }, planner))).toEqual([403, '/problems/permission-missing']);
    const { status, body } = await request({ step: 'dusting', businessOn: '2026-02-30' });
    expect([status, body.errors?.map(({ in: part, pointer }) => part + pointer)]).toEqual([400, ['body/step', 'body/businessOn']]);
    expect(typeOf(await admin.get<Problem>('/api/jobs/requests/999'))).toEqual([404, '/problems/request-not-found']);
    expect(typeOf(await admin.get<Problem>('/api/jobs/runs/999'))).toEqual([404, '/problems/run-not-found']);
  });

  it('and every run is in the history, the newest first, a page at a time', async () => {
    const runs = async (query: string) => (await admin.get<z.infer<(typeof listRuns)['reply']>>(`/api/jobs/runs?${query}`)).body;
    const all = await runs('step=timeline&limit=500');
    expect(all.runs.map(({ step }) => step)).toEqual(Array(all.total).fill('timeline'));
    expect(all.runs.map(({ id }) => id)).toEqual(all.runs.map(({ id }) => id).sort((a, b) => b - a));
    expect((await runs('step=timeline&limit=2&offset=1')).runs).toEqual(all.runs.slice(1, 3));
  });
});

describe('the progress of nights', () => {
  it('is told to everybody who is signed in', async () => {
    const viewer = await product.as('viewer');
    const { body } = await viewer.get<z.infer<(typeof readNights)['reply']>>('/api/nights/progress');
    expect(body).toMatchObject({ lastNight: '2026-03-07', waiting: 0, running: null });
    expect((await product.visitor().get('/api/nights/progress')).status).toBe(401);
  });
});
