import { randomUUID } from 'node:crypto';
import type { MailKind } from '../../../shared/contracts/mail-words.js';
import type { Language } from '../../../shared/contracts/session.js';
import type { Writer } from '../../platform/database/database.js';
import { addMail } from './outbox.store.js';

export interface MailToQueue { kind: MailKind; userId: number; language: Language; now: string; by: number | null; facts?: object; /** A second one with the same key is not written. */ dedupeKey?: string }

/** Puts a mail into the outbox, in the transaction of the change that it tells of: both are there, or neither. */
export const queueMail = (tx: Writer, { kind, userId, language, now, by, facts = {}, dedupeKey = randomUUID() }: MailToQueue): Promise<number> =>
  addMail(tx, { kind, userId, language, facts: JSON.stringify(facts), dedupeKey, status: 'waiting', nextTryAt: now, createdAt: now, createdBy: by });
