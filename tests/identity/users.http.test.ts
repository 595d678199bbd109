import { describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/contracts/problem.js';
import type { Session } from '../../shared/contracts/session.js';
import type { LiveSession, ManagedUser } from '../../shared/contracts/users.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct, password } from '../fixtures/product.js';

const product = await aProduct({ PUBLIC_URL: '', MAIL_SERVER: '' });
await product.night('2026-03-02', [anErpLine(), anErpLine({ poNumber: 'PO-2', supplierCode: 'S2' })]);
const admin = await product.as('admin');
const { db } = product;
const idOf = async (code: string) => (await db.selectFrom('supplier').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id;
const [s1, s2] = [await idOf('S1'), await idOf('S2')];

interface Invited { user: ManagedUser; link: { url: string; expiresAt: string } | null }
let people = 0;
const invite = async (but: object = {}) => (await admin.send<Invited & Problem>('POST', '/api/users', { email: `guest${++people}@example.com`, name: 'Mei Chen', role: 'expeditor', suppliers: [s1], ...but })).body;
const tokenIn = ({ link }: Pick<Invited, 'link'>) => link!.url.split('#')[1]!;
const redeem = (token: string, chosen = 'violet-kettle-parade', visitor = product.visitor()) => visitor.send<Session & Problem>('POST', '/api/links/redeem', { token, password: chosen });
const settle = async (but: object = {}) => {
  const invited = await invite(but);
  const visitor = product.visitor();
  await redeem(tokenIn(invited), 'violet-kettle-parade', visitor);
  return { user: (await userOf(invited.user.id))!, visitor };
};
const userOf = async (id: number) => (await admin.get<{ users: ManagedUser[] }>('/api/users')).body.users.find((one) => one.id === id);
const audit = async (action: string) => (await db.selectFrom('audit_event').selectAll().where('action', '=', action).orderBy('id', 'desc').top(1).executeTakeFirst())!;

describe('an invitation', () => {
  it('is a link that is shown once, kept as a hash, and lets its owner choose a password and in', async () => {
    const invited = await invite();
    expect(invited.user).toMatchObject({ role: 'expeditor', suppliers: [{ code: 'S1' }], hasPassword: false, active: true, linkUntil: invited.link!.expiresAt });
    const token = tokenIn(invited);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify([await db.selectFrom('one_time_link').selectAll().execute(), await db.selectFrom('audit_event').selectAll().execute(), product.logged])).not.toContain(token);
    const shown = await product.visitor().send('POST', '/api/links/read', { token });
    expect(shown.body).toMatchObject({ purpose: 'invitation', name: 'Mei Chen', email: invited.user.email });
    const visitor = product.visitor();
    expect((await redeem(token, 'violet-kettle-parade', visitor)).body).toMatchObject({ user: { role: 'expeditor' }, suppliers: [{ code: 'S1' }], mustChangePassword: false });
    expect((await visitor.get('/api/lines')).status).toBe(200);
    expect((await product.visitor().send('POST', '/api/session', { email: invited.user.email, password: 'violet-kettle-parade' })).status).toBe(201);
  });

  it('works once, even for twenty who try at once', async () => {
    const token = tokenIn(await invite());
    const replies = await Promise.all(Array.from({ length: 20 }, () => redeem(token)));
    expect(replies.filter(({ status }) => status === 201).length).toBe(1);
    expect(replies.filter(({ status }) => status === 409).length).toBe(19);
  });

  it('ends with a newer one, with its time, and with its user', async () => {
    const [first, late, out] = [await invite(), await invite(), await invite()];
    const second = (await admin.send<Invited>('POST', `/api/users/${first.user.id}/link`)).body;
    await db.updateTable('one_time_link').set({ expiresAt: new Date(Date.now() - 1000).toISOString() }).where('userId', '=', late.user.id).execute();
    await admin.send('POST', `/api/users/${out.user.id}/deactivation`, { version: out.user.version });
    for (const invited of [first, late, out]) expect((await redeem(tokenIn(invited))).body.type).toBe('/problems/link-over');
    expect((await redeem(tokenIn(second))).status).toBe(201);
  });

  it('takes no weak password, and is still good afterwards', async () => {
    const token = tokenIn(await invite());
    for (const weak of ['password1234', 'mei.chen.2026!', 'aaaaaaaaaaaa', 'qwertyuiop12', '123456789012']) expect((await redeem(token, weak)).body.errors?.[0]?.pointer).toBe('/password');
    expect((await redeem(token)).status).toBe(201);
  });

  it('is refused where it makes no sense', async () => {
    const taken = await invite();
    expect((await invite({ email: taken.user.email.toUpperCase() })).type).toBe('/problems/user-exists');
    expect((await invite({ role: 'supplier', suppliers: [s1, s2] })).type).toBe('/problems/supplier-needs-one');
    expect((await invite({ suppliers: [999_999] })).type).toBe('/problems/supplier-unknown');
    for (const email of ['no address', 'a@b', 'a@b.c\r\nBcc: x@y.zz', 'a,b@example.com', '<a@example.com>']) expect((await invite({ email })).status, email).toBe(400);
    expect((await invite({ name: 'Two\nlines' })).status).toBe(400);
    expect((await invite({ role: 'viewer', suppliers: [s1] })).user.suppliers).toEqual([]);
  });
});

describe('a user', () => {
  it('whose rights change is signed out and comes back with the new ones, audited', async () => {
    const { user, visitor } = await settle();
    const changed = await admin.send<ManagedUser>('PUT', `/api/users/${user.id}`, { name: 'Mei Chen', role: 'expeditor', suppliers: [s2], version: user.version });
    expect(changed.body.suppliers).toMatchObject([{ code: 'S2' }]);
    expect((await visitor.get('/api/session')).status).toBe(401);
    expect(await audit('user.changed')).toMatchObject({ subject: `user/${user.id}`, before: expect.stringContaining(`[${s1}]`) as string, after: expect.stringContaining(`[${s2}]`) as string });
  });

  it('whose name alone changes stays signed in', async () => {
    const { user, visitor } = await settle();
    expect((await admin.send<ManagedUser>('PUT', `/api/users/${user.id}`, { name: 'Mei Chen-Li', role: 'expeditor', suppliers: [s1], version: user.version })).body.name).toBe('Mei Chen-Li');
    expect((await visitor.get('/api/session')).status).toBe(200);
  });

  it('is changed by one administrator at a time', async () => {
    const { user } = await settle();
    const body = { name: 'X', role: 'viewer', suppliers: [], version: user.version };
    const replies = await Promise.all([1, 2, 3].map(() => admin.send<Problem>('PUT', `/api/users/${user.id}`, body)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('who is deactivated is out at once, cannot come back, and stays in history', async () => {
    const { user, visitor } = await settle();
    expect((await admin.send<ManagedUser>('POST', `/api/users/${user.id}/deactivation`, { version: user.version })).body).toMatchObject({ active: false, liveSessions: 0 });
    expect((await visitor.get('/api/session')).status).toBe(401);
    expect((await product.visitor().send('POST', '/api/session', { email: user.email, password: 'violet-kettle-parade' })).status).toBe(401);
    expect(await db.selectFrom('session').select('id').where('userId', '=', user.id).execute()).not.toEqual([]);
    const { version } = (await userOf(user.id))!;
    expect((await admin.send<Problem>('POST', `/api/users/${user.id}/link`)).body.type).toBe('/problems/user-inactive');
    await admin.send('POST', `/api/users/${user.id}/activation`, { version });
    expect((await product.visitor().send('POST', '/api/session', { email: user.email, password: 'violet-kettle-parade' })).status).toBe(201);
  });

  it('who is an administrator can neither end nor raise the own account', async () => {
    const { user: own } = (await admin.get<Session>('/api/session')).body;
    const { version } = (await userOf(own.id))!;
    expect((await admin.send<Problem>('POST', `/api/users/${own.id}/deactivation`, { version })).body.type).toBe('/problems/user-is-self');
    expect((await admin.send<Problem>('PUT', `/api/users/${own.id}`, { name: own.name, role: 'planner', suppliers: [], version })).body.type).toBe('/problems/user-is-self');
  });

  it('gets a reset without losing the old password before the link is used; then every session ends', async () => {
    const { user, visitor } = await settle();
    const link = (await admin.send<Invited>('POST', `/api/users/${user.id}/link`)).body;
    expect((await visitor.get('/api/session')).status).toBe(200);
    expect((await product.visitor().send('POST', '/api/links/read', { token: tokenIn(link) })).body).toMatchObject({ purpose: 'reset' });
    expect((await redeem(tokenIn(link), 'copper-window-drifts')).status).toBe(201);
    expect((await visitor.get('/api/session')).status).toBe(401);
    expect((await product.visitor().send('POST', '/api/session', { email: user.email, password: 'violet-kettle-parade' })).status).toBe(401);
  });
});

describe('sessions', () => {
  const listOf = async (visitor: { get: typeof admin.get }) => (await visitor.get<{ sessions: LiveSession[] }>('/api/session/list')).body.sessions;

  it('are listed for their owner, who ends one or all others', async () => {
    const { user, visitor } = await settle();
    const others = [product.visitor(), product.visitor(), product.visitor()];
    for (const other of others) await other.send('POST', '/api/session', { email: user.email, password: 'violet-kettle-parade' });
    const listed = await listOf(visitor);
    expect([listed.length, listed.filter(({ own }) => own).length]).toEqual([4, 1]);
    const { id } = (await listOf(others[0]!)).find(({ own }) => own)!;
    expect((await visitor.send('DELETE', `/api/session/list/${id}`)).status).toBe(204);
    expect(await Promise.all(others.map(async (other) => (await other.get('/api/session')).status))).toEqual([401, 200, 200]);
    expect((await visitor.send('DELETE', '/api/session/list')).status).toBe(204);
    expect(await Promise.all([visitor, ...others].map(async (one) => (await one.get('/api/session')).status))).toEqual([200, 401, 401, 401]);
  });

  it('of somebody else are not there to be ended, but for an administrator', async () => {
    const [mine, theirs] = [await settle(), await settle()];
    const { id } = (await listOf(theirs.visitor))[0]!;
    expect((await mine.visitor.send<Problem>('DELETE', `/api/session/list/${id}`)).status).toBe(404);
    expect((await admin.send('DELETE', `/api/users/${mine.user.id}/sessions/${id}`)).status).toBe(404);
    expect((await admin.send('DELETE', `/api/users/${theirs.user.id}/sessions/${id}`)).status).toBe(204);
    expect((await theirs.visitor.get('/api/session')).status).toBe(401);
  });

  it('get a new token at every sign-in, and the old one ends', async () => {
    const { user, visitor } = await settle();
    const before = visitor.cookie()!;
    await visitor.send('POST', '/api/session', { email: user.email, password: 'violet-kettle-parade' });
    expect(visitor.cookie()).not.toBe(before);
    expect((await product.visitor().get('/api/session', { cookie: before })).status).toBe(401);
  });

  it('are not taken from a cookie that nobody of us has written', async () => {
    for (const cookie of ['batchline_session=%', 'batchline_session=%E0%A4%A', 'batchline_session=']) expect((await product.visitor().get('/api/session', { cookie })).status).toBe(401);
  });
});

it('what a password may not be is guessed first', async () => {
  const visitor = await product.as('viewer');
  for (const next of ['Passw0rd1234', 'P@ssw0rd2026!', 'Welcome2026!!', 'abcdefghijkl', 'batchline2026', 'woaini123456', 'viewer-viewer-1', '1q2w3e4r5t6y', 'qwertz123456', 'summer-2026-summer']) {
    await db.deleteFrom('sign_in_failure').execute();
    expect((await visitor.send<Problem>('PUT', '/api/session/password', { current: password, next })).body.type, next).toBe('/problems/password-too-common');
  }
});
