import type { z } from 'zod';
import type { Endpoint } from '../../../shared/contracts/endpoint.js';
import { isProblem, problemIn, Unreachable } from './api-problem.js';
import { learnRefusals } from '../i18n/refusals.js';
import type { Route } from './endpoints.js';

export type Sent<E extends Endpoint> = { params?: z.input<E['params']>; query?: z.input<E['query']>; body?: z.input<E['body']> };
export type Reply<E extends Endpoint> = z.output<E['reply']>;

/** What is done when a session has ended under way: resolves when somebody is signed in again. */
type SignInAgain = () => Promise<void>;
let signInAgain: SignInAgain | undefined;

export function onSessionEnd(ask: SignInAgain | undefined): void {
  signInAgain = ask;
}

/**
 * Calls the API. When the session has ended, the caller waits while the person signs in again, and the call is repeated:
 * no page loses what is on it.
 *
 * @throws ApiProblem for every reply but the contract's
 * @throws Unreachable when there is no reply
 */
export async function call<E extends Endpoint>(to: Route<E>, sent: Sent<E> = {}, signal?: AbortSignal): Promise<Reply<E>> {
  const response = await answered(to, sent, { signal });
  return (response.status === 204 ? undefined : await response.json()) as Reply<E>;
}

/** The same, but nothing where the reply is still the one with this tag. */
export async function callUnlessKnown<E extends Endpoint>(to: Route<E>, tag: string, signal?: AbortSignal): Promise<Reply<E> | undefined> {
  const response = await answered(to, {}, { signal, tag });
  return response.status === 304 ? undefined : (await response.json()) as Reply<E>;
}

const begun = new Map<string, Promise<Response>>();

/** Asks now what a page that is still to come will ask: the first call of it gets this reply. */
export function askAhead(to: Route<Endpoint>): void {
  const asked = reach(requestFor(to, {}, {}));
  begun.set(to.route, asked);
  asked.catch(() => begun.delete(to.route));
}

/** What was asked ahead; never twice. */
function aheadOf({ route }: Route<Endpoint>, { tag }: How): Promise<Response> | undefined {
  const asked = begun.get(route);
  begun.delete(route);
  return tag ? undefined : asked;
}

interface How { signal?: AbortSignal | undefined; tag?: string }

async function answered<E extends Endpoint>(to: Route<E>, sent: Sent<E>, how: How): Promise<Response> {
  const response = await (aheadOf(to, how) ?? reach(requestFor(to, sent, how)));
  if (response.ok || response.status === 304) return response;
  const problem = await problemIn(response);
  if (!isProblem(problem, 'not-signed-in')) await learnRefusals();
  if (!isProblem(problem, 'not-signed-in') || !signInAgain) throw problem;
  await signInAgain();
  return answered(to, sent, how);
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new Unreachable('The server cannot be reached.', { cause: error });
  }
}

function requestFor<E extends Endpoint>({ method, route }: Route<E>, { params, query, body }: Sent<E>, { signal, tag }: How): Request {
  return new Request(urlOf(route, params as Values, query as Values), {
    method, credentials: 'same-origin', headers: { accept: 'application/json', ...(tag && { 'if-none-match': tag }), ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }), ...(signal && { signal }),
  });
}

type Values = Readonly<Record<string, unknown>> | undefined;

/** What is undefined or empty is not sent. */
export function urlOf(route: string, params: Values, query: Values): string {
  const path = route.replaceAll(/\{(\w+)(?::\w+)?\}/g, (_, name: string) => encodeURIComponent(String(params?.[name])));
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `/api/${path}${search && `?${search}`}`;
}
