import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { addUser } from '../../../functions/identity/users.store.js';
import { jobsView } from '../../../functions/alerts/system.store.js';
import { liveLink } from '../../../functions/identity/links.store.js';
import { queueMail, type MailToQueue } from '../../../functions/integrations/mail/queue-mail.step.js';
import { sendDueMail } from '../../../functions/integrations/mail/send-mail.step.js';
import { takeLease } from '../../../functions/jobs/leases.store.js';
import { parseEnvironment } from '../../../functions/platform/environment.js';
import { sha256 } from '../../../functions/platform/hash.js';
import { aCertificate } from '../../fixtures/certificate.js';
import { aFolder } from '../../fixtures/databases.js';
import { aHouse } from '../../fixtures/nights.js';
import { aMailServer, headersOf, textOf } from './a-mail-server.js';

const certificate = aCertificate();
const caFile = join(aFolder(), 'ca.pem');
writeFileSync(caFile, certificate.cert);

let now = '2026-03-02T08:00:00.000Z';
const { db } = await aHouse();
const later = (minutes: number) => { now = new Date(Date.parse(now) + minutes * 60_000).toISOString(); };

const world = (server: string, settings: Record<string, string> = {}) => ({
  db, owner: 'a host', now: () => now,
  environment: parseEnvironment({ MAIL_SERVER: server, MAIL_FROM: 'batchline@example.com', MAIL_CA_FILE: caFile, PUBLIC_URL: 'https://batchline.example.com', ...settings }),
});

let people = 0;
const aPerson = (but: { email?: string; name?: string; active?: boolean } = {}) => db.transaction().execute((tx) =>
  addUser(tx, { email: `reader${++people}@example.com`, name: 'Mei Chen', role: 'planner', passwordHash: null, active: true, createdAt: now, ...but }, []));

const queue = (mail: Partial<MailToQueue> & { userId: number }) => db.transaction().execute((tx) => queueMail(tx, { kind: 'test', language: 'en', now, by: null, ...mail }));
const mailOf = (id: number) => db.selectFrom('mail_outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

beforeEach(async () => { await db.deleteFrom('mail_outbox').execute(); });

describe('mail', () => {
  it('goes out under STARTTLS, with the user and password of the settings, to the name and address of the reader', async () => {
    const server = await aMailServer({ certificate, user: 'batchline' });
    const id = await queue({ userId: await aPerson({ email: 'mei.chen@example.com' }) });
    expect(await sendDueMail(world(`smtp://batchline:p%40ss%20word@127.0.0.1:${server.port}`))).toEqual({ sent: 1, troubled: 0 });
    expect(server.received).toMatchObject([{ from: 'batchline@example.com', to: ['mei.chen@example.com'], secure: true, user: 'batchline' }]);
    const headers = headersOf(server.received[0]!.raw);
    expect([headers.get('from'), headers.get('to'), headers.get('auto-submitted')]).toEqual(['Batchline <batchline@example.com>', 'Mei Chen <mei.chen@example.com>', 'auto-generated']);
    expect(await mailOf(id)).toMatchObject({ status: 'sent', attempts: 1, lastError: null });
    expect(await sendDueMail(world(`smtp://127.0.0.1:${server.port}`))).toEqual({ sent: 0, troubled: 0 });
  });

  it('is not sent to a server that offers no TLS, nor to one whose certificate nobody vouches for', async () => {
    const [plain, foreign] = [await aMailServer({ certificate, plain: true }), await aMailServer({ certificate: aCertificate() })];
    const id = await queue({ userId: await aPerson() });
    for (const { port } of [plain, foreign]) {
      expect(await sendDueMail(world(`smtp://127.0.0.1:${port}`))).toEqual({ sent: 0, troubled: 1 });
      later(10);
    }
    expect([...plain.received, ...foreign.received]).toEqual([]);
    expect(await mailOf(id)).toMatchObject({ status: 'waiting', attempts: 2 });
  });

  it('goes in the open only to this machine, and only when the address says so', async () => {
    const server = await aMailServer({ plain: true });
    await queue({ userId: await aPerson() });
    expect(await sendDueMail(world(`smtp://127.0.0.1:${server.port}?tls=none`))).toEqual({ sent: 1, troubled: 0 });
    expect(server.received[0]!.secure).toBe(false);
    for (const address of ['smtp://mail.example.com:25?tls=none', 'smtp://mail.example.com?tls=maybe', 'http://mail.example.com', 'mail.example.com:25']) {
      expect(() => world(address)).toThrow('MAIL_SERVER');
    }
  });

  it('waits while the server is away, longer each time, and goes out when it is back', async () => {
    const server = await aMailServer({ certificate });
    await server.stop();
    const id = await queue({ userId: await aPerson() });
    const waits: number[] = [];
    for (let tries = 0; tries < 3; tries++) {
      await sendDueMail(world(`smtp://127.0.0.1:${server.port}`));
      const { nextTryAt } = await mailOf(id);
      waits.push((Date.parse(nextTryAt) - Date.parse(now)) / 60_000);
      expect(await sendDueMail(world(`smtp://127.0.0.1:${server.port}`))).toEqual({ sent: 0, troubled: 0 });
      now = nextTryAt;
    }
    expect(waits).toEqual([1, 5, 15]);
    const back = await aMailServer({ certificate, port: server.port });
    expect(await sendDueMail(world(`smtp://127.0.0.1:${server.port}`))).toEqual({ sent: 1, troubled: 0 });
    expect(back.received.length).toBe(1);
  });

  it('is tried again after a 4xx, and given up with an alert after a 5xx', async () => {
    const server = await aMailServer({ certificate });
    const id = await queue({ userId: await aPerson() });
    server.say(451);
    await sendDueMail(world(`smtp://127.0.0.1:${server.port}`));
    expect(await mailOf(id)).toMatchObject({ status: 'waiting', attempts: 1 });
    expect((await jobsView(db)).failedMails).toBe(0);
    later(5);
    server.say(550);
    await sendDueMail(world(`smtp://127.0.0.1:${server.port}`));
    expect(await mailOf(id)).toMatchObject({ status: 'failed', attempts: 2, lastError: expect.stringContaining('550') as string });
    expect((await jobsView(db)).failedMails).toBe(1);
    server.say(null);
    later(10_000);
    expect(await sendDueMail(world(`smtp://127.0.0.1:${server.port}`))).toEqual({ sent: 0, troubled: 0 });
  });

  it('is given up when nobody has taken it for days', async () => {
    const server = await aMailServer({ certificate });
    await server.stop();
    const id = await queue({ userId: await aPerson() });
    for (let tries = 0; tries < 9; tries++) {
      await sendDueMail(world(`smtp://127.0.0.1:${server.port}`));
      later(800);
    }
    expect(await mailOf(id)).toMatchObject({ status: 'failed', attempts: 9 });
  });

  it('lets no name and no address become a header or a second recipient', async () => {
    const server = await aMailServer({ certificate });
    const evil = await aPerson({ name: 'Eve\r\nBcc: all@example.com\r\n\r\nHello, <b>you</b>' });
    const two = await aPerson({ email: 'a@example.com, b@example.com' });
    const [first, second] = [await queue({ userId: evil }), await queue({ userId: two })];
    await sendDueMail(world(`smtp://127.0.0.1:${server.port}`));
    expect(server.received.map(({ to }) => to)).toEqual([[`reader${people - 1}@example.com`]]);
    expect(headersOf(server.received[0]!.raw).has('bcc')).toBe(false);
    expect(server.received[0]!.raw.split('text/html')[1]).not.toContain('<b>');
    expect([(await mailOf(first)).status, (await mailOf(second)).status]).toEqual(['sent', 'failed']);
  });

  it('carries a one-time link that lies nowhere but in the mail, in the language of the reader', async () => {
    const server = await aMailServer({ certificate });
    const userId = await aPerson();
    const id = await queue({ kind: 'invitation', userId, language: 'zh-CN' });
    await sendDueMail(world(`smtp://127.0.0.1:${server.port}`));
    const text = textOf(server.received[0]!.raw);
    expect(text).toContain('请设置密码');
    const token = /https:\/\/batchline\.example\.com\/welcome#([\w-]{43})/.exec(text)![1]!;
    expect(await liveLink(db, sha256(token), now)).toMatchObject({ userId, purpose: 'invitation' });
    expect(JSON.stringify([await mailOf(id), await db.selectFrom('one_time_link').selectAll().execute()])).not.toContain(token);
  });

  it('is not sent to those who were deactivated meanwhile', async () => {
    const server = await aMailServer({ certificate });
    const id = await queue({ userId: await aPerson({ active: false }) });
    await sendDueMail(world(`smtp://127.0.0.1:${server.port}`));
    expect([server.received.length, (await mailOf(id)).status]).toEqual([0, 'dropped']);
  });

  it('is sent by one host at a time', async () => {
    const server = await aMailServer({ certificate });
    await queue({ userId: await aPerson() });
    await takeLease(db, 'mail', 'another/1/0');
    expect(await sendDueMail(world(`smtp://127.0.0.1:${server.port}`))).toEqual({ sent: 0, troubled: 0 });
    await db.updateTable('job_step').set({ owner: null, leaseUntil: null }).where('name', '=', 'mail').execute();
    expect(await sendDueMail(world(`smtp://127.0.0.1:${server.port}`))).toEqual({ sent: 1, troubled: 0 });
  });

  it('is off without a server', async () => {
    await queue({ userId: await aPerson() });
    expect(await sendDueMail(world(''))).toEqual({ sent: 0, troubled: 0 });
  });
});
