import type { ManagedUser } from '../../../shared/contracts/users.js';
import type { Role } from '../../../shared/contracts/roles.js';
import type { Badge } from '../elements/badge.js';
import { instant, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';

/** How far somebody has come: invited, in, waiting for a new password, out. */
export function stateOf(user: Pick<ManagedUser, 'active' | 'hasPassword' | 'providers' | 'linkUntil' | 'mustChangePassword'>): Badge {
  if (!user.active) return { tone: 'grey', icon: 'stop', text: t.users.states.inactive };
  if (user.hasPassword || user.providers.length > 0) {
    return user.mustChangePassword ? { tone: 'amber', icon: 'lock', text: t.users.states.mustChange } : { tone: 'green', icon: 'check', text: t.users.states.active };
  }
  return user.linkUntil ? { tone: 'blue', icon: 'late', text: t.users.states.invited, hint: t.users.linkUntil(instant(user.linkUntil)) } : { tone: 'amber', icon: 'warning', text: t.users.states.noWay };
}

const tones: Readonly<Record<Role, Badge['tone']>> = { admin: 'red', planner: 'blue', expeditor: 'teal', supplier: 'amber', viewer: 'grey' };

export const roleBadge = (role: Role): Badge => ({ tone: tones[role], icon: role === 'admin' ? 'gear' : 'person', text: word('role', role) });

/** The suppliers of somebody in a few words. */
export function scopeText({ role, suppliers }: Pick<ManagedUser, 'role' | 'suppliers'>): string {
  if (role !== 'expeditor' && role !== 'supplier') return t.users.allSuppliers;
  const [first, ...others] = suppliers;
  if (!first) return t.users.noSupplier;
  return others.length === 0 ? first.name : t.users.andOthers(first.name, others.length);
}

/** Whether a text is somewhere in what one sees of a user. */
export function isFound({ name, email, role, suppliers }: ManagedUser, search: string): boolean {
  const sought = search.trim().toLowerCase();
  return [name, email, word('role', role), ...suppliers.flatMap((one) => [one.code, one.name])].some((text) => text.toLowerCase().includes(sought));
}
