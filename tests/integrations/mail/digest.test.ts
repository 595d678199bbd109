import { describe, expect, it } from 'vitest';
import { digestFor, type NightNews } from '../../../functions/integrations/mail/digest-for.js';
import { exampleOf } from '../../../functions/integrations/mail/mail-facts.js';
import { queueDigests } from '../../../functions/integrations/mail/queue-digests.step.js';
import { renderMail } from '../../../functions/integrations/mail/render-mail.js';
import { startSession } from '../../../functions/identity/sessions.store.js';
import { addUser } from '../../../functions/identity/users.store.js';
import { parseEnvironment } from '../../../functions/platform/environment.js';
import { MailKind } from '../../../shared/contracts/mail-words.js';
import type { Role } from '../../../shared/contracts/roles.js';
import { aHouse, anErpLine } from '../../fixtures/nights.js';

const now = '2026-03-02T03:00:00.000Z';

describe('a digest', () => {
  const news: NightNews = { businessOn: '2026-03-02', late: [{ supplierId: 1, all: 5, fresh: 2 }, { supplierId: 2, all: 7, fresh: 0 }], changed: [{ supplierId: 1, n: 1 }], proposals: [{ supplierId: 2, all: 4, fresh: 3 }] };

  it('counts everything for a planner, and the own suppliers for those who have their own', () => {
    expect(digestFor(news, { role: 'planner', suppliers: [] })).toEqual({ businessOn: '2026-03-02', newLate: 2, late: 12, changed: 1, newProposals: 3, proposals: 4 });
    expect(digestFor(news, { role: 'supplier', suppliers: [2] })).toEqual({ businessOn: '2026-03-02', newLate: 0, late: 7, changed: 0, newProposals: 3, proposals: 4 });
  });

  it('is not sent when the night brought nothing', () => {
    expect(digestFor(news, { role: 'supplier', suppliers: [3] })).toBeNull();
    expect(digestFor({ ...news, proposals: [{ supplierId: 2, all: 4, fresh: 0 }] }, { role: 'expeditor', suppliers: [2] })).toBeNull();
  });
});

describe('digests of a night', async () => {
  const house = await aHouse();
  const { db } = house;
  const environment = parseEnvironment({ MAIL_SERVER: 'smtp://mail.example.com' });
  const world = { ...house, environment, now: () => now };
  await house.night('2026-03-01', [anErpLine({ dueOn: '2026-03-01', promisedOn: '2026-03-01' }), anErpLine({ poNumber: 'PO-2', supplierCode: 'S2', dueOn: '2026-06-30' })]);
  const suppliers = await db.selectFrom('supplier').select(['id', 'code']).orderBy('code').execute();
  const person = (email: string, role: Role, { here = true, codes = [] as string[] } = {}) => db.transaction().execute(async (tx) => {
    const userId = await addUser(tx, { email, name: email, role, passwordHash: null, active: true, language: 'zh-CN', createdAt: now }, suppliers.filter(({ code }) => codes.includes(code)).map(({ id }) => id));
    if (here) await startSession(tx, { userId, token: email, now, address: '', agent: '' });
    return userId;
  });
  const planner = await person('planner', 'planner');
  const own = await person('own', 'supplier', { codes: ['S1'] });
  await person('other', 'supplier', { codes: ['S2'] });
  await person('never-here', 'planner', { here: false });
  const unwilling = await person('unwilling', 'planner');
  await db.insertInto('user_preference').values({ userId: unwilling, name: 'mail', value: '{"digest":false}', changedAt: now }).execute();
  await person('admin', 'admin');

  it('are queued once, for those to whom it brought something and who want it', async () => {
    await house.night('2026-03-02', [anErpLine({ dueOn: '2026-03-01', promisedOn: '2026-03-01' }), anErpLine({ poNumber: 'PO-2', supplierCode: 'S2', dueOn: '2026-06-30' })]);
    expect(await queueDigests({ ...world, environment: parseEnvironment({}) })).toBe(0);
    expect(await queueDigests(world)).toBe(2);
    expect(await queueDigests(world)).toBe(0);
    const mails = await db.selectFrom('mail_outbox').selectAll().orderBy('userId').execute();
    expect(mails.map(({ userId, kind, language }) => [userId, kind, language])).toEqual([[planner, 'digest', 'zh-CN'], [own, 'digest', 'zh-CN']]);
    expect(JSON.parse(mails[1]!.facts)).toMatchObject({ businessOn: '2026-03-02', newLate: 1 });
  });

  it('are no news after some days', async () => {
    await db.deleteFrom('digest_night').execute();
    expect(await queueDigests({ ...world, now: () => '2026-03-09T03:00:00.000Z' })).toBe(0);
  });
});

describe('every kind of mail', () => {
  it.each(MailKind.options.flatMap((kind) => (['en', 'zh-CN'] as const).map((language) => [kind, language] as const)))('%s in %s has a subject, a text and a button, and escapes names', (kind, language) => {
    const mail = exampleOf(kind, { origin: 'https://batchline.example.com', name: 'Ann <script>alert(1)</script> & "Co"\r\nBcc: x@y.zz', now });
    const { subject, text, html } = renderMail(mail, language);
    expect(subject.length).toBeGreaterThan(5);
    expect(/\p{Script=Han}/u.test(subject + text.replace('Ann', ''))).toBe(language === 'zh-CN');
    expect(html).not.toContain('<script>');
    expect(html).toContain('href="https://batchline.example.com');
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text.split('\n').some((line) => line.startsWith('Bcc:'))).toBe(false);
  });
});
