import { scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { endpoints } from '../../shared/contracts/all.js';
import type { Problem } from '../../shared/contracts/problem.js';
import type { Session } from '../../shared/contracts/session.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct, password, type Visitor } from '../fixtures/product.js';
import { pathOf } from './every-route.js';

const publicUrl = 'https://batchline.example.com';
const product = await aProduct({ PUBLIC_URL: publicUrl });
await product.night('2026-03-02', [anErpLine()]);
const { db } = product;
const ours = { origin: publicUrl };
const minutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString();
const guarded = endpoints.filter(({ permission }) => permission !== 'anyone');

const userOf = async (who: Visitor) => (await who.get<Session>('/api/session')).body.user;
const newest = (userId: number) => db.selectFrom('session').selectAll().where('userId', '=', userId).orderBy('id', 'desc').executeTakeFirstOrThrow();
const signIn = async (email: string, headers: Record<string, string> = {}) => {
  const visitor = product.visitor();
  const reply = await visitor.send<Session>('POST', '/api/session', { email, password }, { ...ours, ...headers });
  return { visitor, reply, token: reply.headers.getSetCookie()[0]?.split(';')[0]?.split('=')[1] ?? '' };
};
const viewer = await product.as('viewer');
const { email, id } = await userOf(viewer);

describe('the cookie of a session', () => {
  it('is for this host alone, over TLS alone, hidden from scripts, and goes with the browser', async () => {
    const { reply } = await signIn(email);
    expect(reply.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-batchline_session=[\w-]{43}; path=\/; secure; samesite=lax; httponly$/)]);
  });

  it('is taken by its whole name only, and from nowhere else', async () => {
    const { token } = await signIn(email);
    const elsewhere: [string, Record<string, string>][] = [['', { cookie: `batchline_session=${token}` }], ['', { authorization: `Bearer ${token}` }], ['', { 'x-session': token }], [`?token=${token}`, {}], [`?__Host-batchline_session=${token}`, {}]];
    for (const [query, headers] of elsewhere) expect((await product.visitor().get(`/api/lines${query}`, headers)).status).toBe(401);
    expect((await product.visitor().get('/api/session', { cookie: `other=1; __Host-batchline_session=${token}` })).status).toBe(200);
  });

  it('that somebody has put into a browser is not what signing in makes a session of', async () => {
    const planted = 'A'.repeat(43);
    const { token } = await signIn(email, { cookie: `__Host-batchline_session=${planted}` });
    expect(token).not.toBe(planted);
    expect((await product.visitor().get('/api/session', { cookie: `__Host-batchline_session=${planted}` })).status).toBe(401);
  });

  it('has a value of chance: no two are alike, and the hash that is stored opens nothing', async () => {
    const tokens: string[] = [];
    for (let n = 0; n < 4; n++) tokens.push((await signIn(email)).token);
    expect([new Set(tokens).size, tokens.every((token) => /^[\w-]{43}$/.test(token))]).toEqual([4, true]);
    const { tokenHash } = await newest(id);
    const hash = Buffer.from(tokenHash);
    for (const text of [hash.toString('hex'), hash.toString('base64url')]) expect((await product.visitor().get('/api/session', { cookie: `__Host-batchline_session=${text}` })).status).toBe(401);
  });

  it('goes when somebody signs out, and opens nothing any more', async () => {
    const { visitor, token } = await signIn(email);
    const out = await visitor.send('DELETE', '/api/session', undefined, ours);
    expect(out.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-batchline_session=; max-age=0; path=\/; secure/)]);
    for (const { method, route } of guarded) {
      const reply = await product.visitor().send<Problem>(method, `/api/${pathOf(route)}`, undefined, { ...ours, cookie: `__Host-batchline_session=${token}` });
      expect([reply.status, reply.body.type], route).toEqual([401, '/problems/not-signed-in']);
    }
  });
});

describe('a session', () => {
  const set = async (userId: number, to: { lastSeenAt?: string; expiresAt?: string }) => db.updateTable('session').set(to).where('userId', '=', userId).execute();

  it('lives on while it is used, and is dead after half an hour without', async () => {
    const who = await product.as('viewer');
    const user = await userOf(who);
    await set(user.id, { lastSeenAt: minutes(-29) });
    expect((await who.get('/api/lines')).status).toBe(200);
    expect((await newest(user.id)).lastSeenAt > minutes(-1)).toBe(true);
    await set(user.id, { lastSeenAt: minutes(-30.1) });
    expect((await who.get('/api/lines')).status).toBe(401);
    expect((await who.get('/api/lines')).status).toBe(401);
  });

  it('is not made longer than half a day by being used', async () => {
    const who = await product.as('viewer');
    const user = await userOf(who);
    const { createdAt, expiresAt } = await newest(user.id);
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(12 * 3_600_000);
    await set(user.id, { lastSeenAt: minutes(-10) });
    await who.get('/api/lines');
    expect((await newest(user.id)).expiresAt).toBe(expiresAt);
    await set(user.id, { lastSeenAt: minutes(0), expiresAt: minutes(-0.1) });
    expect((await who.get('/api/lines')).status).toBe(401);
  });

  it('has the rights that its user has now, not those of the time it began', async () => {
    const who = await product.as('admin');
    const user = await userOf(who);
    expect((await who.get('/api/users')).status).toBe(200);
    await db.updateTable('users').set({ role: 'viewer' }).where('id', '=', user.id).execute();
    expect((await who.get('/api/users')).status).toBe(403);
    await db.updateTable('users').set({ active: false }).where('id', '=', user.id).execute();
    for (const { method, route } of guarded) expect((await who.send(method, `/api/${pathOf(route)}`, undefined, ours)).status, route).toBe(401);
  });
});

describe('a password', () => {
  it('is kept at the cost that is asked now', async () => {
    await signIn(email);
    expect((await db.selectFrom('users').select('passwordHash').where('id', '=', id).executeTakeFirstOrThrow()).passwordHash).toMatch(/^scrypt\$32768\$8\$3\$/);
  });

  it('that was kept at a lower one still opens, and is kept at the higher one from then on', async () => {
    const salt = Buffer.alloc(16, 7);
    const cheap = ['scrypt', 32_768, 8, 1, salt.toString('base64'), scryptSync(password, salt, 32, { N: 32_768, r: 8, p: 1, maxmem: 64 * 2 ** 20 }).toString('base64')].join('$');
    await db.updateTable('users').set({ passwordHash: cheap }).where('id', '=', id).execute();
    expect((await product.visitor().send('POST', '/api/session', { email, password: 'not the password' }, ours)).status).toBe(401);
    expect((await signIn(email)).reply.status).toBe(201);
    expect((await db.selectFrom('users').select('passwordHash').where('id', '=', id).executeTakeFirstOrThrow()).passwordHash).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect((await signIn(email)).reply.status).toBe(201);
  });

  it('is taken as it was typed: long, with spaces, in any script, in its own case', async () => {
    const who = await product.as('viewer');
    const typed = `  Äpfel und 苹果 ${'und so weiter '.repeat(12)}`;
    expect((await who.send('PUT', '/api/session/password', { current: password, next: typed }, ours)).status).toBe(200);
    const { email: own } = await userOf(who);
    const enter = async (word: string) => (await product.visitor().send('POST', '/api/session', { email: own, password: word }, ours)).status;
    expect([await enter(typed), await enter(typed.trim()), await enter(typed.toLowerCase())]).toEqual([201, 401, 401]);
  });
});
