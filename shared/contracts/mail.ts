import { z } from 'zod';
import { endpoint, IdParams, Paging } from './endpoint.js';
import { MailKind, MailStatus } from './mail-words.js';
import { Language } from './session.js';

const manage = { permission: 'manage', reach: 'everybody' } as const;

/** A mail as it stands in the outbox. Its text is made when it is sent. */
export const OutboxMail = z.object({
  id: z.number().int(), kind: MailKind, status: MailStatus, language: Language, to: z.object({ id: z.number().int(), name: z.string(), email: z.string() }),
  attempts: z.number().int(), createdAt: z.iso.datetime(), nextTryAt: z.iso.datetime().nullable(), finishedAt: z.iso.datetime().nullable(), lastError: z.string().nullable(), version: z.number().int(),
});
export type OutboxMail = z.infer<typeof OutboxMail>;

/** `server` has no user and no password in it. */
export const readMailSettings = endpoint({
  name: 'mail-settings', method: 'GET', route: 'mail/settings', summary: 'Whether and how mail goes out', ...manage,
  reply: z.object({ on: z.boolean(), server: z.string().nullable(), from: z.string().nullable(), encrypted: z.boolean() }),
});

export const listMail = endpoint({
  name: 'mail-list', method: 'GET', route: 'mail', summary: 'The outbox, newest first', ...manage,
  query: z.strictObject({ status: MailStatus.optional(), ...Paging }),
  reply: z.object({ mails: z.array(OutboxMail), total: z.number().int(), counts: z.record(MailStatus, z.number().int()) }),
});

export const retryMail = endpoint({
  name: 'mail-retry', method: 'POST', route: 'mail/{id:int}/retry', summary: 'Try a mail again now', ...manage,
  params: IdParams, body: z.strictObject({ version: z.number().int().min(1) }), reply: OutboxMail,
});

export const dropMail = endpoint({
  name: 'mail-drop', method: 'POST', route: 'mail/{id:int}/drop', summary: 'Give a mail up for good', ...manage,
  params: IdParams, body: z.strictObject({ version: z.number().int().min(1) }), reply: OutboxMail,
});

/** To the caller's own address: it shows that the settings are right, and nobody else is bothered. */
export const sendTestMail = endpoint({
  name: 'mail-test', method: 'POST', route: 'mail/test', summary: 'Send the caller a test mail through the outbox', ...manage, status: 201, reply: OutboxMail,
});

/** The mails that the product writes, with made-up facts. */
export const previewMail = endpoint({
  name: 'mail-preview', method: 'GET', route: 'mail/previews/{kind}/{language}', summary: 'What a kind of mail looks like', ...manage,
  params: z.strictObject({ kind: MailKind, language: Language }), reply: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
});
