import { isScoped, type Role } from '../../shared/contracts/roles.js';
import { Refusal } from '../../shared/refusal.js';

/** What somebody may do, and for whom. */
export interface Rights { role: Role; suppliers: readonly number[] }

/**
 * Suppliers belong to those roles alone whose scope they are.
 *
 * @param known ids of the suppliers there are, of those named
 * @throws Refusal
 */
export function rightsFor({ role, suppliers }: Rights, known: readonly number[]): Rights {
  if (!isScoped(role)) return { role, suppliers: [] };
  const wanted = [...new Set(suppliers)].sort((a, b) => a - b);
  if (wanted.some((id) => !known.includes(id))) throw faulty('supplier-unknown', 'There is no such supplier.');
  if (role === 'supplier' && wanted.length !== 1) throw faulty('supplier-needs-one', 'A supplier user belongs to exactly one supplier.');
  return { role, suppliers: wanted };
}

const faulty = (code: 'supplier-unknown' | 'supplier-needs-one', detail: string) => new Refusal('invalid', code, detail, { errors: [{ in: 'body', pointer: '/suppliers', detail }] });

export const sameRights = (a: Rights, b: Rights): boolean => a.role === b.role && a.suppliers.length === b.suppliers.length && a.suppliers.every((id) => b.suppliers.includes(id));

/** Administrators cannot lock themselves out, and so there is always one. @throws Refusal */
export function refuseOwn(callerId: number, userId: number): void {
  if (callerId === userId) throw new Refusal('conflict', 'user-is-self', 'This is your own account: another administrator has to do this.');
}
