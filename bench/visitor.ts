import { randomBytes } from 'node:crypto';
import { startSession } from '../functions/identity/sessions.store.js';
import { addUser } from '../functions/identity/users.store.js';
import { sessionCookieName } from '../functions/platform/session-cookie.js';
import type { Database } from '../functions/platform/database/database.js';
import type { Role } from '../shared/contracts/roles.js';

export interface Person { role: Role; /** None: the role decides. */ supplierIds?: readonly number[]; passwordHash?: string }

export interface Visitor { email: string; role: Role; /** A whole cookie, name and value. */ cookie: string }

/** Somebody with a session. */
export async function visitor(db: Database, { role, supplierIds = [], passwordHash }: Person): Promise<Visitor> {
  const token = randomBytes(32).toString('base64url');
  const now = new Date().toISOString();
  const email = `bench-${token.slice(0, 8).toLowerCase()}@example.com`;
  await db.transaction().execute(async (tx) => {
    const user = { email, name: 'Bench', role, passwordHash: passwordHash ?? null, active: true, createdAt: now };
    await startSession(tx, { userId: await addUser(tx, user, supplierIds), token, now, address: '127.0.0.1', agent: 'bench' });
  });
  return { email, role, cookie: `${sessionCookieName({ secure: false })}=${token}` };
}

/** The cookie of a planner, who sees every line. */
export const planner = async (db: Database): Promise<string> => (await visitor(db, { role: 'planner' })).cookie;
