import { app, type Cookie, type HttpHandler, type HttpRequest, type HttpResponseInit, type InvocationContext } from '@azure/functions';
import type { z } from 'zod';
import type { Endpoint } from '../../shared/contracts/endpoint.js';
import { may } from '../../shared/contracts/roles.js';
import type { IsoDate } from '../../shared/dates.js';
import { Refusal } from '../../shared/refusal.js';
import { auditedIn, type Audited } from '../audit/audited.js';
import type { Caller, Scope } from '../identity/caller.js';
import { callerOf } from '../identity/sessions.store.js';
import { businessToday } from './business-today.js';
import type { Reader } from './database/database.js';
import { databaseErrorKind } from './database/errors.js';
import { problemResponse, readOnlyCopy } from './problem.js';
import { FileReply, jsonResponse, PackedJson, preparedResponse, tlsHeaders } from './reply.js';
import { parseRequest } from './request.js';
import { isBehindTls } from './public-origin.js';
import { refuseForeignOrigin } from './same-origin.js';
import { sessionCookieName } from './session-cookie.js';
import { theWorld, type World } from './world.js';

/** What an answer may use. There is no other way to the outside world. */
export interface Call<E extends Endpoint> {
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: z.output<E['body']>;
  /** Null where anyone may call. */
  caller: E['permission'] extends 'anyone' ? Caller | null : Caller;
  scope: Scope;
  db: Reader;
  /** What belongs to people and not to the data: sessions, preferences, saved views. */
  state: Reader;
  audited: Audited;
  now: string;
  today: IsoDate;
  from: { address: string; agent: string };
  world: Pick<World, 'environment' | 'erp' | 'zone' | 'isCopy'>;
  cookie(name: string): string | null;
  setCookie(cookie: Cookie): void;
}

/** A file and packed JSON go out as they are; everything else is checked against the contract. */
export type Answer<E extends Endpoint> = (call: Call<E>) => Promise<z.input<E['reply']> | PackedJson | FileReply>;

/** Registers `answer` as the Azure Function behind `endpoint`. */
export function serve<E extends Endpoint>(endpoint: E, answer: Answer<E>): void {
  const { name, method, route } = endpoint;
  app.http(name, { methods: [method], route, authLevel: 'anonymous', handler: handlerFor(endpoint, answer) });
}

const handlerFor = <E extends Endpoint>(endpoint: E, answer: Answer<E>): HttpHandler => async (request, context) => {
  const reply = await replyOf(endpoint, answer, { request, context });
  const isTls = await theWorld().then(({ environment }) => isBehindTls(environment), () => false);
  return isTls ? { ...reply, headers: { ...(reply.headers as Record<string, string>), ...tlsHeaders } } : reply;
};

async function replyOf<E extends Endpoint>(endpoint: E, answer: Answer<E>, { request, context }: Received): Promise<HttpResponseInit> {
  try {
    return await (endpoint.method === 'GET' ? patiently(() => handle(endpoint, answer, { request, context })) : handle(endpoint, answer, { request, context }));
  } catch (error) {
    if (!(error instanceof Refusal)) context.error(`${endpoint.name} failed`, error);
    else if (error.code === 'foreign-origin') context.warn(`${endpoint.name} is refused: ${error.code}`);
    return problemResponse(error, context.invocationId);
  }
}

/** A standby cuts everybody off for a moment when it takes in the next log: a read is tried again meanwhile. */
async function patiently<Reply>(read: () => Promise<Reply>): Promise<Reply> {
  for (const milliseconds of [100, 400, 1_500]) {
    try {
      return await read();
    } catch (error) {
      if (error instanceof Refusal || databaseErrorKind(error) !== 'connection') throw error;
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    }
  }
  return read();
}

interface Received { request: HttpRequest; context: InvocationContext }

async function handle<E extends Endpoint>(endpoint: E, answer: Answer<E>, { request, context }: Received): Promise<HttpResponseInit> {
  const world = await theWorld();
  const { headers } = request;
  refuseForeignOrigin({ method: request.method, host: headers.get('host'), origin: headers.get('origin'), fetchSite: headers.get('sec-fetch-site') }, world.environment.PUBLIC_URL ?? null);
  const now = world.now();
  const caller = await whoIsCalling(world, request, now);
  allow(endpoint, caller, context);
  if (world.isCopy && endpoint.method !== 'GET' && !endpoint.onCopy) throw readOnlyCopy(world.environment.PRIMARY_URL ?? null);
  const cookies: Cookie[] = [];
  const call = {
    ...(await parseRequest(endpoint, request)), caller, scope: caller?.scope ?? [], db: world.db, state: world.state, now,
    today: await businessToday(world.db, { erp: world.erp.kind, zone: world.zone, now }),
    audited: auditedIn(world.state, { now: world.now, source: 'http', invocationId: context.invocationId }),
    from: { address: headers.get('x-client-address') ?? 'unknown', agent: headers.get('user-agent') ?? '' },
    world, cookie: (name: string) => cookieIn(headers.get('cookie'), name), setCookie: (cookie: Cookie) => { cookies.push(cookie); },
  } as unknown as Call<E>;
  const answered = await answer(call);
  const asked = { accepts: headers.get('accept-encoding'), ifNoneMatch: headers.get('if-none-match'), cookies, status: endpoint.status };
  if (answered instanceof PackedJson || answered instanceof FileReply) return preparedResponse(answered, asked);
  return jsonResponse({ ...asked, body: endpoint.reply.parse(answered), headers: {} });
}

async function whoIsCalling(world: World, request: HttpRequest, now: string): Promise<Caller | null> {
  const token = cookieIn(request.headers.get('cookie'), sessionCookieName({ secure: isBehindTls(world.environment) }));
  return token === null ? null : callerOf(world, token, now);
}

function cookieIn(header: string | null, name: string): string | null {
  const found = header?.split(';').map((part) => part.trim()).find((part) => part.startsWith(`${name}=`));
  return found ? decoded(found.slice(name.length + 1)) : null;
}

/** A cookie that nobody of us has written is as if it were not there. */
function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

/** @throws Refusal */
function allow({ permission, name }: Endpoint, caller: Caller | null, context: InvocationContext): void {
  if (permission === 'anyone') return;
  if (!caller) throw new Refusal('unauthenticated', 'not-signed-in', 'Sign in first.');
  if (permission === 'signed-in') return;
  if (caller.mustChangePassword) throw new Refusal('forbidden', 'password-change-required', 'Change your password first: the one you have was set by somebody else.');
  if (may(caller.role, permission)) return;
  context.warn(`${name} is refused: user ${caller.id} is ${caller.role}, and it needs ${permission}`);
  throw new Refusal('forbidden', 'permission-missing', `Your role does not allow this (${name} needs ${permission}).`);
}
