import { activateUser, changeUserRights, deactivateUser, inviteUser, listUsers, listUserSuppliers, resetUser } from '../../shared/contracts/users.js';
import { Refusal } from '../../shared/refusal.js';
import type { Writer } from '../platform/database/database.js';
import { databaseErrorKind } from '../platform/database/errors.js';
import { serve, type Answer } from '../platform/http.js';
import { handOutLink } from './hand-out-link.step.js';
import { endLinksOf } from './links.store.js';
import { allSuppliers, changeUserSeen, clearSuppliers, giveSuppliers, suppliersAmong } from './managed-users.store.js';
import type { AnyCall } from './open-session.step.js';
import { providersOf } from './providers/provider.js';
import { readUser, readUsers } from './read-users.step.js';
import { endSessionsOf } from './sessions.store.js';
import { refuseOwn, rightsFor, sameRights } from './user-rights.js';
import { addUser, userByEmail } from './users.store.js';

const answerList: Answer<typeof listUsers> = async ({ db, now, world: { environment } }) =>
  ({ users: await readUsers(db, now), mail: environment.MAIL_SERVER !== undefined, providers: providersOf(environment).map(({ id }) => id) });

const answerSuppliers: Answer<typeof listUserSuppliers> = async ({ db }) => ({ suppliers: await allSuppliers(db) });

const answerInvite: Answer<typeof inviteUser> = async (call) => {
  const { body: { email, name, role, suppliers: wanted, language = null }, db, now, caller } = call;
  const { suppliers } = rightsFor({ role, suppliers: wanted }, await suppliersAmong(db, wanted));
  if (await userByEmail(db, email)) throw known();
  const { id, link } = await call.audited(caller, 'user.added', async (tx) => {
    const added = await addUser(tx, { email, name, role, language, passwordHash: null, active: true, createdAt: now }, suppliers).catch((error: unknown) => { throw databaseErrorKind(error) === 'unique' ? known() : error; });
    const handed = await handOutLink(tx, call, { id: added, hasPassword: false, providers: [], language });
    return { subject: `user/${added}`, after: { email, name, role, suppliers }, reply: { id: added, link: handed } };
  });
  return { user: await readUser(db, id, now), link };
};

const known = () => new Refusal('conflict', 'user-exists', 'There is a user with this e-mail already.', { errors: [{ in: 'body', pointer: '/email', detail: 'There is a user with this e-mail already.' }] });

const answerChange: Answer<typeof changeUserRights> = async (call) => {
  const { params: { id }, body: { name, role, suppliers, version }, db, now, caller } = call;
  const before = await readUser(db, id, now);
  const [rights, had] = [rightsFor({ role, suppliers }, await suppliersAmong(db, suppliers)), { role: before.role, suppliers: before.suppliers.map((one) => one.id) }];
  const isSame = sameRights(rights, had);
  if (!isSame) refuseOwn(caller.id, id);
  await call.audited(caller, 'user.changed', async (tx) => {
    await change(tx, { id, version }, { name, role });
    if (!isSame) {
      await clearSuppliers(tx, id);
      await giveSuppliers(tx, id, rights.suppliers);
      await endSessionsOf(tx, id, now);
    }
    return { subject: `user/${id}`, before: { name: before.name, ...had }, after: { name, ...rights }, reply: undefined };
  });
  return readUser(db, id, now);
};

async function change(tx: Writer, seen: Parameters<typeof changeUserSeen>[1], to: Parameters<typeof changeUserSeen>[2]): Promise<void> {
  if (!(await changeUserSeen(tx, seen, to))) throw new Refusal('conflict', 'user-changed', 'Somebody changed this user since you opened it. Nothing was saved.');
}

const answerDeactivate: Answer<typeof deactivateUser> = async (call) => {
  const { params: { id }, body: { version }, now, caller } = call;
  refuseOwn(caller.id, id);
  return setActive(call, { id, version, active: false }, async (tx) => {
    await endSessionsOf(tx, id, now);
    await endLinksOf(tx, id, now);
  });
};

const answerActivate: Answer<typeof activateUser> = (call) => setActive(call, { id: call.params.id, version: call.body.version, active: true }, async () => undefined);

async function setActive({ db, now, audited, caller }: AnyCall, { id, version, active }: { id: number; version: number; active: boolean }, saving: (tx: Writer) => Promise<void>) {
  const before = await readUser(db, id, now);
  await audited(caller!, active ? 'user.activated' : 'user.deactivated', async (tx) => {
    await change(tx, { id, version }, { active });
    await saving(tx);
    return { subject: `user/${id}`, before: { active: before.active }, after: { active }, reply: undefined };
  });
  return readUser(db, id, now);
}

const answerReset: Answer<typeof resetUser> = async (call) => {
  const { params: { id }, db, now, caller } = call;
  const user = await readUser(db, id, now);
  if (!user.active) throw new Refusal('conflict', 'user-inactive', 'This user is deactivated: activate it first.');
  const link = await call.audited(caller, 'user.link-made', async (tx) => ({ subject: `user/${id}`, reply: await handOutLink(tx, call, user) }));
  return { user: await readUser(db, id, now), link };
};

serve(listUsers, answerList);
serve(listUserSuppliers, answerSuppliers);
serve(inviteUser, answerInvite);
serve(changeUserRights, answerChange);
serve(deactivateUser, answerDeactivate);
serve(activateUser, answerActivate);
serve(resetUser, answerReset);
