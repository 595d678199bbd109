import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { isScoped, Role } from '../../shared/contracts/roles.js';
import { Email, PersonName } from '../../shared/contracts/users.js';
import { auditedIn, theSystem, type Audited } from '../audit/audited.js';
import type { Database } from '../platform/database/database.js';
import { hashPassword, refuseWeakPassword } from '../platform/passwords.js';
import { openWorld } from '../platform/world.js';
import { endLinksOf } from './links.store.js';
import { endSessionsOf } from './sessions.store.js';
import { addUser, allUsers, changeUser, suppliersByCode, suppliersOfUser, userByEmail } from './users.store.js';

const usage = `npm run user -- list
npm run user -- add --email ann@example.com --name "Ann Example" --role planner [--suppliers S1,S2] [--password ...]
npm run user -- reset --email ann@example.com [--password ...]
npm run user -- deactivate --email ann@example.com
npm run user -- activate --email ann@example.com
Roles: ${Role.options.join(', ')}. Without --password one is made and printed; it must be changed at the first sign-in.`;

interface Desk { db: Database; audited: Audited; now: string; values: Record<string, string | undefined> }

const commands: Record<string, (desk: Desk) => Promise<number>> = { list, add, reset, deactivate: (desk) => setActive(desk, false), activate: (desk) => setActive(desk, true) };

/** `npm run user -- ...`: who may sign in. The first administrator is made here. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals: [name = ''] } = parseArgs({
    args, allowPositionals: true,
    options: { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' }, suppliers: { type: 'string' }, password: { type: 'string' } },
  });
  const command = commands[name];
  if (!command) {
    console.error(usage);
    return 1;
  }
  const world = await openWorld('command');
  try {
    return await command({ db: world.db, now: world.now(), values, audited: auditedIn(world.db, { now: world.now, source: 'command', invocationId: null }) });
  } finally {
    await world.db.destroy();
  }
}

async function list({ db }: Desk): Promise<number> {
  for (const user of await allUsers(db)) {
    const suppliers = isScoped(user.role) ? (await suppliersOfUser(db, user.id)).map(({ code }) => code).join(',') || 'no supplier' : '';
    console.log([user.email.padEnd(32), user.role.padEnd(10), user.active ? 'active' : 'inactive', user.name, suppliers].join('  '));
  }
  return 0;
}

async function add({ db, audited, now, values }: Desk): Promise<number> {
  const [email, name] = [Email.safeParse(needed(values, 'email')).data, PersonName.safeParse(needed(values, 'name')).data];
  if (!email || !name) throw new Error('--email must be an address such as ann@example.com, and --name one line of text.');
  const role = Role.safeParse(needed(values, 'role'));
  if (!role.success) throw new Error(`--role must be one of ${Role.options.join(', ')}.`);
  if (await userByEmail(db, email)) throw new Error(`There is a user ${email} already.`);
  const codes = (values['suppliers'] ?? '').split(',').filter(Boolean);
  const suppliers = await suppliersByCode(db, codes);
  const unknown = codes.filter((code) => !suppliers.some((one) => one.code === code));
  if (unknown.length > 0) throw new Error(`No such supplier: ${unknown.join(', ')}. Suppliers come with the first night.`);
  if (role.data === 'supplier' && suppliers.length !== 1) throw new Error('A supplier user belongs to exactly one supplier: --suppliers CODE.');
  const { password, made } = passwordFor(values, { email, name });
  const passwordHash = await hashPassword(password);
  await audited(theSystem, 'user.added', async (tx) => {
    const id = await addUser(tx, { email, name, role: role.data, passwordHash, mustChangePassword: true, active: true, createdAt: now }, suppliers.map((supplier) => supplier.id));
    return { subject: `user/${id}`, after: { email, name, role: role.data, suppliers: codes }, reply: undefined };
  });
  console.log(`Added ${email} as ${role.data}.${made ? ` The password is ${password}` : ''}`);
  return 0;
}

async function reset({ db, audited, now, values }: Desk): Promise<number> {
  const user = await existing(db, values);
  const { password, made } = passwordFor(values, user);
  const passwordHash = await hashPassword(password);
  await audited(theSystem, 'password.reset', async (tx) => {
    await changeUser(tx, user.id, { passwordHash, mustChangePassword: true });
    await endSessionsOf(tx, user.id, now);
    await endLinksOf(tx, user.id, now);
    return { subject: `user/${user.id}`, reply: undefined };
  });
  console.log(`${user.email} has a new password and must change it.${made ? ` It is ${password}` : ''}`);
  return 0;
}

async function setActive({ db, audited, now, values }: Desk, active: boolean): Promise<number> {
  const user = await existing(db, values);
  await audited(theSystem, active ? 'user.activated' : 'user.deactivated', async (tx) => {
    await changeUser(tx, user.id, { active });
    if (!active) await endSessionsOf(tx, user.id, now);
    if (!active) await endLinksOf(tx, user.id, now);
    return { subject: `user/${user.id}`, before: { active: user.active }, after: { active }, reply: undefined };
  });
  console.log(`${user.email} is ${active ? 'active' : 'inactive; its sessions have ended'}.`);
  return 0;
}

function needed(values: Desk['values'], name: string): string {
  const value = values[name];
  if (!value) throw new Error(`--${name} is missing.\n${usage}`);
  return value;
}

async function existing(db: Database, values: Desk['values']) {
  const email = needed(values, 'email');
  const user = await userByEmail(db, email);
  if (!user) throw new Error(`There is no user ${email}.`);
  return user;
}

function passwordFor({ password }: Desk['values'], user: { email: string; name: string }): { password: string; made: boolean } {
  if (password) refuseWeakPassword(password, user);
  return password ? { password, made: false } : { password: randomBytes(12).toString('base64url'), made: true };
}
