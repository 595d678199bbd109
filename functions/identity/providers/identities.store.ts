import type { ProviderId } from '../../../shared/contracts/identity-words.js';
import type { Role } from '../../../shared/contracts/roles.js';
import type { Reader, Writer } from '../../platform/database/database.js';
import type { User } from '../users.store.js';

export const userLinkedTo = (db: Reader, provider: ProviderId, subject: string): Promise<User | undefined> =>
  db.selectFrom('user_identity as i').innerJoin('users as u', 'u.id', 'i.userId').selectAll('u').where('i.provider', '=', provider).where('i.subject', '=', subject).executeTakeFirst();

/** The user with this address, unless the provider knows it by another name already. */
export const userToLink = (db: Reader, provider: ProviderId, email: string): Promise<User | undefined> =>
  db.selectFrom('users as u').selectAll('u').where('u.email', '=', email)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('user_identity as i').select('i.userId').whereRef('i.userId', '=', 'u.id').where('i.provider', '=', provider)))).executeTakeFirst();

export const linkIdentity = (tx: Writer, identity: { provider: ProviderId; subject: string; userId: number; linkedAt: string }) => tx.insertInto('user_identity').values(identity).execute();

export const changeRole = (tx: Writer, id: number, role: Role) => tx.updateTable('users').set((e) => ({ role, version: e('version', '+', 1) })).where('id', '=', id).execute();
