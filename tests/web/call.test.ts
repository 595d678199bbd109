import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, Unreachable } from '../../web/src/api/api-problem.js';
import { askAhead, call, callUnlessKnown, onSessionEnd } from '../../web/src/api/call.js';
import { listLines, readColumns, requestRun, signOut } from '../../web/src/api/endpoints.js';

const json = (body: unknown, status = 200, type = 'application/json') => new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });
const problem = (code: string, status: number) => json({ type: `/problems/${code}`, title: code, status, detail: 'No.', instance: '1' }, status, 'application/problem+json');

const asked: Request[] = [];
let answers: (() => Response | Promise<Response>)[] = [];
const RealRequest = Request;

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('Request', class extends RealRequest { constructor(url: string, init: RequestInit) { super(new URL(url, 'http://client.example'), init); } });
  vi.stubGlobal('fetch', async (request: Request) => { asked.push(request); return answers.shift()!(); });
});

afterEach(() => {
  vi.unstubAllGlobals();
  onSessionEnd(undefined);
});

describe('a call', () => {
  it('sends query and body, and answers the reply', async () => {
    answers = [() => json({ total: 1 }), () => json({ id: 4 }, 202)];
    expect(await call(listLines, { query: { preset: 'late', search: 'x' } })).toEqual({ total: 1 });
    expect(await call(requestRun, { body: { step: 'alerts', businessOn: '2026-11-20' } })).toEqual({ id: 4 });
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET http://client.example/api/lines?preset=late&search=x', 'POST http://client.example/api/jobs/requests']);
    expect(await asked[1]!.json()).toEqual({ step: 'alerts', businessOn: '2026-11-20' });
  });

  it('takes what was asked ahead, once, and only where it would ask the same', async () => {
    answers = [() => json({ version: 'a' }), () => json({ version: 'b' }), () => json({ version: 'c' }), () => json({ version: 'd' })];
    askAhead(readColumns);
    expect([await call(readColumns), await call(readColumns)]).toEqual([{ version: 'a' }, { version: 'b' }]);
    askAhead(readColumns);
    expect(await callUnlessKnown(readColumns, 'W/"b"')).toEqual({ version: 'd' });
    expect(asked.map(({ headers }) => headers.get('if-none-match'))).toEqual([null, null, null, 'W/"b"']);
  });

  it('asks again where what was asked ahead had no reply', async () => {
    answers = [() => Promise.reject(new TypeError('no network')), () => json({ version: 'a' })];
    askAhead(readColumns);
    await new Promise(setImmediate);
    expect(await call(readColumns)).toEqual({ version: 'a' });
  });

  it('answers nothing for a reply without content', async () => {
    answers = [() => new Response(null, { status: 204 })];
    expect(await call(signOut)).toBeUndefined();
  });

  it('throws the problem that the server tells', async () => {
    answers = [() => problem('line-not-found', 404)];
    await expect(call(listLines)).rejects.toMatchObject({ code: 'line-not-found', problem: { status: 404 } });
  });

  it('makes a problem of any other reply', async () => {
    answers = [() => new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway', headers: { 'content-type': 'text/html' } })];
    const error = await call(listLines).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiProblem);
    expect((error as ApiProblem).problem).toMatchObject({ status: 502, detail: '502 Bad Gateway' });
  });

  it('says when nobody answers, and not when it was given up', async () => {
    answers = [() => { throw new TypeError('failed'); }, () => { throw new DOMException('gone', 'AbortError'); }];
    await expect(call(listLines)).rejects.toBeInstanceOf(Unreachable);
    await expect(call(listLines, {}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('waits for a new sign-in when the session has ended, then goes on', async () => {
    answers = [() => problem('not-signed-in', 401), () => json({ total: 2 })];
    const signInAgain = vi.fn(async () => {});
    onSessionEnd(signInAgain);
    expect(await call(listLines)).toEqual({ total: 2 });
    expect(signInAgain).toHaveBeenCalledOnce();
    expect(asked).toHaveLength(2);
  });

  it('does not take a wrong password for an ended session', async () => {
    onSessionEnd(async () => { throw new Error('must not be asked'); });
    answers = [() => problem('sign-in-failed', 401)];
    await expect(call(listLines)).rejects.toMatchObject({ code: 'sign-in-failed' });
  });
});
