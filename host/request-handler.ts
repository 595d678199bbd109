import type { IncomingMessage, ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { answerByFunction } from './api.js';
import { setClientAddress } from './client-address.js';
import { tlsHeader } from './client-headers.js';
import type { ServeClient } from './client-files.js';
import { sendEmpty } from './http-reply.js';
import type { Invoke } from './invoke.js';
import type { Log } from './log-entry.js';
import { triggerManually } from './manual-trigger.js';
import { isTooLarge, refuseBody } from './request-body.js';
import { targetOf, type Target } from './request-target.js';
import type { FindRoute } from './routes.js';
import type { Timer } from './timer.js';

export interface Answering {
  findRoute: FindRoute;
  invoke: Invoke;
  timers: readonly Timer[];
  serveClient: ServeClient | undefined;
  routePrefix: string;
  adminKey: string | undefined;
  maxBodyBytes: number;
  trustProxy: boolean;
  isBehindTls: boolean;
  isDraining(): boolean;
  log: Log;
}

type Exchange = [IncomingMessage, ServerResponse];

export type HandleRequest = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Answers every request, whatever happens: the promise never rejects. */
export const requestHandler = (answering: Answering): HandleRequest =>
  async function handle(req, res) {
    if (answering.isBehindTls) res.setHeader(...tlsHeader);
    try {
      await answer(answering, req, res);
    } catch (error) {
      const what = `${req.method} ${req.url?.split('?', 1)[0]}`; // a query may hold secrets
      answering.log({ level: 'error', category: 'system', message: `${what}: ${inspect(error)}` });
      fail(res);
    }
  };

async function answer(answering: Answering, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (answering.isDraining()) return sendEmpty(res, 503, { connection: 'close' });
  if (isTooLarge(req, answering.maxBodyBytes)) return refuseBody(req, res);
  setClientAddress(req, answering.trustProxy);
  const target = targetOf(req);
  if (!target) return sendEmpty(res, 400, { connection: 'close' });
  await answerByArea(answering, target, [req, res]);
}

async function answerByArea(answering: Answering, { url, path }: Target, exchange: Exchange): Promise<void> {
  const [req, res] = exchange;
  const { adminKey: key, timers, serveClient } = answering;
  const area = areaOf(path, answering.routePrefix);
  if (area === 'admin') return sendEmpty(res, triggerManually(req, path, { key, timers }));
  const found = answering.findRoute(req.method!, path);
  if (found) return answerByFunction(answering.invoke, { ...found, url }, exchange);
  if (area === 'client' && serveClient) return serveClient(req, res, path);
  sendEmpty(res, 404);
}

/** `/runtime` is the Functions host's own, as `/admin` is. */
function areaOf(path: Target['path'], routePrefix: string): 'admin' | 'api' | 'client' {
  const first = path.split('/', 2)[1]!.toLowerCase();
  if (first === 'admin' || first === 'runtime') return 'admin';
  return first === routePrefix.toLowerCase() && first !== '' ? 'api' : 'client';
}

function fail(res: ServerResponse): void {
  if (res.headersSent) return void res.destroy();
  for (const name of res.getHeaderNames()) if (name !== tlsHeader[0]) res.removeHeader(name);
  sendEmpty(res, 500);
}
