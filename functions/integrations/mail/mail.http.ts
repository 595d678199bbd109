import { dropMail, listMail, previewMail, readMailSettings, retryMail, sendTestMail, type OutboxMail } from '../../../shared/contracts/mail.js';
import { MailStatus } from '../../../shared/contracts/mail-words.js';
import { Refusal } from '../../../shared/refusal.js';
import type { Reader } from '../../platform/database/database.js';
import { serve, type Answer } from '../../platform/http.js';
import { originOf } from '../../platform/public-origin.js';
import { exampleOf } from './mail-facts.js';
import { mailServerOf } from './mail-server.js';
import { changeMail, countByStatus, mailPage, oneMail, type NamedMail } from './outbox.store.js';
import { queueMail } from './queue-mail.step.js';
import { renderMail } from './render-mail.js';

const viewOf = ({ id, kind, status, language, userId, name, email, attempts, createdAt, nextTryAt, finishedAt, lastError, version }: NamedMail): OutboxMail =>
  ({ id, kind, status, language, to: { id: userId, name, email }, attempts, createdAt, nextTryAt: status === 'waiting' ? nextTryAt : null, finishedAt, lastError, version });

const answerSettings: Answer<typeof readMailSettings> = async ({ world: { environment } }) => {
  const server = mailServerOf(environment);
  return { on: server !== null, server: server && `${server.host}:${server.port}`, from: server?.from ?? null, encrypted: server !== null && server.encryption !== 'none' };
};

const answerList: Answer<typeof listMail> = async ({ db, query: { status, offset, limit } }) => {
  const counted = new Map((await countByStatus(db)).map(({ status: of, n }) => [of, n]));
  const counts = Object.fromEntries(MailStatus.options.map((of) => [of, counted.get(of) ?? 0])) as Record<MailStatus, number>;
  const total = status ? counts[status] : Object.values(counts).reduce((sum, n) => sum + n, 0);
  return { mails: (await mailPage(db, status, { offset, limit })).map(viewOf), total, counts };
};

async function mailOf(db: Reader, id: number): Promise<NamedMail> {
  const mail = await oneMail(db, id);
  if (!mail) throw new Refusal('missing', 'mail-not-found', 'There is no such mail.');
  return mail;
}

const changed = () => new Refusal('conflict', 'mail-changed', 'This mail has moved on since you looked. Look again.');

const answerRetry: Answer<typeof retryMail> = async ({ db, audited, caller, now, params: { id }, body: { version } }) => {
  const { status } = await mailOf(db, id);
  if (status === 'sent') throw changed();
  await audited(caller, 'mail.retried', async (tx) => {
    if (!(await changeMail(tx, { id, version }, { status: 'waiting', nextTryAt: now, attempts: 0, finishedAt: null }))) throw changed();
    return { subject: `mail/${id}`, before: { status }, after: { status: 'waiting' }, reply: undefined };
  });
  return viewOf(await mailOf(db, id));
};

const answerDrop: Answer<typeof dropMail> = async ({ db, audited, caller, now, params: { id }, body: { version } }) => {
  const { status } = await mailOf(db, id);
  if (status === 'sent') throw changed();
  await audited(caller, 'mail.dropped', async (tx) => {
    if (!(await changeMail(tx, { id, version }, { status: 'dropped', finishedAt: now }))) throw changed();
    return { subject: `mail/${id}`, before: { status }, after: { status: 'dropped' }, reply: undefined };
  });
  return viewOf(await mailOf(db, id));
};

const answerTest: Answer<typeof sendTestMail> = async ({ db, audited, caller, now, world }) => {
  if (!mailServerOf(world.environment)) throw new Refusal('conflict', 'mail-off', 'Mail is off: set MAIL_SERVER and MAIL_FROM first.');
  const id = await audited(caller, 'mail.tested', async (tx) => {
    const queued = await queueMail(tx, { kind: 'test', userId: caller.id, language: caller.language ?? 'en', now, by: caller.id });
    return { subject: `mail/${queued}`, reply: queued };
  });
  return viewOf(await mailOf(db, id));
};

const answerPreview: Answer<typeof previewMail> = async ({ params: { kind, language }, caller, now, world }) =>
  renderMail(exampleOf(kind, { origin: originOf(world.environment), name: caller.name, now }), language);

serve(readMailSettings, answerSettings);
serve(listMail, answerList);
serve(retryMail, answerRetry);
serve(dropMail, answerDrop);
serve(sendTestMail, answerTest);
serve(previewMail, answerPreview);
