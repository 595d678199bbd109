import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { ProviderId } from '../../shared/contracts/identity-words.js';
import type { Role } from '../../shared/contracts/roles.js';
import type { Language } from '../../shared/contracts/session.js';
import type { Database, Reader, Writer } from '../platform/database/database.js';
import type { RowOf, Schema } from '../platform/database/schema.js';
import { sha256 } from '../platform/hash.js';
import type { Caller, Scope } from './caller.js';

export const idleMinutes = 30;
const absoluteHours = 12;
const touchEverySeconds = 60;

const later = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();

export interface NewSession { userId: number; token: string; now: string; address: string; agent: string; provider?: ProviderId | null }

/** Only the token's hash is stored: who reads the table cannot sign in with it. */
export async function startSession(tx: Writer, { userId, token, now, address, agent, provider = null }: NewSession): Promise<void> {
  await tx.insertInto('session').values({
    tokenHash: sha256(token), userId, createdAt: now, lastSeenAt: now, expiresAt: later(now, absoluteHours * 60), address: address.slice(0, 60), agent: agent.slice(0, 400), provider,
  }).execute();
}

/** Not ended, not too old and not idle for too long. */
export const isLive = (e: ExpressionBuilder<Schema, 'session'>, now: string): Expression<SqlBool> =>
  e.and([e('session.endedAt', 'is', null), e('session.expiresAt', '>', now), e('session.lastSeenAt', '>', later(now, -idleMinutes))]);

export const liveSessionsOf = (db: Reader, userId: number, now: string): Promise<RowOf<'session'>[]> =>
  db.selectFrom('session').selectAll().where('userId', '=', userId).where((e) => isLive(e, now)).orderBy('lastSeenAt', 'desc').orderBy('id').execute();

/** True when it was a session of the user that had not ended. */
export async function endSessionOf(tx: Writer, userId: number, { id, now }: { id: number; now: string }): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('session').set({ endedAt: now }).where('id', '=', id).where('userId', '=', userId).where('endedAt', 'is', null).executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const endOtherSessionsOf = (tx: Writer, userId: number, { id, now }: { id: number; now: string }) =>
  tx.updateTable('session').set({ endedAt: now }).where('userId', '=', userId).where('id', '<>', id).where('endedAt', 'is', null).execute();

export const endSession = (tx: Writer, id: number, now: string) =>
  tx.updateTable('session').set({ endedAt: now }).where('id', '=', id).where('endedAt', 'is', null).execute();

export const endSessionsOf = (tx: Writer, userId: number, now: string) =>
  tx.updateTable('session').set({ endedAt: now }).where('userId', '=', userId).where('endedAt', 'is', null).execute();

export interface Books { db: Reader; state: Database }

/** The user behind a token, while the session lives; a user who was deactivated has none. */
export async function callerOf({ db, state }: Books, token: string, now: string): Promise<Caller | null> {
  const session = await liveSession(state, token, now);
  if (!session) return null;
  const user = await db.selectFrom('users').select(['id', 'name', 'email', 'role', 'language', 'mustChangePassword'])
    .where('id', '=', session.userId).where('active', '=', true).executeTakeFirst();
  if (!user) return null;
  const { id: sessionId, lastSeenAt, provider } = session;
  if (later(lastSeenAt, touchEverySeconds / 60) < now) touch(state, sessionId, now);
  // Who comes by a provider has no use for a password, old or new.
  return { ...user, sessionId, provider, language: user.language as Language | null, mustChangePassword: user.mustChangePassword && provider === null, scope: await scopeOf(db, user) };
}

const liveSession = (state: Reader, token: string, now: string) =>
  state.selectFrom('session').select(['id', 'userId', 'lastSeenAt', 'provider']).where('tokenHash', '=', sha256(token)).where((e) => isLive(e, now)).executeTakeFirst();

const touching = new Set<number>();

/**
 * Keeps the session alive. Nobody waits for it, and where the database is locked or full reading goes on: the next request tries
 * again. It changes nothing that anybody would ask about, so it leaves no audit event.
 */
function touch(db: Database, id: number, now: string): void {
  if (touching.has(id)) return;
  touching.add(id);
  db.transaction().execute((tx) => tx.updateTable('session').set({ lastSeenAt: now }).where('id', '=', id).where('lastSeenAt', '<', now).execute())
    .catch(() => undefined).finally(() => touching.delete(id));
}

export async function scopeOf(db: Reader, { id, role }: { id: number; role: Role }): Promise<Scope> {
  if (role !== 'expeditor' && role !== 'supplier') return 'all';
  return (await db.selectFrom('user_supplier').select('supplierId').where('userId', '=', id).orderBy('supplierId').execute()).map(({ supplierId }) => supplierId);
}
