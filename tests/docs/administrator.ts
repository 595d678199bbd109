import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ended, until } from '../chaos/processes.js';
import { freePort } from '../deploy/a-machine.js';
import { aFolder } from '../fixtures/databases.js';
import { whenDone } from '../fixtures/when-done.js';

const root = new URL('../..', import.meta.url).pathname;

/** What a clone has, and what was built of it: the build is not measured here. */
const parts = [
  'functions', 'shared', 'host', 'web', 'bench', 'deploy', 'sql', 'docs', 'dist', 'host.json', 'local.settings.example.json', 'package.json', 'package-lock.json', 'README.md',
  'tsconfig.json', 'tsconfig.build.json',
];

/** What is not run as it is written, and why. */
export const stoodIn: Readonly<Record<string, string>> = {
  'npm ci': 'the packages of this checkout came from the same lock file by the same command; here they are hard links to them',
  'npm test': 'this test is part of it',
  'npm start': 'it never ends: it is begun by whoever visits it, and stopped by Ctrl-C',
};

const shell = `
set -e
npm() {
  case "$*" in
    ci | test | start) echo "npm $*" >> .stood-in ;;
    *) command npm "$@" ;;
  esac
}
if [ -f .exports ]; then . ./.exports; fi
`;

export interface Administrator {
  folder: string;
  url: string;
  /** Types a block into the shell; answers what was printed. */
  types(text: string): string;
  /** `npm start`, with what the shell exported; told to stop by Ctrl-C when `look` has seen it. Done when nothing answers any more. */
  starts(look: (output: () => string) => Promise<void>, where?: string): Promise<void>;
}

/** One shell in a fresh copy of the product, with nothing in its environment but a port. */
export async function anAdministrator(): Promise<Administrator> {
  const folder = join(aFolder(), 'batchline');
  mkdirSync(folder);
  // With the times of its folders: what is built need not be built again.
  execFileSync('cp', ['-a', ...parts.map((part) => join(root, part)), folder]);
  linkPackages(folder);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: String(port), npm_config_loglevel: 'error', npm_config_prefer_offline: 'true' };
  return {
    folder, url,
    types(text) {
      writeFileSync(join(folder, '.typed'), `${shell}\n${text}\nexport -p > .exports\n`);
      return execFileSync('bash', ['.typed'], { cwd: folder, env, encoding: 'utf8' });
    },
    async starts(look, where = '.') {
      const begun = spawn('bash', ['-c', `. ./.exports; cd ${where}; exec npm start`], { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
      whenDone(() => signal(begun, 'SIGKILL'));
      const output = heard(begun);
      await until(async () => begun.exitCode !== null || (await fetch(`${url}/api/health`)).ok);
      if (begun.exitCode !== null) throw new Error(`npm start ended with ${begun.exitCode}: ${output()}`);
      await look(output);
      signal(begun, 'SIGINT');
      await ended(begun);
      await until(() => fetch(`${url}/api/health`).then(() => false, () => true));
    },
  };
}

/** Where the temporary folder is on another disk, links are not possible. */
function linkPackages(folder: string): void {
  const from = join(root, 'node_modules');
  try {
    execFileSync('cp', ['-al', from, join(folder, 'node_modules')], { stdio: 'ignore' });
  } catch {
    execFileSync('cp', ['-a', from, folder]);
  }
}

function heard({ stdout, stderr }: ChildProcess): () => string {
  let output = '';
  for (const stream of [stdout, stderr]) stream!.on('data', (data: Buffer) => { output += data.toString(); });
  return () => output;
}

/** To the whole group, as a terminal does. */
function signal(begun: ChildProcess, name: 'SIGINT' | 'SIGKILL'): void {
  try {
    process.kill(-begun.pid!, name);
  } catch { /* it is gone already */ }
}
