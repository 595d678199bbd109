import type { AppFunction } from './app-function.js';
import { clientFiles, type HeadersFor } from './client-files.js';
import { runHooks } from './hooks.js';
import { createInvoke } from './invoke.js';
import { loadApp, type App } from './load-app.js';
import type { Log } from './log-entry.js';
import { buildRoutes } from './routes.js';
import { createTimer, type Timer } from './timer.js';
import { openTraffic, type Traffic } from './traffic.js';
import { within } from './within.js';

export interface HostOptions {
  /** Where package.json, host.json and local.settings.json are. */
  appDir: string;
  /** 0 takes a free one. */
  port: number;
  address?: string;
  /** The built web client; without it there is only the API. */
  clientDir?: string;
  log: Log;
  /** Opens `POST /admin/functions/{name}` to this machine; without it the endpoint does not exist. */
  adminKey?: string;
  maxBodyBytes?: number;
  /** A proxy on this machine stands before us and says who calls, in `x-client-address`. */
  trustProxy?: boolean;
  headersFor?: HeadersFor;
  /** People come over TLS, by a proxy: their browsers are told to come no other way. */
  isBehindTls?: boolean;
  /** Timers run by their schedules unless this is false: then only when they are triggered. */
  scheduled?: boolean;
}

export interface Host {
  url: string;
  functions: readonly Pick<AppFunction, 'name' | 'kind'>[];
  /** Runs a timer's function and waits for it; rejects when it fails. A run under way is waited for first. */
  trigger(name: string): Promise<void>;
  /** Takes no more work, lets what runs finish within the grace (10 s by default), then closes. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Runs the functions of an app in this process, by the Functions host's rules, through the real @azure/functions.
 * Rejects with a sentence when the app cannot be run. One process may start and stop hosts as it likes; an app started
 * again runs the modules Node has in memory, not what has changed on disk since.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const app = await loadApp(options.appDir, options.log);
  const invoke = createInvoke(app, options.log);
  const timers = app.functions.filter((fn) => fn.kind === 'timer').map((fn) => createTimer(fn, invoke));
  const answering = { ...partsOf(options, app), invoke, timers };
  await runHooks(app, 'appStart', { functionAppDirectory: app.dir, hookData: {}, appHookData: app.appHookData });
  const traffic = await openTraffic(answering, options);
  if (options.scheduled !== false) timers.forEach((timer) => timer.start());
  return running(app, timers, traffic);
}

const partsOf = ({ clientDir, headersFor, adminKey, maxBodyBytes = 100 * 2 ** 20, trustProxy = false, isBehindTls = false, log }: HostOptions, app: App) => ({
  findRoute: buildRoutes(app.functions, app.routePrefix),
  serveClient: clientDir ? clientFiles(clientDir, headersFor) : undefined,
  routePrefix: app.routePrefix,
  adminKey,
  maxBodyBytes,
  trustProxy,
  isBehindTls,
  log,
});

function running(app: App, timers: readonly Timer[], traffic: Traffic): Host {
  let stopping: Promise<void> | undefined;
  return {
    url: traffic.url,
    functions: app.functions.map(({ name, kind }) => ({ name, kind })),
    async trigger(name) {
      const timer = timers.find((one) => one.name.toLowerCase() === name.toLowerCase());
      if (!timer) throw new Error(`There is no timer named "${name}".`);
      await timer.run();
    },
    stop: (graceMs = 10_000) => (stopping ??= stop(app, { timers, traffic, graceMs })),
  };
}

interface Stopping {
  timers: readonly Timer[];
  traffic: Traffic;
  graceMs: number;
}

async function stop(app: App, { timers, traffic, graceMs }: Stopping): Promise<void> {
  timers.forEach((timer) => timer.stop());
  traffic.refuseMore();
  await within(graceMs, Promise.all([traffic.idle(), ...timers.map((timer) => timer.idle())]));
  await traffic.close();
  await runHooks(app, 'appTerminate', { hookData: {}, appHookData: app.appHookData });
}
