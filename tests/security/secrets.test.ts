import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../host/log-entry.js';
import { endpoints } from '../../shared/contracts/all.js';
import type { Problem } from '../../shared/contracts/problem.js';
import { dumpOf } from '../fixtures/dump.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct, password } from '../fixtures/product.js';
import { pathOf } from './every-route.js';

const [mailWord, clientWord, erpWord, nextWord, guessWord] = ['Sesame-of-the-mail', 'Sesame-of-Entra', 'Sesame-of-the-ERP', 'copper-window-drifts-Sesame', 'Sesame-that-is-wrong'];
const secretKey = Buffer.alloc(32, 0x5e).toString('base64');
const product = await aProduct({
  PUBLIC_URL: '', MAIL_SERVER: `smtp://batchline:${mailWord}@127.0.0.1:1`, MAIL_FROM: 'batchline@example.com', BATCHLINE_SECRET_KEY: secretKey, BATCHLINE_ADMIN_KEY: 'Sesame-of-the-timers',
  ENTRA_TENANT: '00000000-0000-0000-0000-000000000000', ENTRA_CLIENT_ID: 'client', ENTRA_CLIENT_SECRET: clientWord, ENTRA_ISSUER: 'https://127.0.0.1:1/v2.0',
});
await product.night('2026-03-02', [anErpLine()]);
const admin = await product.as('admin');
const said: string[] = [];
const told = async (method: string, path: string, body?: unknown, who = admin) => {
  const reply = await who.send<unknown>(method, `/api/${path}`, body);
  said.push(JSON.stringify([...reply.headers].filter(([name]) => name !== 'set-cookie')), JSON.stringify(reply.body) ?? '');
  return reply;
};

/** What people do in a day that has a secret in it, and what goes wrong with it. */
async function aDay(): Promise<string[]> {
  const guest = await product.as('viewer');
  const { email } = ((await guest.get<{ user: { email: string } }>('/api/session')).body).user;
  const tokens = [guest.cookie()!, admin.cookie()!];
  await told('POST', 'session', { email, password: guessWord }, product.visitor());
  await told('POST', 'session', { email: guessWord, password: email }, product.visitor());
  await told('POST', 'session', { email, password: 'x'.repeat(500) + guessWord }, product.visitor());
  await told('POST', 'session', `{"email":"${email}","password":"${guessWord}"`, product.visitor());
  await told('POST', 'session', { email, password }, guest);
  tokens.push(guest.cookie()!);
  await told('PUT', 'session/password', { current: guessWord, next: nextWord }, guest);
  await told('PUT', 'session/password', { current: password, next: nextWord }, guest);
  tokens.push(guest.cookie()!);
  await told('POST', 'links/redeem', { token: guessWord, password: nextWord }, product.visitor());
  await told('POST', 'sign-in/entra', {}, product.visitor());
  await told('POST', 'sign-in/entra/reply', { state: `entra.${guessWord}`, code: guessWord }, product.visitor());
  await told('POST', 'users', { email: 'new@example.com', name: 'New', role: 'viewer', suppliers: [] });
  const connection = { kind: 'sqlserver', server: '127.0.0.1', port: 1, database: 'erp', view: 'dbo.lines', user: 'reader', encrypt: true, trustCertificate: false, password: erpWord };
  await told('POST', 'erp/connection/test', { connection, mapping: {} });
  await told('PUT', 'erp/connection', { connection, version: null, mapping: {}, mappingVersion: null });
  await told('POST', 'mail/test');
  await product.host.trigger('send-mail').catch(() => undefined);
  for (const { route } of endpoints.filter(({ method }) => method === 'GET')) await told('GET', pathOf(route));
  await told('DELETE', 'session', undefined, guest);
  return tokens.map((cookie) => cookie.split('=')[1]!);
}

const tokens = await aDay();
const secrets = ['Sesame', secretKey, password, ...tokens];
const log = () => product.logged.map((entry) => JSON.stringify(entry)).join('\n');
const found = (text: string) => secrets.filter((secret) => text.includes(secret) || text.includes(Buffer.from(secret).toString('base64')) || text.includes(encodeURIComponent(secret)));

describe('after a day with secrets in it', () => {
  it('none of them is in what was logged, and something was', () => {
    expect(product.logged.length).toBeGreaterThan(0);
    expect(found(log())).toEqual([]);
  });

  it('none of them is in the audit trail, and the trail knows who tried what', async () => {
    const trail = await product.db.selectFrom('audit_event').selectAll().execute();
    expect(found(JSON.stringify(trail))).toEqual([]);
    expect(trail.map(({ action }) => action)).toEqual(expect.arrayContaining(['session.attempted', 'session.started', 'password.changed', 'session.ended']));
  });

  it('none of them lies in any table', async () => {
    expect(found(JSON.stringify(await dumpOf(product.db)))).toEqual([]);
  });

  it('none of them was in a reply, but for the token in the cookie', () => {
    expect(found(said.join('\n'))).toEqual([]);
  });

  it('no hash of a password was either', () => {
    expect(said.join('\n')).not.toContain('scrypt$');
    expect(log()).not.toContain('scrypt$');
  });
});

describe('what was refused', () => {
  it('to a role is in the log, with user and reason', async () => {
    const viewer = await product.as('viewer');
    const { user } = (await viewer.get<{ user: { id: number } }>('/api/session')).body;
    await viewer.get('/api/users');
    expect(product.logged.findLast(({ level }) => level === 'warning')).toMatchObject({ functionName: 'users-list', message: expect.stringContaining(`user ${user.id} is viewer`), invocationId: expect.stringMatching(/^[\da-f-]{36}$/) });
  });

  it('to a page of somebody else is in the log', async () => {
    await admin.send('POST', '/api/mail/test', undefined, { origin: 'https://evil.example' });
    expect(product.logged.findLast(({ level }) => level === 'warning')).toMatchObject({ functionName: 'mail-test', message: expect.stringContaining('foreign-origin') });
  });

  it('tells no more of a fault than where it is logged', async () => {
    await sql.raw('alter table "saved_view" rename to "saved_view_away"').execute(product.db);
    const reply = await admin.get<Problem>('/api/views');
    await sql.raw('alter table "saved_view_away" rename to "saved_view"').execute(product.db);
    expect([reply.status, Object.keys(reply.body).sort(), reply.body.type]).toEqual([500, ['detail', 'instance', 'status', 'title', 'type'], '/problems/unexpected']);
    expect(JSON.stringify(reply.body)).not.toMatch(/saved_view|select|sqlite|\.(ts|js)\b|\bat \w+|\/tmp|Error:/i);
    const entry = product.logged.findLast(({ level }) => level === 'error');
    expect(entry).toMatchObject({ invocationId: reply.body.instance, message: expect.stringContaining('saved_view') });
  });
});

describe('a line of the log', () => {
  it.each([['a\nb', 'a | b'], ['a\r\n2026-01-01 error forged', 'a | 2026-01-01 error forged'], ['\u001b[2Jgone', '\\u001b[2Jgone'], ['a\u0000b', 'a\\u0000b'], ['x\u202Ey', 'x\\u202ey'], ['\u2028z', ' | z'], ['plain, 好', 'plain, 好']])('is one, whatever is in it: %j', (message, line) => {
    expect(oneLine(message)).toBe(line);
  });
});
