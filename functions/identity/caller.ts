import type { ProviderId } from '../../shared/contracts/identity-words.js';
import type { Role } from '../../shared/contracts/roles.js';
import type { Language } from '../../shared/contracts/session.js';

/** The suppliers whose data a user may see. It comes from the session and goes into every store that reads lines. */
export type Scope = 'all' | readonly number[];

/** Who is calling. */
export interface Caller {
  id: number;
  sessionId: number;
  name: string;
  email: string;
  role: Role;
  language: Language | null;
  mustChangePassword: boolean;
  /** Who vouched for the caller in this session; null for a password. */
  provider: ProviderId | null;
  scope: Scope;
}

export const reaches = (scope: Scope, supplierId: number | null): boolean => scope === 'all' || (supplierId !== null && scope.includes(supplierId));
