import { auditedIn, theSystem } from '../audit/audited.js';
import type { World } from '../platform/world.js';
import { hashPassword } from '../platform/passwords.js';
import { demoUsers, type DemoUser } from './demo-users.js';
import { addUser, userByEmail } from './users.store.js';

/** Makes the demo's sign-ins once its suppliers are known. Where the ERP is a real one, nothing happens. */
export async function addDemoUsers({ db, erp, now }: Pick<World, 'db' | 'erp' | 'now'>): Promise<void> {
  if (erp.kind !== 'demo') return;
  const suppliers = await db.selectFrom('supplier').select('id').orderBy('code').execute();
  const missing: DemoUser[] = [];
  for (const user of demoUsers) if (!(await userByEmail(db, user.email)) && suppliers.length >= user.suppliers) missing.push(user);
  const passwordHash = missing.length > 0 ? await hashPassword(missing[0]!.password) : '';
  const audited = auditedIn(db, { now, source: 'system', invocationId: null });
  for (const { email, name, role, suppliers: count } of missing) {
    await audited(theSystem, 'user.added', async (tx) => {
      const id = await addUser(tx, { email, name, role, passwordHash, active: true, createdAt: now() }, suppliers.slice(0, count).map((supplier) => supplier.id));
      return { subject: `user/${id}`, after: { email, role, demo: true }, reply: undefined };
    });
  }
}
