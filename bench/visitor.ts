import { randomBytes } from 'node:crypto';
import { startSession } from '../functions/identity/sessions.store.js';
import { addUser } from '../functions/identity/users.store.js';
import { sessionCookieName } from '../functions/platform/session-cookie.js';
import type { Database } from '../functions/platform/database/database.js';

/** The cookie of a planner, who sees every line. */
export async function planner(db: Database): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = new Date().toISOString();
  await db.transaction().execute(async (tx) => {
    const user = { email: `bench-${token.slice(0, 8)}@example.com`, name: 'Bench', role: 'planner' as const, passwordHash: null, active: true, createdAt: now };
    await startSession(tx, { userId: await addUser(tx, user, []), token, now, address: '127.0.0.1', agent: 'bench' });
  });
  return `${sessionCookieName}=${token}`;
}
