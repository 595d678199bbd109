import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { OutboxMail } from '../../../shared/contracts/mail.js';
import type { Problem } from '../../../shared/contracts/problem.js';
import type { ManagedUser } from '../../../shared/contracts/users.js';
import { aCertificate } from '../../fixtures/certificate.js';
import { aFolder } from '../../fixtures/databases.js';
import { aProduct } from '../../fixtures/product.js';
import { aMailServer, textOf } from './a-mail-server.js';

const certificate = aCertificate();
const caFile = join(aFolder(), 'ca.pem');
writeFileSync(caFile, certificate.cert);
const server = await aMailServer({ certificate, user: 'batchline' });
const product = await aProduct({ PUBLIC_URL: 'https://batchline.example.com', MAIL_SERVER: `smtp://batchline:p%40ss%20word@127.0.0.1:${server.port}`, MAIL_FROM: 'batchline@example.com', MAIL_CA_FILE: caFile });
const admin = await product.as('admin');

interface Page { mails: OutboxMail[]; total: number; counts: Record<string, number> }
const outbox = async (status = '') => (await admin.get<Page>(`/api/mail${status && `?status=${status}`}`)).body;
const deliver = () => product.host.trigger('send-mail');
const origin = { origin: 'https://batchline.example.com' };
const send = <Body = Problem>(path: string, body?: unknown) => admin.send<Body>('POST', path, body, origin);

it('an invitation goes by mail, and the administrator never sees its link', async () => {
  const { body } = await send<{ user: ManagedUser; link: null }>('/api/users', { email: 'mei@example.com', name: 'Mei Chen', role: 'viewer', language: 'zh-CN' });
  expect([body.link, body.user.linkUntil]).toEqual([null, null]);
  await deliver();
  const token = /welcome#([\w-]{43})/.exec(textOf(server.received.at(-1)!.raw))![1]!;
  expect((await product.visitor().send('POST', '/api/links/redeem', { token, password: 'violet-kettle-parade' }, origin)).status).toBe(201);
  expect((await outbox()).mails[0]).toMatchObject({ kind: 'invitation', status: 'sent', language: 'zh-CN', to: { email: 'mei@example.com' }, nextTryAt: null });
  expect(JSON.stringify([await outbox(), product.logged])).not.toContain(token);
});

it('a second link takes the place of the first, sent or not', async () => {
  const { body: { user } } = await send<{ user: ManagedUser }>('/api/users', { email: 'tam@example.com', name: 'Tam', role: 'viewer' });
  await send(`/api/users/${user.id}/link`);
  const before = server.received.length;
  await deliver();
  expect(server.received.length - before).toBe(1);
  expect((await outbox('dropped')).mails).toMatchObject([{ to: { id: user.id }, kind: 'invitation' }]);
});

it('a mail that was given up is tried again, or dropped, by an administrator', async () => {
  server.say(550);
  const { body: test } = await send<OutboxMail>('/api/mail/test');
  expect(test).toMatchObject({ kind: 'test', status: 'waiting' });
  await deliver();
  const [failed] = (await outbox('failed')).mails;
  expect(failed).toMatchObject({ id: test.id, attempts: 1, lastError: expect.stringContaining('550') as string });
  server.say(null);
  expect((await send(`/api/mail/${test.id}/retry`, { version: test.version })).body.type).toBe('/problems/mail-changed');
  await send(`/api/mail/${test.id}/retry`, { version: failed!.version });
  await deliver();
  expect((await outbox()).mails.find(({ id }) => id === test.id)).toMatchObject({ status: 'sent' });
  const { body: second } = await send<OutboxMail>('/api/mail/test');
  expect((await send<OutboxMail>(`/api/mail/${second.id}/drop`, { version: second.version })).body).toMatchObject({ status: 'dropped' });
  const before = server.received.length;
  await deliver();
  expect(server.received.length).toBe(before);
});

it('the settings are told without their secrets, and every kind of mail can be looked at', async () => {
  const settings = (await admin.get<object>('/api/mail/settings')).body;
  expect(settings).toEqual({ on: true, server: `127.0.0.1:${server.port}`, from: 'batchline@example.com', encrypted: true });
  for (const kind of ['invitation', 'reset', 'digest', 'test']) {
    expect((await admin.get<{ subject: string }>(`/api/mail/previews/${kind}/zh-CN`)).body.subject).toMatch(/Batchline/);
  }
});
