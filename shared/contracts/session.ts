import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { ProviderId } from './identity-words.js';
import { Permission, Role } from './roles.js';

export const Language = z.enum(['en', 'zh-CN']);
export type Language = z.infer<typeof Language>;

export const passwordRules = { shortest: 12, longest: 200 } as const;

/** Who is signed in, and what the client needs to know before it asks for anything. */
export const Session = z.object({
  user: z.object({ id: z.number().int(), name: z.string(), email: z.string(), role: Role, permissions: z.array(Permission), language: Language.nullable() }),
  suppliers: z.union([z.literal('all'), z.array(z.object({ id: z.number().int(), code: z.string(), name: z.string() }))]),
  mustChangePassword: z.boolean(),
  /** The business date that everything is judged by. */
  today: z.iso.date(),
  /** The newest good night; null before the first. */
  lastNight: z.object({ businessOn: z.iso.date(), goodAt: z.iso.datetime() }).nullable(),
  demo: z.boolean(),
  /** Who vouched for the user in this session; null for a password. */
  provider: ProviderId.nullable(),
  /** The data are a copy: nothing can be changed here but what is one's own, such as saved views. */
  isCopy: z.boolean(),
});
export type Session = z.infer<typeof Session>;

/** What has no `@` was likely meant for the field below it, and must not be kept as the name of a try. */
const account = z.string().trim().min(3).max(200).regex(/^[^\s@]+@[^\s@]+$/, 'not an e-mail address');

export const signIn = endpoint({
  name: 'session-create', method: 'POST', route: 'session', summary: 'Sign in with e-mail and password', permission: 'anyone', reach: 'nobody', status: 201, onCopy: 'keeps',
  body: z.strictObject({ email: account, password: z.string().min(1).max(passwordRules.longest) }),
  reply: Session,
});

export const readSession = endpoint({
  name: 'session-read', method: 'GET', route: 'session', summary: 'Who is signed in', permission: 'signed-in', reach: 'nobody', reply: Session,
});

export const signOut = endpoint({
  name: 'session-delete', method: 'DELETE', route: 'session', summary: 'Sign out', permission: 'signed-in', reach: 'nobody', onCopy: 'keeps',
});

export const changePassword = endpoint({
  name: 'session-password', method: 'PUT', route: 'session/password', summary: 'Change the own password; every other session of the user ends',
  permission: 'signed-in', reach: 'nobody',
  body: z.strictObject({ current: z.string().min(1).max(passwordRules.longest), next: z.string().min(passwordRules.shortest).max(passwordRules.longest) }),
  reply: Session,
});

export const changeLanguage = endpoint({
  name: 'session-language', method: 'PUT', route: 'session/language', summary: 'Choose the language', permission: 'signed-in', reach: 'nobody',
  body: z.strictObject({ language: Language }),
  reply: Session,
});

/** A demo has sign-ins that everybody may know; without one the list is empty. `setup`: there is nobody yet who could sign in. */
export const signInHints = endpoint({
  name: 'session-hints', method: 'GET', route: 'session/hints', summary: 'How one can sign in here', permission: 'anyone', reach: 'nobody',
  reply: z.object({ demo: z.array(z.object({ email: z.string(), password: z.string(), role: Role })), providers: z.array(ProviderId), setup: z.boolean() }),
});
