import { randomBytes } from 'node:crypto';
import type { Endpoint } from '../../shared/contracts/endpoint.js';
import type { ProviderId } from '../../shared/contracts/identity-words.js';
import { permissionsOf, permissionsOnCopy } from '../../shared/contracts/roles.js';
import type { Session } from '../../shared/contracts/session.js';
import { newestGoodRun } from '../jobs/erp-runs.store.js';
import type { Writer } from '../platform/database/database.js';
import type { Call } from '../platform/http.js';
import { isBehindTls } from '../platform/public-origin.js';
import { sessionCookie } from '../platform/session-cookie.js';
import type { Caller } from './caller.js';
import { endSession, scopeOf, startSession } from './sessions.store.js';
import { mirrorUser, suppliersOfUser, type User } from './users.store.js';

export type AnyCall = Call<Endpoint>;

export const isSecure = ({ world }: Pick<AnyCall, 'world'>): boolean => isBehindTls(world.environment);

/** How somebody came in, and what is saved together with it. */
export interface Entry { action: string; provider?: ProviderId | null; saving?: (tx: Writer) => Promise<unknown> }

/** Starts a session under a new token. One that the browser had before ends: nobody keeps two tokens. */
export async function openSession(call: AnyCall, user: User, { action, provider = null, saving }: Entry): Promise<Session> {
  const { from, now, caller } = call;
  const token = randomBytes(32).toString('base64url');
  await call.audited(user, action, async (tx) => {
    if (call.world.isCopy) await mirrorUser(tx, user);
    await saving?.(tx);
    if (caller) await endSession(tx, caller.sessionId, now);
    await startSession(tx, { userId: user.id, token, now, provider, ...from });
    return { subject: `user/${user.id}`, after: { ...from, ...(provider && { provider }) }, reply: undefined };
  });
  call.setCookie(sessionCookie(token, { secure: isSecure(call) }));
  return sessionOf(call, { ...user, language: user.language as Caller['language'], provider, scope: await scopeOf(call.db, user) });
}

/** What the client needs to know of somebody who is signed in. */
export async function sessionOf({ db, today, world }: Pick<AnyCall, 'db' | 'today' | 'world'>, caller: Omit<Caller, 'sessionId'>): Promise<Session> {
  const newest = await newestGoodRun(db);
  return {
    user: { id: caller.id, name: caller.name, email: caller.email, role: caller.role, permissions: world.isCopy ? permissionsOnCopy(caller.role) : [...permissionsOf[caller.role]], language: caller.language },
    suppliers: caller.scope === 'all' ? 'all' : await suppliersOfUser(db, caller.id),
    mustChangePassword: caller.mustChangePassword, today, demo: world.erp.kind === 'demo', isCopy: world.isCopy, provider: caller.provider,
    lastNight: newest ? { businessOn: newest.businessOn, goodAt: newest.goodAt! } : null,
  };
}
