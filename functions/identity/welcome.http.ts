import { beginSetup, readLink, readSetup, redeemLink } from '../../shared/contracts/welcome.js';
import { Refusal } from '../../shared/refusal.js';
import { lockAuditChain } from '../audit/audit.store.js';
import { sha256 } from '../platform/hash.js';
import { serve, type Answer } from '../platform/http.js';
import { hashPassword, refuseWeakPassword } from '../platform/passwords.js';
import { bookAttempt } from './book-attempt.step.js';
import type { Caller } from './caller.js';
import { endLinksOf, endSetupLinks, liveLink, useLink, type OneTimeLink } from './links.store.js';
import { usersCount } from './managed-users.store.js';
import { openSession, type AnyCall } from './open-session.step.js';
import { endSessionsOf } from './sessions.store.js';
import { addUser, changeUser, forgetFailures, userById, type User } from './users.store.js';

const gone = () => new Refusal('conflict', 'link-over', 'This link has been used, has been replaced, or is too old. Ask an administrator for a new one.');

/** @throws Refusal */
async function guestOf({ db, now }: AnyCall, token: string): Promise<{ link: OneTimeLink; user: User }> {
  const link = await liveLink(db, sha256(token), now);
  const user = link?.userId ? await userById(db, link.userId) : undefined;
  if (!link || !user?.active) throw gone();
  return { link, user };
}

const answerRead: Answer<typeof readLink> = async (call) => {
  const { link: { purpose, expiresAt }, user: { name, email, language } } = await guestOf(call, call.body.token);
  return { purpose: purpose === 'invitation' ? 'invitation' : 'reset', name, email, language: language as Caller['language'], expiresAt };
};

const answerRedeem: Answer<typeof redeemLink> = async (call) => {
  const { body: { token, password }, now } = call;
  const { link, user } = await guestOf(call, token);
  refuseWeakPassword(password, user, '/password');
  const passwordHash = await hashPassword(password);
  return openSession(call, { ...user, mustChangePassword: false }, {
    action: 'password.set-by-link',
    saving: async (tx) => {
      if (!(await useLink(tx, link.id, now))) throw gone();
      await changeUser(tx, user.id, { passwordHash, mustChangePassword: false });
      await forgetFailures(tx, user.email);
      await endLinksOf(tx, user.id, now);
      await endSessionsOf(tx, user.id, now);
    },
  });
};

const isOpen = async ({ db, world }: Pick<AnyCall, 'db' | 'world'>) => world.erp.kind !== 'demo' && (await usersCount(db)) === 0;

const answerSetup: Answer<typeof readSetup> = async (call) => ({ open: await isOpen(call) });

/** Whoever can read the console is the first administrator; with the first user the door is closed for good. */
const answerBegin: Answer<typeof beginSetup> = async (call) => {
  const { body: { code, email, name, password, language = null }, db, now, audited } = call;
  if (!(await isOpen(call))) throw closed();
  await bookAttempt(call, 'setup');
  const link = await liveLink(db, sha256(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')), now);
  if (link?.purpose !== 'setup') throw new Refusal('unauthenticated', 'setup-code-wrong', 'This is not the code that the console printed.');
  refuseWeakPassword(password, { email, name }, '/password');
  const passwordHash = await hashPassword(password);
  const id = await audited({ id: null, name: email }, 'user.added', async (tx) => {
    await lockAuditChain(tx);
    if ((await usersCount(tx)) > 0 || !(await useLink(tx, link.id, now))) throw closed();
    await endSetupLinks(tx, now);
    await forgetFailures(tx, 'setup');
    const added = await addUser(tx, { email, name, role: 'admin', language, passwordHash, active: true, createdAt: now }, []);
    return { subject: `user/${added}`, after: { email, name, role: 'admin', by: 'setup' }, reply: added };
  });
  return openSession(call, (await userById(db, id))!, { action: 'session.started' });
};

const closed = () => new Refusal('conflict', 'setup-closed', 'Setup is done: there are users already. Sign in, or ask an administrator.');

serve(readLink, answerRead);
serve(redeemLink, answerRedeem);
serve(readSetup, answerSetup);
serve(beginSetup, answerBegin);
