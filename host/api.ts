import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpFunction } from './app-function.js';
import { sendEmpty, sendReply } from './http-reply.js';
import { toRpcHttp } from './http-request.js';
import type { Invoke } from './invoke.js';
import { readBody } from './request-body.js';
import type { RouteParams } from './route-template.js';

export interface Call {
  fn: HttpFunction;
  params: RouteParams;
  url: URL;
}

/** Lets a function answer. A handler that throws is a 500 that says nothing; `invoke` has logged it. */
export async function answerByFunction(
  invoke: Invoke,
  { fn, params, url }: Call,
  [req, res]: [IncomingMessage, ServerResponse],
): Promise<void> {
  const body = await readBody(req).catch(() => null);
  if (body === null) return void res.destroy();
  const http = toRpcHttp(req, url, { params, body });
  const reply = await invoke(fn, { http }, req.headers.traceparent?.toString()).catch(() => null);
  if (reply === null) return sendEmpty(res, 500);
  try {
    sendReply(res, reply.returnValue?.http);
  } catch (cause) {
    throw new Error(`${fn.name} gave a reply that cannot be sent, in invocation ${reply.invocationId}.`, { cause });
  }
}
