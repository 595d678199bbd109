import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Role } from '../../shared/contracts/roles.js';
import { startSession } from '../../functions/identity/sessions.store.js';
import { addUser } from '../../functions/identity/users.store.js';
import { sessionCookieName } from '../../functions/platform/session-cookie.js';
import { aHouse, type House } from '../fixtures/nights.js';
import { whenDone } from '../fixtures/when-done.js';

/** When everything is asked and done over HTTP; nights lie before it. */
export const now = '2026-03-08T03:00:00.000Z';

/** Somebody who reads replies byte by byte. */
export interface Person {
  ask(path: string): Promise<string>;
  /** @returns the reply's body; what is refused fails the test */
  act<Body = never>(method: string, path: string, body?: unknown): Promise<Body>;
}

export interface Twin extends House { as(role: Role, suppliers?: string[]): Promise<Person>; at(on: string): void }

/** A product on a database of its own; it tells only what its database holds. */
export async function aTwin(): Promise<Twin> {
  let clock = now;
  const house = await aHouse({ now: () => clock });
  const appDir = new URL('../..', import.meta.url).pathname;
  const env = { ...process.env, BATCHLINE_DATABASE: `sqlite:${house.file}`, BATCHLINE_ERP: `folder:${house.folder}`, BUSINESS_TIME_ZONE: 'Asia/Shanghai' };
  const child = fork(new URL('stopped-clock.js', import.meta.url).pathname, [appDir, now], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  whenDone(() => { child.kill('SIGKILL'); });
  const [url] = await once(child, 'message') as [string];
  return { ...house, at: (on) => { clock = `${on}T03:00:00.000Z`; }, as: (role, suppliers = []) => signedIn(house, url, { role, suppliers }) };
}

async function signedIn({ db }: House, url: string, { role, suppliers }: { role: Role; suppliers: string[] }): Promise<Person> {
  const ids = suppliers.length === 0 ? [] : (await db.selectFrom('supplier').select('id').where('code', 'in', suppliers).execute()).map(({ id }) => id);
  const token = randomBytes(32).toString('base64url');
  await db.transaction().execute(async (tx) => {
    const user = { email: `${role}-${suppliers.join('-')}@example.com`, name: `${role} of ${suppliers.join()}`, role, passwordHash: 'none', active: true, createdAt: now };
    await startSession(tx, { userId: await addUser(tx, user, ids), token, now, address: '127.0.0.1', agent: 'test' });
  });
  const send = (method: string, path: string, body?: unknown) => fetch(`${url}/api/${path}`, {
    method, headers: { origin: url, cookie: `${sessionCookieName({ secure: false })}=${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { ask: async (path) => readable(await send('GET', path)), act: async (method, path, body) => done(await send(method, path, body), path) };
}

const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;

/** Status, headers and body. Only what is drawn by lot is made equal: names of invocations and of requests. */
async function readable(reply: Response): Promise<string> {
  const headers = ['content-type', 'content-disposition', 'etag'].map((name) => reply.headers.get(name));
  const bytes = Buffer.from(await reply.arrayBuffer());
  const isText = /json|csv|text/.test(headers[0] ?? '');
  return [reply.status, ...headers, isText ? bytes.toString('utf8').replaceAll(uuid, 'by-lot') : bytes.toString('base64')].join('\n');
}

async function done<Body>(reply: Response, path: string): Promise<Body> {
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${path} was answered ${reply.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as Body;
}
