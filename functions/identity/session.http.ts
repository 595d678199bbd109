import { randomBytes } from 'node:crypto';
import { permissionsOf } from '../../shared/contracts/roles.js';
import { changeLanguage, changePassword, readSession, signIn, signInHints, signOut, type Session } from '../../shared/contracts/session.js';
import { Refusal } from '../../shared/refusal.js';
import { newestGoodRun } from '../jobs/erp-runs.store.js';
import { serve, type Answer, type Call } from '../platform/http.js';
import { hashPassword, isPassword, refuseWeakPassword } from '../platform/passwords.js';
import { noSessionCookie, sessionCookie } from '../platform/session-cookie.js';
import type { Endpoint } from '../../shared/contracts/endpoint.js';
import type { Caller } from './caller.js';
import { demoUsers } from './demo-users.js';
import { endSession, endSessionsOf, scopeOf, startSession } from './sessions.store.js';
import { secondsToWait } from './throttle.js';
import { addFailure, changeUser, forgetFailures, recentFailures, suppliersOfUser, userByEmail, userById } from './users.store.js';

type AnyCall = Pick<Call<Endpoint>, 'db' | 'today' | 'world'>;

async function sessionOf({ db, today, world }: AnyCall, caller: Omit<Caller, 'sessionId'>): Promise<Session> {
  const newest = await newestGoodRun(db);
  return {
    user: { id: caller.id, name: caller.name, email: caller.email, role: caller.role, permissions: [...permissionsOf[caller.role]], language: caller.language },
    suppliers: caller.scope === 'all' ? 'all' : await suppliersOfUser(db, caller.id),
    mustChangePassword: caller.mustChangePassword, today, demo: world.erp.kind === 'demo',
    lastNight: newest ? { businessOn: newest.businessOn, goodAt: newest.goodAt! } : null,
  };
}

const isSecure = ({ world }: AnyCall) => world.environment.PUBLIC_URL?.startsWith('https:') ?? false;

const answerSignIn: Answer<typeof signIn> = async (call) => {
  const { body: { email, password }, db, audited, now, from } = call;
  // The failure is booked before the password is looked at: fifty tries at once are fifty failures.
  await audited({ id: null, name: email }, 'session.attempted', async (tx) => {
    const wait = secondsToWait(await recentFailures(tx, { account: email, address: from.address }, now), now);
    if (wait > 0) throw new Refusal('too-many', 'too-many-attempts', `Too many attempts. Try again in ${wait} seconds.`, { facts: { seconds: wait }, retryAfterSeconds: wait });
    await addFailure(tx, { account: email, address: from.address }, now);
    return { subject: email, after: from, reply: undefined };
  });
  const user = await userByEmail(db, email);
  if (!(await isPassword(password, user?.active ? user.passwordHash : null))) throw new Refusal('unauthenticated', 'sign-in-failed', 'E-mail or password is wrong.');
  const token = randomBytes(32).toString('base64url');
  await audited(user!, 'session.started', async (tx) => {
    await forgetFailures(tx, email);
    await startSession(tx, { userId: user!.id, token, now, ...from });
    return { subject: `user/${user!.id}`, after: from, reply: undefined };
  });
  call.setCookie(sessionCookie(token, { secure: isSecure(call) }));
  return sessionOf(call, { ...user!, language: user!.language as Caller['language'], scope: await scopeOf(db, user!) });
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

/** Every session of the user ends, and this one goes on under a new token. */
const answerChangePassword: Answer<typeof changePassword> = async (call) => {
  const { caller, body: { current, next }, now, from } = call;
  const user = (await userById(call.db, caller.id))!;
  if (!(await isPassword(current, user.passwordHash))) {
    throw new Refusal('invalid', 'password-wrong', 'The current password is wrong.', { errors: [{ in: 'body', pointer: '/current', detail: 'The current password is wrong.' }] });
  }
  refuseWeakPassword(next, user);
  const passwordHash = await hashPassword(next);
  const token = randomBytes(32).toString('base64url');
  await call.audited(caller, 'password.changed', async (tx) => {
    await changeUser(tx, caller.id, { passwordHash, mustChangePassword: false });
    await endSessionsOf(tx, caller.id, now);
    await startSession(tx, { userId: caller.id, token, now, ...from });
    return { subject: `user/${caller.id}`, reply: undefined };
  });
  call.setCookie(sessionCookie(token, { secure: isSecure(call) }));
  return sessionOf(call, { ...caller, mustChangePassword: false });
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
  if (world.erp.kind !== 'demo') return { demo: [] };
  const known = await Promise.all(demoUsers.map(async (user) => ((await userByEmail(db, user.email)) ? [{ email: user.email, password: user.password, role: user.role }] : [])));
  return { demo: known.flat() };
};

serve(signIn, answerSignIn);
serve(readSession, answerRead);
serve(signOut, answerSignOut);
serve(changePassword, answerChangePassword);
serve(changeLanguage, answerChangeLanguage);
serve(signInHints, answerHints);
