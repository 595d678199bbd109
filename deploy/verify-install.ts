import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Choices } from './choices.js';
import { layoutOf } from './layout.js';
import { healthUrl } from './product-commands.js';
import { openTo } from './open-to.js';
import { faultsOfSite, type SiteReplies } from './site-faults.js';

interface Check { what: string; fault(): Promise<string | null> }

/** Looks at the machine as it is and changes nothing. 1 when something is not as it should be. */
export async function verifyInstall(choices: Choices): Promise<number> {
  let faults = 0;
  for (const { what, fault } of checksFor(choices)) {
    const found = await fault().catch((error: Error) => error.message);
    if (found) faults += 1;
    console.log(`${found ? 'WRONG' : 'good '}  ${what}${found ? `: ${found}` : ''}`);
  }
  return faults === 0 ? 0 : 1;
}

function checksFor(choices: Choices): Check[] {
  const onWindows: Check[] = [
    { what: 'the service runs under an account of its own', fault: async () => accountFault(choices) },
    { what: 'the settings are seen by nobody else', fault: async () => settingsFault(layoutOf(choices).settings) },
  ];
  return [
    { what: 'Node is 20.19 or newer', fault: async () => nodeFault(process.versions.node) },
    { what: 'the product answers on this machine', fault: () => healthFault(healthUrl(choices)) },
    { what: 'the product cannot be reached past the proxy', fault: () => openPortFault(choices.port) },
    ...(process.platform === 'win32' ? onWindows : []),
    ...(choices.site ? [{ what: `https://${choices.site} is safe`, fault: async () => faultsOfSite(await repliesOf(`https://${choices.site}`)).join('; ') || null }] : []),
  ];
}

export function nodeFault(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19) ? null : `it is ${version}`;
}

async function healthFault(url: string): Promise<string | null> {
  const reply = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  return reply.ok ? null : `${url} answers ${reply.status}`;
}

/** Every address of this machine but loopback must refuse. */
async function openPortFault(port: number): Promise<string | null> {
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []).filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address);
  const open = await Promise.all(addresses.map(async (host) => ((await isOpen(host, port)) ? [host] : [])));
  return open.flat().length === 0 ? null : `${open.flat().join(', ')} port ${port} is open`;
}

function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (isIt: boolean) => { socket.destroy(); resolve(isIt); };
    socket.once('connect', () => end(true)).once('error', () => end(false)).once('timeout', () => end(false));
  });
}

function accountFault({ service }: Choices): string | null {
  const { status, stdout } = spawnSync('sc.exe', ['qc', service], { encoding: 'utf8', windowsHide: true });
  if (status !== 0) return `there is no service ${service}`;
  return /LocalSystem/i.test(stdout) ? 'it runs as LocalSystem' : null;
}

function settingsFault(path: string): string | null {
  const asked = spawnSync('powershell.exe', ['-NoProfile', '-Command', `(Get-Acl -LiteralPath '${path.replaceAll("'", "''")}').Sddl`], { encoding: 'utf8', windowsHide: true });
  if (asked.status !== 0) return asked.stderr.trim();
  const others = openTo(asked.stdout.trim());
  return others.length === 0 ? null : `${path} is open to ${others.join(', ')}`;
}

/** What a stranger sees. */
export async function repliesOf(origin: string): Promise<SiteReplies> {
  const ask = async (path: string) => {
    const reply = await fetch(origin + path, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    return { status: reply.status, headers: Object.fromEntries(reply.headers), body: await reply.text() };
  };
  const page = await ask('/');
  const asset = /\/assets\/[\w.-]+/.exec(page.body)?.[0] ?? '/assets/none';
  return { page, asset: await ask(asset), route: await ask('/lines'), api: await ask('/api/health'), admin: await ask('/admin/host/status'), runtime: await ask('/runtime/webhooks') };
}
