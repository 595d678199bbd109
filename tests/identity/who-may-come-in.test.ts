import { describe, expect, it } from 'vitest';
import { secondsToWait } from '../../functions/identity/throttle.js';
import { rightsFor } from '../../functions/identity/user-rights.js';
import { admit, type Asking } from '../../functions/identity/providers/admit.js';
import { vouchedBy } from '../../functions/identity/providers/claims.js';
import { providersOf, type Provider } from '../../functions/identity/providers/provider.js';
import { afterTrouble } from '../../functions/integrations/mail/delivery.js';
import { mailServerOf } from '../../functions/integrations/mail/mail-server.js';
import { parseEnvironment } from '../../functions/platform/environment.js';
import { isGuessable } from '../../functions/platform/guessable-passwords.js';

const tenant = '11111111-2222-3333-4444-555555555555';
const staff: Provider = providersOf(parseEnvironment({ ENTRA_TENANT: tenant, ENTRA_CLIENT_ID: 'c', ENTRA_CLIENT_SECRET: 's' }))[0]!;

describe('sign-ins are slowed down', () => {
  const now = '2026-03-02T08:00:00.000Z';
  const calm = { ofAccount: 0, lastOfAccountAt: null, accountsFromAddress: 0, lastFromAddressAt: null };

  it('more with every failure of an account, up to five minutes', () => {
    expect([4, 5, 6, 7, 8, 20].map((ofAccount) => secondsToWait({ ...calm, ofAccount, lastOfAccountAt: now }, now))).toEqual([0, 1, 2, 4, 8, 300]);
  });

  it('by address only when many accounts fail there: an office sits behind one', () => {
    expect(secondsToWait({ ...calm, accountsFromAddress: 19, lastFromAddressAt: now }, now)).toBe(0);
    expect(secondsToWait({ ...calm, accountsFromAddress: 24, lastFromAddressAt: now }, now)).toBe(16);
  });
});

describe('a password can be guessed', () => {
  it.each(['password1234', 'P@ssw0rd-2026', 'qwertyuiop123', '!QAZ2wsx#EDC', 'zaq12wsxcde3', 'ChangeMe!2025', 'monkeymonkey', 'abcabcabcabc', 'iloveyou2024', 'woaini5201314', 'Winter-2026-Winter', 'johndoe-johndoe'])('%s', (password) => {
    expect(isGuessable(password, ['john', 'doe', 'example'])).toBe(true);
  });

  it.each(['violet-kettle-parade', 'three grey owls nap', '红色的山在海边慢慢走远了', 'Tq8#vLm2!xRz', 'orders-and-promises'])('%s cannot', (password) => {
    expect(isGuessable(password, ['john', 'doe', 'example'])).toBe(false);
  });
});

describe('providers', () => {
  it('are those that the settings name in full, with Microsoft\'s own addresses', () => {
    expect(staff).toMatchObject({ id: 'entra', issuer: `https://login.microsoftonline.com/${tenant}/v2.0`, rule: { from: 'batchline' }, newUsers: 'refuse' });
    expect(providersOf(parseEnvironment({ ENTRA_TENANT: tenant, ENTRA_CLIENT_ID: 'c' }))).toEqual([]);
    const [suppliers] = providersOf(parseEnvironment({ EXTERNAL_ID_TENANT: tenant, EXTERNAL_ID_CLIENT_ID: 'c', EXTERNAL_ID_CLIENT_SECRET: 's' }));
    expect(suppliers).toMatchObject({ id: 'external-id', issuer: `https://${tenant}.ciamlogin.com/${tenant}/v2.0`, mayBe: ['supplier', 'expeditor'] });
  });

  it.each([{ ENTRA_TENANT: 'mine' }, { ENTRA_ISSUER: 'http://in.the.open' }, { ENTRA_ROLES: 'g1=king' }, { ENTRA_NEW_USERS: 'yes' }])('are not made of wrong settings: %o', (settings) => {
    expect(() => parseEnvironment(settings)).toThrow(Object.keys(settings)[0]!);
  });

  it('take roles from groups by a map, the weightiest first', () => {
    const provider = providersOf(parseEnvironment({ ENTRA_TENANT: tenant, ENTRA_CLIENT_ID: 'c', ENTRA_CLIENT_SECRET: 's', ENTRA_ROLES: 'g-view=viewer, g-plan=planner' }))[0]!;
    const claims = { sub: 's', nonce: 'n', tid: tenant };
    expect(vouchedBy({ ...claims, groups: ['other', 'g-view', 'g-plan'] }, provider, 'n')).toMatchObject({ role: 'planner' });
    expect(vouchedBy({ ...claims, groups: ['other'] }, provider, 'n')).toMatchObject({ role: 'none' });
    expect(vouchedBy({ ...claims, preferred_username: 'ann@example.com' }, provider, 'n')).toMatchObject({ email: 'ann@example.com' });
    expect(vouchedBy({ ...claims, email: 'ann@example.com' }, provider, 'n')).toMatchObject({ email: null });
  });
});

describe('somebody who is vouched for', () => {
  const vouched = { subject: 's', name: 'Ann', email: 'ann@example.com', role: null };
  const asking: Asking = { vouched, provider: staff, linked: undefined, named: undefined, suppliers: 0 };
  const ann = { id: 7, active: true, role: 'planner' as const };

  it('comes in as who they are, linked once', () => {
    expect(admit({ ...asking, named: ann })).toEqual({ kind: 'enter', user: ann, link: true, role: 'planner' });
    expect(admit({ ...asking, linked: ann })).toMatchObject({ link: false });
  });

  it('is no user unless a setting says so, and never with a scope that nobody gave', () => {
    expect(admit(asking)).toEqual({ kind: 'refuse', why: 'not-a-user' });
    const open: Provider = { ...staff, newUsers: 'allow' };
    expect(admit({ ...asking, provider: open })).toEqual({ kind: 'refuse', why: 'not-a-user' });
    expect(admit({ ...asking, provider: open, vouched: { ...vouched, role: 'viewer' } })).toMatchObject({ kind: 'make', role: 'viewer' });
    expect(admit({ ...asking, provider: open, vouched: { ...vouched, role: 'expeditor' } })).toEqual({ kind: 'refuse', why: 'no-scope' });
    expect(admit({ ...asking, provider: open, vouched: { ...vouched, role: 'supplier' } })).toEqual({ kind: 'refuse', why: 'wrong-door' });
  });

  it('does not become somebody who comes in by another door', () => {
    expect(admit({ ...asking, named: { ...ann, role: 'supplier' }, suppliers: 1 })).toEqual({ kind: 'refuse', why: 'wrong-door' });
  });
});

it('rights have the suppliers that the role has', () => {
  expect(rightsFor({ role: 'planner', suppliers: [1] }, [1])).toEqual({ role: 'planner', suppliers: [] });
  expect(rightsFor({ role: 'expeditor', suppliers: [2, 1, 2] }, [1, 2])).toEqual({ role: 'expeditor', suppliers: [1, 2] });
  expect(() => rightsFor({ role: 'supplier', suppliers: [] }, [])).toThrow('exactly one');
});

it('a mail server is read from its address', () => {
  const of = (address: string) => mailServerOf({ MAIL_SERVER: address, MAIL_FROM: undefined });
  expect(of('smtp://a%40b:p%3Aw@mail.example.com')).toEqual({ host: 'mail.example.com', port: 587, user: 'a@b', password: 'p:w', encryption: 'starttls', from: 'batchline@mail.example.com' });
  expect(of('smtps://mail.example.com')).toMatchObject({ port: 465, encryption: 'tls', user: null });
  expect(of('smtp://[::1]:25?tls=none')).toMatchObject({ host: '::1', port: 25, encryption: 'none' });
});

it('a refusal of the mail is final, a refusal of us is not', () => {
  const now = '2026-03-02T08:00:00.000Z';
  expect(afterTrouble({ responseCode: 550, code: 'EENVELOPE' }, 1, now)).toEqual({ status: 'failed' });
  expect(afterTrouble({ responseCode: 535, code: 'EAUTH' }, 1, now)).toEqual({ status: 'waiting', nextTryAt: '2026-03-02T08:01:00.000Z' });
  expect(afterTrouble({ code: 'ECONNREFUSED' }, 9, now)).toEqual({ status: 'failed' });
});
