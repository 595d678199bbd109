import { changeLanguage, changePassword, readSession, signIn, signInHints, signOut } from '../../shared/contracts/session.js';
import { Refusal } from '../../shared/refusal.js';
import { serve, type Answer } from '../platform/http.js';
import { hashPassword, isPassword, isTooCheap, refuseWeakPassword } from '../platform/passwords.js';
import { noSessionCookie } from '../platform/session-cookie.js';
import { bookAttempt } from './book-attempt.step.js';
import { demoUsers } from './demo-users.js';
import { usersCount } from './managed-users.store.js';
import { isSecure, openSession, sessionOf } from './open-session.step.js';
import { providersOf } from './providers/provider.js';
import { endSession, endSessionsOf } from './sessions.store.js';
import { changeUser, forgetFailures, renewPasswordHash, userByEmail, userById } from './users.store.js';

const answerSignIn: Answer<typeof signIn> = async (call) => {
  const { body: { email, password }, db } = call;
  await bookAttempt(call, email);
  const user = await userByEmail(db, email);
  if (!(await isPassword(password, user?.active ? user.passwordHash : null))) throw new Refusal('unauthenticated', 'sign-in-failed', 'E-mail or password is wrong.');
  const renewed = isTooCheap(user!.passwordHash!) && !call.world.isCopy ? await hashPassword(password) : null;
  return openSession(call, user!, {
    action: 'session.started',
    saving: async (tx) => {
      if (renewed) await renewPasswordHash(tx, user!.id, { from: user!.passwordHash!, to: renewed });
      await forgetFailures(tx, email);
    },
  });
};

const answerRead: Answer<typeof readSession> = (call) => sessionOf(call, call.caller);

const answerSignOut: Answer<typeof signOut> = async (call) => {
  await call.audited(call.caller, 'session.ended', async (tx) => {
    await endSession(tx, call.caller.sessionId, call.now);
    return { subject: `user/${call.caller.id}`, reply: undefined };
  });
  call.setCookie(noSessionCookie({ secure: isSecure(call) }));
  return undefined;
};

/** Every session of the user ends, and this one goes on under a new token. Guesses at the current password are booked like those at the door. */
const answerChangePassword: Answer<typeof changePassword> = async (call) => {
  const { caller, body: { current, next }, now } = call;
  const user = (await userById(call.db, caller.id))!;
  await bookAttempt(call, user.email);
  if (!(await isPassword(current, user.passwordHash))) {
    throw new Refusal('invalid', 'password-wrong', 'The current password is wrong.', { errors: [{ in: 'body', pointer: '/current', detail: 'The current password is wrong.' }] });
  }
  refuseWeakPassword(next, user);
  const passwordHash = await hashPassword(next);
  return openSession(call, { ...user, mustChangePassword: false }, {
    action: 'password.changed', provider: caller.provider,
    saving: async (tx) => {
      await changeUser(tx, caller.id, { passwordHash, mustChangePassword: false });
      await forgetFailures(tx, user.email);
      await endSessionsOf(tx, caller.id, now);
    },
  });
};

const answerChangeLanguage: Answer<typeof changeLanguage> = async (call) => {
  const { caller, body: { language } } = call;
  await call.audited(caller, 'language.changed', async (tx) => {
    await changeUser(tx, caller.id, { language });
    return { subject: `user/${caller.id}`, before: caller.language, after: language, reply: undefined };
  });
  return sessionOf(call, { ...caller, language });
};

const answerHints: Answer<typeof signInHints> = async ({ db, world }) => {
  const common = { providers: providersOf(world.environment).map(({ id }) => id), setup: (await usersCount(db)) === 0 && world.erp.kind !== 'demo' };
  if (world.erp.kind !== 'demo') return { demo: [], ...common };
  const known = await Promise.all(demoUsers.map(async (user) => ((await userByEmail(db, user.email)) ? [{ email: user.email, password: user.password, role: user.role }] : [])));
  return { demo: known.flat(), ...common };
};

serve(signIn, answerSignIn);
serve(readSession, answerRead);
serve(signOut, answerSignOut);
serve(changePassword, answerChangePassword);
serve(changeLanguage, answerChangeLanguage);
serve(signInHints, answerHints);
