import { describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/contracts/problem.js';
import type { Session } from '../../shared/contracts/session.js';
import { aProduct, password } from '../fixtures/product.js';
import { anErpLine } from '../fixtures/nights.js';

const product = await aProduct();
await product.night('2026-03-02', [anErpLine(), anErpLine({ poNumber: 'PO-2', supplierCode: 'S2' })]);

describe('signing in', () => {
  it('gives a session that the cookie carries and scripts cannot read', async () => {
    const planner = await product.as('planner');
    const { status, body } = await planner.get<Session>('/api/session');
    expect(status).toBe(200);
    expect(body).toMatchObject({ user: { role: 'planner' }, suppliers: 'all', mustChangePassword: false, lastNight: { businessOn: '2026-03-02' }, demo: false });
  });

  it('sets the cookie HttpOnly, SameSite and for the whole site', async () => {
    await product.as('viewer');
    const reply = await product.visitor().send('POST', '/api/session', { email: 'viewer2@example.com', password });
    expect(reply.headers.get('set-cookie')).toMatch(/^batchline_session=[\w-]{43}; path=\/; samesite=lax; httponly$/i);
  });

  it('names the suppliers of those who have their own', async () => {
    const expeditor = await product.as('expeditor', ['S2']);
    expect((await expeditor.get<Session>('/api/session')).body.suppliers).toMatchObject([{ code: 'S2' }]);
  });

  it('answers the same to a wrong password and to nobody', async () => {
    const [wrong, nobody] = await Promise.all(['planner1@example.com', 'nobody@example.com'].map((email) => product.visitor().send<Problem>('POST', '/api/session', { email, password: 'something else entirely' })));
    expect([wrong!.status, wrong!.body.type, wrong!.body.detail]).toEqual([nobody!.status, nobody!.body.type, nobody!.body.detail]);
    expect(wrong!.status).toBe(401);
  });

  it('is slowed down, fifty tries at once included', async () => {
    const tries = await Promise.all(Array.from({ length: 50 }, () => product.visitor().send<Problem>('POST', '/api/session', { email: 'planner1@example.com', password: 'guess guess guess' })));
    const refused = tries.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(40);
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is refused with the right password as well, after too many wrong ones', async () => {
    const failure = { account: 'planner1@example.com', address: '10.0.0.1', at: new Date().toISOString() };
    await product.db.insertInto('sign_in_failure').values(Array.from({ length: 12 }, () => failure)).execute();
    expect((await product.visitor().send('POST', '/api/session', { email: 'planner1@example.com', password })).status).toBe(429);
  });

  it('is refused from a page of somebody else, and without saying from where', async () => {
    const body = { email: 'viewer2@example.com', password };
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'null' }]) {
      expect((await product.visitor().send<Problem>('POST', '/api/session', body, headers)).body.type).toBe('/problems/foreign-origin');
    }
  });

  it('points at what is missing, and refuses what it does not know', async () => {
    const { status, body } = await product.visitor().send<Problem>('POST', '/api/session', { email: 'a@b.c', extra: 1 });
    expect(status).toBe(400);
    expect(body.errors?.map(({ pointer }) => pointer)).toContain('/password');
    expect((await product.visitor().send<Problem>('POST', '/api/session', '{broken')).body.type).toBe('/problems/body-not-json');
    expect((await product.visitor().send<Problem>('POST', '/api/session', { email: 'a@b.c', password: 'x'.repeat(3_000_000) })).status).toBe(413);
  });
});

describe('a session', () => {
  it('ends with signing out, for every copy of its cookie', async () => {
    const viewer = await product.as('viewer');
    const cookie = viewer.cookie()!;
    expect((await viewer.send('DELETE', '/api/session')).status).toBe(204);
    expect((await product.visitor().get('/api/session', { cookie })).status).toBe(401);
  });

  it('changes its token with the password, and ends the others', async () => {
    const viewer = await product.as('viewer');
    const before = viewer.cookie()!;
    const { user } = (await viewer.get<Session>('/api/session')).body;
    const elsewhere = product.visitor();
    await elsewhere.send('POST', '/api/session', { email: user.email, password });
    expect((await viewer.send<Problem>('PUT', '/api/session/password', { current: 'wrong wrong wrong', next: 'green-lamp-sings-low' })).body.type).toBe('/problems/password-wrong');
    expect((await viewer.send<Problem>('PUT', '/api/session/password', { current: password, next: 'password123456' })).body.type).toBe('/problems/password-too-common');
    expect((await viewer.send('PUT', '/api/session/password', { current: password, next: 'green-lamp-sings-low' })).status).toBe(200);
    expect(viewer.cookie()).not.toBe(before);
    expect((await viewer.get('/api/session')).status).toBe(200);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
  });

  it('must change a password that somebody else set before it does anything else', async () => {
    const planner = await product.as('planner');
    await product.db.updateTable('users').set({ mustChangePassword: true }).where('email', '=', (await planner.get<Session>('/api/session')).body.user.email).execute();
    expect((await planner.get<Problem>('/api/lines')).body.type).toBe('/problems/password-change-required');
    expect((await planner.get<Session>('/api/session')).body.mustChangePassword).toBe(true);
  });

  it('does not outlive its user', async () => {
    const viewer = await product.as('viewer');
    await product.db.updateTable('users').set({ active: false }).where('email', '=', (await viewer.get<Session>('/api/session')).body.user.email).execute();
    expect((await viewer.get('/api/session')).status).toBe(401);
  });

  it('ends when it is idle, and after its longest time', async () => {
    const [idle, old] = [await product.as('viewer'), await product.as('viewer')];
    const ids = await product.db.selectFrom('session').select('id').orderBy('id', 'desc').top(2).execute();
    await product.db.updateTable('session').set({ lastSeenAt: new Date(Date.now() - 31 * 60_000).toISOString() }).where('id', '=', ids[1]!.id).execute();
    await product.db.updateTable('session').set({ expiresAt: new Date(Date.now() - 1000).toISOString() }).where('id', '=', ids[0]!.id).execute();
    expect([(await idle.get('/api/session')).status, (await old.get('/api/session')).status]).toEqual([401, 401]);
  });

  it('is stored as a hash only, and leaves its trace in the audit', async () => {
    const viewer = await product.as('viewer');
    const token = viewer.cookie()!.split('=')[1]!;
    const stored = JSON.stringify(await product.db.selectFrom('session').selectAll().execute());
    expect(stored).not.toContain(token);
    const audit = JSON.stringify(await product.db.selectFrom('audit_event').selectAll().execute());
    expect(audit).toContain('session.started');
    expect(audit).not.toContain(password);
  });
});
