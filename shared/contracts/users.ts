import { z } from 'zod';
import { endpoint, IdParams } from './endpoint.js';
import { ProviderId } from './identity-words.js';
import { Role } from './roles.js';
import { Language } from './session.js';

const id = z.number().int();
const rowId = z.number().int().min(1).max(2_147_483_647);
const version = rowId;

/** An address as mail takes it: no spaces, no controls, one `@`. */
export const Email = z.string().trim().max(200).regex(/^[^\s@<>"(),:;\\[\]\p{Cc}]{1,64}@[^\s@<>"(),:;\\[\]\p{Cc}]+\.[^\s@<>"(),:;\\[\]\p{Cc}]+$/u, 'not an e-mail address');
/** A name in one line: nothing in it can become a header of a mail. */
export const PersonName = z.string().trim().min(1).max(200).regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u, 'must be one line of text');

export const UserSupplier = z.object({ id, code: z.string(), name: z.string() });

export const ManagedUser = z.object({
  id, email: z.string(), name: z.string(), role: Role, active: z.boolean(), version: id, language: Language.nullable(),
  suppliers: z.array(UserSupplier),
  hasPassword: z.boolean(), mustChangePassword: z.boolean(), providers: z.array(ProviderId),
  createdAt: z.iso.datetime(), lastSignInAt: z.iso.datetime().nullable(), liveSessions: z.number().int(),
  /** Until when an open one-time link may be used; null without one. */
  linkUntil: z.iso.datetime().nullable(),
});
export type ManagedUser = z.infer<typeof ManagedUser>;

/** Shown once, where mail is off; null where it was mailed. */
const OneTimeLink = z.object({ url: z.string(), expiresAt: z.iso.datetime() }).nullable();

const manage = { permission: 'manage', reach: 'everybody' } as const;
const suppliers = z.array(rowId).max(500).default([]);

export const listUsers = endpoint({
  name: 'users-list', method: 'GET', route: 'users', summary: 'Everybody who may sign in, or might', ...manage,
  reply: z.object({ users: z.array(ManagedUser), mail: z.boolean(), providers: z.array(ProviderId) }),
});

export const listUserSuppliers = endpoint({
  name: 'users-suppliers', method: 'GET', route: 'users/suppliers', summary: 'The suppliers that a user may be given', ...manage,
  reply: z.object({ suppliers: z.array(UserSupplier) }),
});

export const inviteUser = endpoint({
  name: 'users-invite', method: 'POST', route: 'users', summary: 'Add a user, who sets a password by a one-time link', ...manage, status: 201,
  body: z.strictObject({ email: Email, name: PersonName, role: Role, suppliers, language: Language.optional() }),
  reply: z.object({ user: ManagedUser, link: OneTimeLink }),
});

export const changeUserRights = endpoint({
  name: 'users-change', method: 'PUT', route: 'users/{id:int}', summary: 'Change name, role and suppliers; sessions of a user whose rights change end', ...manage,
  params: IdParams, body: z.strictObject({ name: PersonName, role: Role, suppliers, version }), reply: ManagedUser,
});

export const deactivateUser = endpoint({
  name: 'users-deactivate', method: 'POST', route: 'users/{id:int}/deactivation', summary: 'Nobody signs in as this user any more; sessions and links end at once, history stays', ...manage,
  params: IdParams, body: z.strictObject({ version }), reply: ManagedUser,
});

export const activateUser = endpoint({
  name: 'users-activate', method: 'POST', route: 'users/{id:int}/activation', summary: 'Let a user in again', ...manage,
  params: IdParams, body: z.strictObject({ version }), reply: ManagedUser,
});

export const resetUser = endpoint({
  name: 'users-reset', method: 'POST', route: 'users/{id:int}/link', summary: 'A new one-time link to set a password; older ones end', ...manage, status: 201,
  params: IdParams, reply: z.object({ user: ManagedUser, link: OneTimeLink }),
});

export const LiveSession = z.object({
  id, createdAt: z.iso.datetime(), lastSeenAt: z.iso.datetime(), expiresAt: z.iso.datetime(), address: z.string().nullable(), agent: z.string().nullable(),
  provider: ProviderId.nullable(), own: z.boolean(),
});
export type LiveSession = z.infer<typeof LiveSession>;

const Sessions = z.object({ sessions: z.array(LiveSession) });
const SessionParams = z.strictObject({ id: IdParams.shape.id, sessionId: IdParams.shape.id });

export const listUserSessions = endpoint({
  name: 'users-sessions', method: 'GET', route: 'users/{id:int}/sessions', summary: 'Where a user is signed in', ...manage, params: IdParams, reply: Sessions,
});

export const endUserSession = endpoint({
  name: 'users-session-end', method: 'DELETE', route: 'users/{id:int}/sessions/{sessionId:int}', summary: 'End one session of a user', ...manage, onCopy: 'keeps', params: SessionParams,
});

export const endUserSessions = endpoint({
  name: 'users-sessions-end', method: 'DELETE', route: 'users/{id:int}/sessions', summary: 'End every session of a user', ...manage, onCopy: 'keeps', params: IdParams,
});

const own = { permission: 'signed-in', reach: 'nobody' } as const;

export const listOwnSessions = endpoint({
  name: 'session-list', method: 'GET', route: 'session/list', summary: 'Where the caller is signed in', ...own, reply: Sessions,
});

export const endOwnSession = endpoint({
  name: 'session-end', method: 'DELETE', route: 'session/list/{id:int}', summary: 'End one other session of the caller', ...own, onCopy: 'keeps', params: IdParams,
});

export const endOtherSessions = endpoint({
  name: 'session-end-others', method: 'DELETE', route: 'session/list', summary: 'End every session of the caller but this one', ...own, onCopy: 'keeps',
});
