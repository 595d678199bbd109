import type { ProviderId } from '../../../../shared/contracts/identity-words.js';
import type { MailKind, MailStatus } from '../../../../shared/contracts/mail-words.js';
import type { Language } from '../../../../shared/contracts/session.js';
import { bytes, code, date, id, instant, int, json, name, orNull, withDefault } from '../columns.js';

/** Ways in beside a password, and the mail that goes out. */
export const identityTables = {
  one_time_link: {
    id: id(),
    tokenHash: bytes(32),
    purpose: code<'invitation' | 'reset' | 'setup'>(20),
    /** Null for the first administrator, who is not yet there. */
    userId: orNull(int()),
    createdAt: instant(),
    createdBy: orNull(int()),
    expiresAt: instant(),
    usedAt: orNull(instant()),
    endedAt: orNull(instant()),
  },
  sign_in_flow: {
    id: id(),
    stateHash: bytes(32),
    browserHash: bytes(32),
    provider: code<ProviderId>(20),
    nonce: code(64),
    verifier: code(128),
    address: code(60),
    expiresAt: instant(),
  },
  user_identity: { provider: code<ProviderId>(20), subject: code(200), userId: int(), linkedAt: instant() },
  mail_outbox: {
    id: id(),
    dedupeKey: code(120),
    kind: code<MailKind>(20),
    userId: int(),
    language: code<Language>(10),
    facts: json(),
    status: code<MailStatus>(10),
    attempts: withDefault(int()),
    nextTryAt: instant(),
    createdAt: instant(),
    createdBy: orNull(int()),
    finishedAt: orNull(instant()),
    lastError: orNull(name(400)),
    version: withDefault(int()),
  },
  digest_night: { businessOn: date(), queuedAt: instant() },
};
