import { isScoped, type Role } from '../../../shared/contracts/roles.js';
import type { Vouched } from './claims.js';
import type { Provider } from './provider.js';

export interface KnownUser { id: number; active: boolean; role: Role }

export interface Asking {
  vouched: Vouched;
  provider: Provider;
  /** The user that the provider's name for the person is linked to. */
  linked: KnownUser | undefined;
  /** The user with the person's checked address, if that user has no link with this provider. */
  named: KnownUser | undefined;
  /** How many suppliers the user has. */
  suppliers: number;
}

export type Admission =
  | { kind: 'enter'; user: KnownUser; link: boolean; role: Role }
  | { kind: 'make'; email: string; name: string; role: Role }
  | { kind: 'refuse'; why: 'not-a-user' | 'no-role' | 'wrong-door' | 'no-scope' };

const refuse = (why: Extract<Admission, { kind: 'refuse' }>['why']): Admission => ({ kind: 'refuse', why });

/** Whether somebody who is vouched for is let in, and as whom. */
export function admit(asking: Asking): Admission {
  const { vouched, linked, named, provider, suppliers } = asking;
  if (vouched.role === 'none') return refuse('no-role');
  const user = linked ?? named;
  if (!user) return newcomer(asking);
  if (!user.active) return refuse('not-a-user');
  const role = vouched.role ?? user.role;
  if (!provider.mayBe.includes(role) || !provider.mayBe.includes(user.role)) return refuse('wrong-door');
  if (role === 'supplier' && suppliers !== 1) return refuse('no-scope');
  return { kind: 'enter', user, link: !linked, role };
}

/** Nobody who sees some suppliers only comes in before an administrator has said which. */
function newcomer({ vouched: { email, name, role }, provider: { newUsers, mayBe } }: Asking): Admission {
  if (newUsers !== 'allow' || email === null || role === null || role === 'none') return refuse('not-a-user');
  if (!mayBe.includes(role)) return refuse('wrong-door');
  return isScoped(role) ? refuse('no-scope') : { kind: 'make', email, name, role };
}
