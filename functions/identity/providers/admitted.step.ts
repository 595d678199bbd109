import { Refusal } from '../../../shared/refusal.js';
import { theSystem } from '../../audit/audited.js';
import type { Writer } from '../../platform/database/database.js';
import type { AnyCall } from '../open-session.step.js';
import { endSessionsOf } from '../sessions.store.js';
import { addUser, suppliersOfUser, userById, type User } from '../users.store.js';
import { admit, type Admission } from './admit.js';
import type { Vouched } from './claims.js';
import { changeRole, linkIdentity, userLinkedTo, userToLink } from './identities.store.js';
import type { Provider } from './provider.js';

export interface Admitted { user: User; saving(tx: Writer): Promise<void> }

/** The user that somebody who is vouched for comes in as, and what has to be saved with it. @throws Refusal */
export async function admitted(call: AnyCall, provider: Provider, vouched: Vouched): Promise<Admitted> {
  const { db } = call;
  const linked = await userLinkedTo(db, provider.id, vouched.subject);
  const named = linked || vouched.email === null ? undefined : await userToLink(db, provider.id, vouched.email);
  const user = linked ?? named;
  const suppliers = user ? (await suppliersOfUser(db, user.id)).length : 0;
  const admission = admit({ vouched, provider, linked, named, suppliers });
  if (admission.kind === 'refuse') return refused(call, provider, admission.why);
  // Beside a read-only copy nobody is added or changed.
  if (call.world.isCopy) return user ? { user, saving: async () => undefined } : refused(call, provider, 'not-a-user');
  if (admission.kind === 'make') return made(call, provider, { vouched, admission });
  const identity = { provider: provider.id, subject: vouched.subject, userId: user!.id, linkedAt: call.now };
  return { user: { ...user!, role: admission.role, mustChangePassword: false }, saving: (tx) => follow(tx, admission, identity) };
}

type Entering = Extract<Admission, { kind: 'enter' }>;

/** A role that changes is a change of rights: what was open under the old one ends. */
async function follow(tx: Writer, { link, role, user }: Entering, identity: Parameters<typeof linkIdentity>[1]): Promise<void> {
  if (link) await linkIdentity(tx, identity);
  if (role === user.role) return;
  await changeRole(tx, user.id, role);
  await endSessionsOf(tx, user.id, identity.linkedAt);
}

interface Newcomer { vouched: Vouched; admission: Extract<Admission, { kind: 'make' }> }

async function made({ db, audited, now }: AnyCall, provider: Provider, { vouched, admission: { email, name, role } }: Newcomer): Promise<Admitted> {
  const id = await audited(theSystem, 'user.added', async (tx) => {
    const added = await addUser(tx, { email, name, role, passwordHash: null, active: true, createdAt: now }, []);
    await linkIdentity(tx, { provider: provider.id, subject: vouched.subject, userId: added, linkedAt: now });
    return { subject: `user/${added}`, after: { email, name, role, provider: provider.id }, reply: added };
  });
  return { user: (await userById(db, id))!, saving: async () => undefined };
}

const told = {
  'not-a-user': ['not-a-user', 'You are known there, but no user here. Ask an administrator to add you.'],
  'no-role': ['no-role', 'Your account has no role for Batchline. Ask an administrator.'],
  'wrong-door': ['wrong-door', 'Your role does not sign in this way. Use the other way on the sign-in page.'],
  'no-scope': ['no-scope', 'An administrator has to say first which supplier you work for.'],
} as const;

async function refused({ audited, from }: AnyCall, provider: Provider, why: keyof typeof told): Promise<never> {
  await audited({ id: null, name: provider.id }, 'session.refused', async () => ({ subject: provider.id, after: { ...from, why }, reply: undefined }));
  throw new Refusal('forbidden', told[why][0], told[why][1]);
}
