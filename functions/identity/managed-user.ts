import type { ProviderId } from '../../shared/contracts/identity-words.js';
import type { ManagedUser } from '../../shared/contracts/users.js';
import { groupBy } from '../../shared/group-by.js';
import type { RowOf } from '../platform/database/schema.js';

/** What lies about users in the other tables. */
export interface AroundUsers {
  suppliers: readonly { userId: number; id: number; code: string; name: string }[];
  identities: readonly { userId: number; provider: ProviderId }[];
  sessions: readonly { userId: number; live: number; lastAt: string }[];
  links: readonly { userId: number | null; expiresAt: string }[];
}

/** Users as administrators see them. No hash of a password leaves the server. */
export function managedUsers(users: readonly RowOf<'users'>[], around: AroundUsers): ManagedUser[] {
  const [suppliers, identities] = [groupBy(around.suppliers, ({ userId }) => userId), groupBy(around.identities, ({ userId }) => userId)];
  const [sessions, links] = [new Map(around.sessions.map((one) => [one.userId, one])), new Map(around.links.map((one) => [one.userId, one]))];
  return users.map(({ id, email, name, role, active, version, language, passwordHash, mustChangePassword, createdAt }) => ({
    id, email, name, role, active, version, mustChangePassword, createdAt, language: language as ManagedUser['language'],
    suppliers: (suppliers.get(id) ?? []).map(({ userId: _, ...supplier }) => supplier),
    hasPassword: passwordHash !== null, providers: (identities.get(id) ?? []).map(({ provider }) => provider),
    lastSignInAt: sessions.get(id)?.lastAt ?? null, liveSessions: sessions.get(id)?.live ?? 0, linkUntil: links.get(id)?.expiresAt ?? null,
  }));
}
