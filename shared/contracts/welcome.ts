import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { ProviderId } from './identity-words.js';
import { Language, passwordRules, Session } from './session.js';
import { Email, PersonName } from './users.js';

const anyone = { permission: 'anyone', reach: 'nobody' } as const;
const secret = z.string().trim().min(1).max(100);
const password = z.string().min(passwordRules.shortest).max(passwordRules.longest);

/** Tokens travel in bodies and after the `#` of links, never in an address that somebody logs. */
export const readLink = endpoint({
  name: 'links-read', method: 'POST', route: 'links/read', summary: 'Whom a one-time link is for', ...anyone, status: 200,
  body: z.strictObject({ token: secret }),
  reply: z.object({ purpose: z.enum(['invitation', 'reset']), name: z.string(), email: z.string(), language: Language.nullable(), expiresAt: z.iso.datetime() }),
});

export const redeemLink = endpoint({
  name: 'links-redeem', method: 'POST', route: 'links/redeem', summary: 'Set a password by a one-time link, and be signed in', ...anyone, status: 201,
  body: z.strictObject({ token: secret, password }), reply: Session,
});

/** Setup is open as long as there is no user at all. */
export const readSetup = endpoint({
  name: 'setup-read', method: 'GET', route: 'setup', summary: 'Whether a first administrator is waited for', ...anyone, reply: z.object({ open: z.boolean() }),
});

export const beginSetup = endpoint({
  name: 'setup-begin', method: 'POST', route: 'setup', summary: 'Become the first administrator, by the code that the console printed, and be signed in', ...anyone, status: 201,
  body: z.strictObject({ code: secret, email: Email, name: PersonName, password, language: Language.optional() }), reply: Session,
});

const ProviderParams = z.strictObject({ provider: ProviderId });

/** The browser goes to `location` by itself: no address of ours redirects anywhere. */
export const startSignIn = endpoint({
  name: 'sign-in-start', method: 'POST', route: 'sign-in/{provider}', summary: 'Begin to sign in with a provider', ...anyone, onCopy: 'keeps', status: 201,
  params: ProviderParams, reply: z.object({ location: z.string() }),
});

/** What the provider handed to the browser at our own address `/signed-in`. */
export const finishSignIn = endpoint({
  name: 'sign-in-finish', method: 'POST', route: 'sign-in/{provider}/reply', summary: 'Finish signing in with what the provider handed over', ...anyone, onCopy: 'keeps', status: 201,
  params: ProviderParams, body: z.strictObject({ state: z.string().min(1).max(200), code: z.string().max(8000).optional(), error: z.string().max(200).optional() }), reply: Session,
});

export const leaveProvider = endpoint({
  name: 'sign-in-leave', method: 'GET', route: 'sign-in/{provider}/exit', summary: 'Where one signs out of the provider itself; null where it has no such place', ...anyone,
  params: ProviderParams, reply: z.object({ location: z.string().nullable() }),
});
