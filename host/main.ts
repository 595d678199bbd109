import { fileURLToPath } from 'node:url';
import { demoUsers } from '../functions/identity/demo-users.js';
import { addDemoUsers } from '../functions/identity/demo-users.step.js';
import { addDemoColumns } from '../functions/purchasing/lists/demo-columns.step.js';
import type { Environment } from '../functions/platform/environment.js';
import { stopping } from '../functions/platform/stopping.js';
import { theWorld, type World } from '../functions/platform/world.js';
import { startHost, type Host } from './embedded-host.js';
import { oneLine, type LogEntry } from './log-entry.js';

const appDir = fileURLToPath(new URL('../..', import.meta.url));

/** `npm start`: serves API and client on one port, with the five steps of the night ticking. */
export async function run(): Promise<number> {
  const world = await theWorld();
  refuseOpenHttp(world.environment);
  const { PORT: port, ADDRESS: address, PUBLIC_URL: publicUrl, BATCHLINE_ADMIN_KEY: adminKey } = world.environment;
  const host = await startHost({
    appDir, port, address, clientDir: fileURLToPath(new URL('../web', import.meta.url)), log: tell, trustProxy: publicUrl !== undefined, isBehindTls: publicUrl?.startsWith('https:') ?? false, ...(adminKey && { adminKey }),
  });
  console.log(`Batchline: ${publicUrl ?? host.url.replace('127.0.0.1', 'localhost')}`);
  const stopped = untilToldToStop(host, world);
  if (world.isCopy) console.log('It reads a copy: nothing can be changed here.');
  if (world.isCopy || world.erp.kind !== 'demo') return stopped;
  // Whoever stops it does not wait for half a year of nights: what is left of them is due at the next start.
  const shown = showDemo(host, world).catch((error: unknown) => { if (!stopping.signal.aborted) throw error; });
  return Promise.race([stopped, shown.then(() => stopped)]);
}

/** Passwords and sessions must not travel in the open: plain http is for this machine alone. */
function refuseOpenHttp({ ADDRESS: address, PUBLIC_URL: publicUrl }: Environment): void {
  const isLoopback = ['127.0.0.1', '::1', 'localhost'].includes(address);
  if (!isLoopback && !publicUrl?.startsWith('https:')) {
    throw new Error(`ADDRESS ${address} can be reached from other machines, and there is no TLS. Put a proxy with TLS before us and set PUBLIC_URL=https://..., or leave ADDRESS at 127.0.0.1.`);
  }
}

/** The demo's half year goes through the real steps while the pages can already be used. */
async function showDemo(host: Host, world: World): Promise<void> {
  await addDemoColumns(world);
  await addDemoUsers(world);
  console.log(`\nSign in as one of these, with the password ${demoUsers[0]!.password}:`);
  for (const { email, role } of demoUsers) console.log(`  ${email.padEnd(26)} ${role}`);
  const began = performance.now();
  // One after the other: two at a time would both find the same user missing.
  let adding = Promise.resolve();
  const latecomers = setInterval(() => { adding = adding.then(() => addDemoUsers(world)).catch((error: unknown) => console.error(error)); }, 1_000);
  await host.trigger('capture-snapshot').finally(() => clearInterval(latecomers));
  await adding;
  await addDemoUsers(world);
  console.log(`\nThe demo ERP is read (${Math.round((performance.now() - began) / 1000)} s).`);
}

function untilToldToStop(host: Host, world: World): Promise<number> {
  return new Promise((resolve) => {
    const stop = async () => {
      stopping.abort();
      await host.stop();
      await world.db.destroy();
      if (world.isCopy) await world.state.destroy();
      resolve(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const) process.once(signal, () => void stop());
  });
}

/** One line an event. What functions report as usual stays quiet. */
function tell({ level, category, message, functionName, invocationId }: LogEntry): void {
  const isUsual = level === 'trace' || level === 'debug' || (level === 'information' && category !== 'user');
  if (!isUsual) console.log([new Date().toISOString(), level, functionName, invocationId, oneLine(message)].filter(Boolean).join(' '));
}
