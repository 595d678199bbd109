import { afterAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/contracts/problem.js';
import type { Session } from '../../shared/contracts/session.js';
import { addUser } from '../../functions/identity/users.store.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct, type Visitor } from '../fixtures/product.js';
import { anOidcProvider, client, tenant, type Person, type Tamper } from './an-oidc-provider.js';

const origin = 'https://batchline.example.com';
const oidc = await anOidcProvider();
afterAll(() => oidc.stop());
const settings = (prefix: 'ENTRA' | 'EXTERNAL_ID') => ({ [`${prefix}_TENANT`]: tenant, [`${prefix}_ISSUER`]: oidc.issuer, [`${prefix}_CLIENT_ID`]: client.id, [`${prefix}_CLIENT_SECRET`]: client.secret });
const product = await aProduct({ PUBLIC_URL: origin, ...settings('ENTRA'), ...settings('EXTERNAL_ID'), ENTRA_ROLES: 'app-roles', ENTRA_NEW_USERS: 'allow' });
await product.night('2026-03-02', [anErpLine(), anErpLine({ poNumber: 'PO-2', supplierCode: 'S2' })]);
const { db } = product;

let people = 0;
const aPerson = (but: Partial<Person> = {}): Person => {
  const n = ++people;
  return { sub: `sub${n}`, oid: `oid${n}`, tid: tenant, name: `Person ${n}`, preferred_username: `person${n}@example.com`, email: `person${n}@example.com`, email_verified: true, roles: ['planner'], ...but };
};

const aUser = (email: string, role: 'planner' | 'supplier' | 'viewer' | 'admin', { suppliers = [] as number[], active = true } = {}) => db.transaction().execute((tx) =>
  addUser(tx, { email, name: email, role, passwordHash: null, active, createdAt: '2026-01-01T00:00:00.000Z' }, suppliers));

type Door = 'entra' | 'external-id';
const begin = async (visitor: Visitor, door: Door = 'entra') => (await visitor.send<{ location: string }>('POST', `/api/sign-in/${door}`, {})).body.location;
const finish = (visitor: Visitor, back: URL, { door = 'entra' as Door, headers = {} as Record<string, string> } = {}) => {
  const { state, code, error } = Object.fromEntries(back.searchParams) as Record<string, string>;
  return visitor.send<Session & Problem>('POST', `/api/sign-in/${door}/reply`, { state, ...(code && { code }), ...(error && { error }) }, headers);
};
const signIn = async (person: Person, door: Door = 'entra') => {
  const visitor = product.visitor();
  const back = await oidc.signIn(await begin(visitor, door), person);
  return { visitor, back, reply: await finish(visitor, back, { door }) };
};
const reasons = async () => (await db.selectFrom('audit_event').select('after').where('action', '=', 'session.refused').orderBy('id', 'desc').top(1).execute()).map(({ after }) => (JSON.parse(after!) as { why: string }).why);

describe('signing in with a provider', () => {
  it('asks with PKCE, state and nonce, for our own address alone', async () => {
    const { searchParams: asked } = new URL(await begin(product.visitor()));
    expect([asked.get('response_type'), asked.get('code_challenge_method'), asked.get('redirect_uri'), asked.get('response_mode')]).toEqual(['code', 'S256', `${origin}/signed-in`, 'query']);
    for (const secret of ['state', 'nonce', 'code_challenge']) expect(asked.get(secret)!.length).toBeGreaterThanOrEqual(43);
  });

  it('gives a session that says who vouched, and leaves no code, state or token behind', async () => {
    const person = aPerson();
    const { reply, visitor, back } = await signIn(person);
    expect(reply.status, JSON.stringify(reply.body)).toBe(201);
    expect(reply.body).toMatchObject({ user: { name: person['name'], email: person['email'], role: 'planner' }, provider: 'entra', mustChangePassword: false });
    expect((await visitor.get<Session>('/api/session')).body.provider).toBe('entra');
    expect(reply.headers.getSetCookie().join()).toMatch(/batchline_session=[\w-]{43};[^,]*httponly/i);
    const kept = JSON.stringify([await db.selectFrom('sign_in_flow').selectAll().execute(), await db.selectFrom('audit_event').selectAll().execute(), product.logged]);
    for (const secret of [back.searchParams.get('code')!, back.searchParams.get('state')!]) expect(kept).not.toContain(secret);
  });

  it('knows somebody by the directory\'s own id, whatever becomes of name and address', async () => {
    const person = aPerson();
    const first = (await signIn(person)).reply.body;
    const again = (await signIn({ ...person, email: 'new@example.com', preferred_username: 'new@example.com', name: 'New Name' })).reply.body;
    expect(again.user.id).toBe(first.user.id);
  });

  it('links a user who is there by an address that was checked, and by no other', async () => {
    const [checked, claimed] = [aPerson({ roles: ['viewer'] }), aPerson({ email_verified: false, preferred_username: 'guest#EXT#@other.example', email: 'boss@example.com', roles: ['viewer'] })];
    const id = await aUser(checked['email'] as string, 'viewer');
    await aUser('boss@example.com', 'viewer');
    expect((await signIn(checked)).reply.body.user.id).toBe(id);
    const { reply } = await signIn(claimed);
    expect([reply.status, reply.body.type]).toEqual([403, '/problems/not-a-user']);
  });

  it('follows the role that the directory gives, and ends what was open under another', async () => {
    const person = aPerson({ roles: ['planner'] });
    const { visitor } = await signIn(person);
    expect((await signIn({ ...person, roles: ['viewer'] })).reply.body.user.role).toBe('viewer');
    expect((await visitor.get('/api/session')).status).toBe(401);
    expect((await signIn({ ...person, roles: ['something'] })).reply.body.type).toBe('/problems/no-role');
  });

  it('lets suppliers in by their own door, with the one supplier that an administrator gave them', async () => {
    const [{ id: supplier }] = await db.selectFrom('supplier').select('id').orderBy('id').top(1).execute() as [{ id: number }];
    const [theirs, stranger, staff] = [aPerson(), aPerson(), aPerson()];
    await aUser(theirs['email'] as string, 'supplier', { suppliers: [supplier] });
    await aUser(staff['email'] as string, 'admin');
    expect((await signIn(theirs, 'external-id')).reply.body).toMatchObject({ user: { role: 'supplier' }, provider: 'external-id' });
    expect((await signIn(stranger, 'external-id')).reply.body.type).toBe('/problems/not-a-user');
    expect((await signIn(staff, 'external-id')).reply.body.type).toBe('/problems/wrong-door');
  });

  it('does not let in who was deactivated', async () => {
    const person = aPerson();
    await aUser(person['email'] as string, 'planner', { active: false });
    expect((await signIn(person)).reply.body.type).toBe('/problems/not-a-user');
  });

  it('tells where one signs out of the provider itself', async () => {
    const { body: { location } } = await product.visitor().get<{ location: string }>('/api/sign-in/entra/exit');
    expect(location).toContain(oidc.issuer);
    expect(new URL(location).searchParams.get('post_logout_redirect_uri')).toBe(`${origin}/login`);
  });
});

describe('a token is refused', () => {
  const cases: [string, Exclude<Tamper, null>, string][] = [
    ['whose signature is of another key', () => ({ wrongKey: true }), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
    ['without a signature', () => ({ alg: 'none' }), 'ERR_JOSE_ALG_NOT_ALLOWED'],
    ['that is signed with the client\'s secret', () => ({ alg: 'HS256' }), 'ERR_JOSE_ALG_NOT_ALLOWED'],
    ['of another issuer', (payload) => ({ payload: { ...payload, iss: 'https://login.microsoftonline.com/other/v2.0' } }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['for another audience', (payload) => ({ payload: { ...payload, aud: 'another-application' } }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['of another tenant', (payload) => ({ payload: { ...payload, tid: '99999999-2222-3333-4444-555555555555' } }), 'tenant'],
    ['without a tenant', ({ tid: _, ...payload }) => ({ payload }), 'tenant'],
    ['with another nonce', (payload) => ({ payload: { ...payload, nonce: 'another' } }), 'nonce_mismatch'],
    ['that is expired', (payload) => ({ payload: { ...payload, iat: 1_700_000_000, exp: 1_700_000_300 } }), 'ERR_JWT_EXPIRED'],
    ['that never expires', ({ exp: _, ...payload }) => ({ payload }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ];

  it.each(cases)('%s', async (_, how, why) => {
    oidc.tamper(how);
    const { reply, visitor } = await signIn(aPerson());
    oidc.tamper(null);
    expect([reply.status, reply.body.type]).toEqual([401, '/problems/token-refused']);
    expect(await reasons()).toEqual([why]);
    expect((await visitor.get('/api/session')).status).toBe(401);
  });
});

describe('a way back is refused', () => {
  const refused = { status: 409, body: { type: '/problems/journey-unknown' } };

  it('with a state that nobody began, and without one', async () => {
    const visitor = product.visitor();
    await begin(visitor);
    expect(await finish(visitor, new URL(`${origin}/signed-in?code=x&state=entra.nothing`))).toMatchObject(refused);
    expect((await visitor.send('POST', '/api/sign-in/entra/reply', { code: 'x' })).status).toBe(400);
  });

  it('in another browser than the one that began it', async () => {
    const [victim, thief] = [product.visitor(), product.visitor()];
    const back = await oidc.signIn(await begin(thief), aPerson());
    expect(await finish(victim, back)).toMatchObject(refused);
    await begin(victim);
    expect(await finish(victim, back)).toMatchObject(refused);
  });

  it('a second time, with the same code and state', async () => {
    const visitor = product.visitor();
    const back = await oidc.signIn(await begin(visitor), aPerson());
    const cookie = visitor.cookie()!;
    expect((await finish(visitor, back)).status).toBe(201);
    expect(await finish(product.visitor(), back, { headers: { cookie } })).toMatchObject(refused);
  });

  it('with a code that was used in another sign-in', async () => {
    const [first, second] = [product.visitor(), product.visitor()];
    const used = await oidc.signIn(await begin(first), aPerson());
    await finish(first, used);
    const back = await oidc.signIn(await begin(second), aPerson());
    back.searchParams.set('code', used.searchParams.get('code')!);
    expect((await finish(second, back)).body.type).toBe('/problems/token-refused');
  });

  it('at another door than the one it began at', async () => {
    const visitor = product.visitor();
    const back = await oidc.signIn(await begin(visitor), aPerson());
    expect(await finish(visitor, back, { door: 'external-id' })).toMatchObject(refused);
  });

  it('after ten minutes', async () => {
    const visitor = product.visitor();
    const back = await oidc.signIn(await begin(visitor), aPerson());
    await db.updateTable('sign_in_flow').set({ expiresAt: new Date(Date.now() - 1000).toISOString() }).execute();
    expect(await finish(visitor, back)).toMatchObject(refused);
  });

  it('when the person or the provider said no, in words', async () => {
    const visitor = product.visitor();
    const back = await oidc.signIn(await begin(visitor), 'refuses');
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(await finish(visitor, back)).toMatchObject({ status: 401, body: { type: '/problems/provider-refused' } });
  });

  it('from a page of somebody else', async () => {
    const visitor = product.visitor();
    const back = await oidc.signIn(await begin(visitor), aPerson());
    expect((await finish(visitor, back, { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } })).body.type).toBe('/problems/foreign-origin');
  });
});

it('a provider that is away is told in words', async () => {
  const visitor = product.visitor();
  const back = await oidc.signIn(await begin(visitor), aPerson());
  await oidc.stop();
  expect((await finish(visitor, back)).body.type).toBe('/problems/provider-unreachable');
});
