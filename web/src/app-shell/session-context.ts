import { createContext } from '@lit/context';
import type { Permission } from '../../../shared/contracts/roles.js';
import type { Session } from '../../../shared/contracts/session.js';

/** Who is signed in. Elements below the shell may rely on it. */
export const sessionContext = createContext<Session>('session');

export const allows = (session: Session, permission: Permission): boolean => session.user.permissions.includes(permission);
