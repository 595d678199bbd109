import { describe, expect, it } from 'vitest';
import { endpoints } from '../../shared/contracts/all.js';
import type { Endpoint } from '../../shared/contracts/endpoint.js';
import type { Role } from '../../shared/contracts/roles.js';
import { addDays, localTime } from '../../shared/dates.js';
import { startSession } from '../../functions/identity/sessions.store.js';
import { addUser } from '../../functions/identity/users.store.js';
import { queueMail } from '../../functions/integrations/mail/queue-mail.step.js';
import { hashPassword } from '../../functions/platform/passwords.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct, password, type Visitor } from '../fixtures/product.js';
import { routes, type Letter, type Theirs } from './routes-by-hand.js';

const product = await aProduct();
const { db } = product;
const inDays = (days: number) => addDays(localTime(new Date().toISOString(), 'Asia/Shanghai').date, days);
await db.insertInto('custom_column').values({ slot: 'customText3', label: 'Remark', origin: 'person', visibleTo: JSON.stringify(['planner', 'expeditor']) }).execute();
// The code of another item is known and these are not: an alert for administrators.
await db.insertInto('item_xref').values({ kind: 'item', erpCode: 'OTHER', itemId: null, supplierId: null, createdAt: '2026-03-01T00:00:00.000Z', createdBy: null }).execute();
const linesOf = (mark: string, supplierCode: string) => Array.from({ length: 60 }, (_, i) => anErpLine({
  poNumber: `${mark}-${String(i).padStart(2, '0')}`, supplierCode, supplierName: `${mark} Ltd`, orderedOn: inDays(-20), dueOn: inDays(i < 3 ? -2 : 90), promisedOn: inDays(i < 3 ? -2 : 90),
}));
await product.night(inDays(-1), [...linesOf('OURS', 'S1'), ...linesOf('THEIRS', 'S2')]);
let next = 0;
const guest = { email: 'guest@example.com', name: 'A guest', role: 'viewer', passwordHash: await hashPassword(password), active: true, createdAt: '2026-01-01T00:00:00.000Z' } as const;
const guestId = await db.transaction().execute((tx) => addUser(tx, guest, []));
const mail = await db.transaction().execute((tx) => queueMail(tx, { kind: 'test', userId: guestId, language: 'en', now: guest.createdAt, by: null }));
/** A session that nobody uses. */
const aSession = (userId: number) => db.transaction().execute(async (tx) => {
  const token = `nobody-${next++}`;
  await startSession(tx, { userId, token, now: new Date().toISOString(), address: '127.0.0.1', agent: 'test' });
  return (await tx.selectFrom('session').select('id').orderBy('id', 'desc').top(1).executeTakeFirstOrThrow()).id;
});

const roleOf: Record<Letter, Role> = { E: 'expeditor', S: 'supplier', P: 'planner', V: 'viewer', A: 'admin' };
const letters = Object.keys(roleOf) as Letter[];
const isScoped = (letter: Letter) => letter === 'E' || letter === 'S';
const ours = Object.fromEntries(await Promise.all(letters.map(async (letter) => [letter, await product.as(roleOf[letter], isScoped(letter) ? ['S1'] : [])]))) as Record<Letter, Visitor>;
const [other, planner] = [await product.as('supplier', ['S2']), await product.as('planner')];
await ours.A.send('POST', '/api/jobs/requests', { step: 'alerts', businessOn: inDays(-1) });

/** What there is of a supplier, made or read when it is asked for; `by` has the proposals, files and views of its own. */
async function of(supplierCode: string, mark: string, { by, alertOf }: { by: Visitor; alertOf: 'supplier' | 'system' }): Promise<Theirs> {
  const { id: supplier } = await db.selectFrom('supplier').select('id').where('code', '=', supplierCode).executeTakeFirstOrThrow();
  const lines = await db.selectFrom('po_line').select(['id', 'poNumber']).where('supplierId', '=', supplier).where('dueOn', '>', inDays(0)).orderBy('id').execute();
  const [asked, worked] = [lines.slice(0, 25), lines.slice(25)];
  const line = () => db.selectFrom('po_line').select(['id', 'version']).where('id', '=', worked[next++ % worked.length]!.id).executeTakeFirstOrThrow();
  const proposal = () => db.selectFrom('batch_proposal').select(['id', 'version']).where('lineId', '=', asked[next++ % asked.length]!.id).executeTakeFirstOrThrow();
  const batch = async () => {
    const { body, ...reply } = await planner.send<{ batch: { id: number; version: number; lines: { id: number; lineId: number; lineVersion: number }[] } }>('POST', '/api/batches', { lines: [{ ...await line(), qty: 1 }], readyOn: inDays(60) });
    expect(reply.status, JSON.stringify(body)).toBe(201);
    const { batch: made } = body;
    const [carried] = made.lines;
    return { id: made.id, version: made.version, lines: [{ id: carried!.lineId, version: carried!.lineVersion }], batchLineId: carried!.id };
  };
  const upload = async () => {
    const sender = (await by.get('/api/uploads')).status === 200 ? by : planner;
    const content = Buffer.from(`PO,Item,Qty,ReadyDate\n${mark}-40,BOLT-M8,1,${inDays(20)}\n`).toString('base64');
    return (await sender.send<{ upload: { id: number; version: number } }>('POST', '/api/uploads', { fileName: `${mark}.csv`, content })).body.upload;
  };
  const view = async () => (await by.send<{ id: number; version: number }>('POST', '/api/views', { name: `${mark} ${next++}`, shared: true, value: { look: { search: mark } } })).body;
  const given = await by.send<{ given: { requestId: string } | null }>('POST', '/api/inbox/answers', { answers: [{ proposalId: (await proposal()).id, version: 1, answer: { kind: 'accept' } }], source: 'expeditor-estimate' });
  const alert = await db.selectFrom('alert').select(['id', 'version']).where('supplierId', alertOf === 'system' ? 'is' : '=', alertOf === 'system' ? null : supplier).executeTakeFirstOrThrow();
  const { user } = (await by.get<{ user: { id: number } }>('/api/session')).body;
  const managed = { guest: guestId, guestSession: await aSession(guestId), mail };
  return { ...managed, session: await aSession(user.id), supplier, mark, line, proposal, batch, upload, view, alert, request: given.body.given?.requestId ?? 'none' };
}

const mine = Object.fromEntries(await Promise.all(letters.map(async (letter) =>
  [letter, await of('S1', 'OURS', { by: ours[letter], alertOf: letter === 'A' ? 'system' : 'supplier' })]))) as Record<Letter, Theirs>;
const foreign = await of('S2', 'THEIRS', { by: other, alertOf: 'supplier' });
await foreign.batch();
await foreign.view();
await foreign.upload();

const call = async ({ name, method }: Endpoint, who: Visitor, about: Theirs) => {
  const [path, body] = await routes[name]!.to(about);
  return who.send<unknown>(method, `/api/${path}`, body);
};
const told = (reply: { status: number; body: unknown }) => `${reply.status} ${JSON.stringify(reply.body)?.slice(0, 300)}`;
/** Who signs in or out does so in a session that nobody else uses. */
const visitorFor = (name: string, letter: Letter) => (name === 'session-delete' || name === 'session-create' ? product.as(roleOf[letter], isScoped(letter) ? ['S1'] : []) : ours[letter]);

it('every route has its row in the table written by hand, and every row its route', () => {
  expect(Object.keys(routes).sort()).toEqual(endpoints.map(({ name }) => name).sort());
});

describe.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))('%s', (name, endpoint) => {
  const row = routes[name] ?? { may: '', foreign: 'nobody', to: () => [''] };
  const isDoor = row.may === 'door';
  const isPublic = row.may === 'anyone' || isDoor;
  const judged = (status: number) => [401, 404, 409, 429].includes(status);
  const [allowed, refused] = [letters.filter((letter) => isPublic || row.may.includes(letter)), letters.filter((letter) => !isPublic && !row.may.includes(letter))];

  it(isPublic ? 'is open to anyone' : 'needs a session', async () => {
    const reply = await call(endpoint, product.visitor(), mine.E);
    expect(reply.status, told(reply)).toSatisfy((status: number) => (isDoor ? judged(status) : isPublic ? status < 300 : status === 401));
  });

  it.each(refused.map((letter) => [roleOf[letter], letter] as const))('is refused to a %s', async (_, letter) => {
    for (const about of [mine[letter], foreign]) {
      const reply = await call(endpoint, ours[letter], about);
      expect(reply.status, told(reply)).toBe(403);
    }
  });

  it.each(allowed.map((letter) => [roleOf[letter], letter] as const))('is there for a %s', async (_, letter) => {
    const reply = await call(endpoint, await visitorFor(name, letter), mine[letter]);
    expect(reply.status, told(reply)).toSatisfy((status: number) => (isDoor ? judged(status) : ![401, 403, 404].includes(status) && status < 500));
  });

  it.each(allowed.filter((letter) => isScoped(letter) && row.foreign !== 'nobody').map((letter) => [roleOf[letter], letter] as const))('shows nothing foreign to a %s', async (_, letter) => {
    const reply = await call(endpoint, ours[letter], foreign);
    if (row.foreign === 'hidden') expect(reply.status, told(reply)).toBe(404);
    else expect(reply.status, told(reply)).toBe(200);
    expect(JSON.stringify(reply.body)).not.toContain(foreign.mark);
  });
});
