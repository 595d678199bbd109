import type { ManagedUser } from '../../shared/contracts/users.js';
import { Refusal } from '../../shared/refusal.js';
import type { Reader } from '../platform/database/database.js';
import { openLinks } from './links.store.js';
import { managedUsers } from './managed-user.js';
import { identitiesOfUsers, sessionsOfUsers, suppliersOfUsers } from './managed-users.store.js';
import { allUsers, userById } from './users.store.js';

/** Users with all that administrators see of them. */
export async function readUsers(db: Reader, now: string): Promise<ManagedUser[]> {
  const [users, suppliers, identities, sessions, links] = await Promise.all([allUsers(db), suppliersOfUsers(db), identitiesOfUsers(db), sessionsOfUsers(db, now), openLinks(db, now)]);
  return managedUsers(users, { suppliers, identities, sessions, links });
}

/** @throws Refusal */
export async function readUser(db: Reader, id: number, now: string): Promise<ManagedUser> {
  const user = await userById(db, id);
  if (!user) throw new Refusal('missing', 'user-not-found', 'There is no such user.');
  const [suppliers, identities, sessions, links] = await Promise.all([suppliersOfUsers(db), identitiesOfUsers(db), sessionsOfUsers(db, now), openLinks(db, now)]);
  return managedUsers([user], { suppliers, identities, sessions, links })[0]!;
}
