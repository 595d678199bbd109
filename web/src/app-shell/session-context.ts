import { createContext } from '@lit/context';
import type { Permission } from '../../../shared/contracts/roles.js';
import type { Session } from '../../../shared/contracts/session.js';

/** Who is signed in. Elements below the shell may rely on it. */
export const sessionContext = createContext<Session>('session');

export const allows = (session: Session, permission: Permission): boolean => session.user.permissions.includes(permission);

let isNew = false;

/** Somebody signed in since the page was loaded: they begin where their role begins, not where they were last. */
export const isNewSignIn = (): boolean => isNew;
export const markSignIn = (): void => { isNew = true; };
