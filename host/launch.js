// The door of every npm script: builds what has changed since the last build, then runs what was asked for.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', '.built');
const sources = ['functions', 'shared', 'host', 'web', 'bench', 'deploy', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

const modules = {
  start: 'dist/host/main.js', func: 'dist/host/func.js', bench: 'dist/bench/main.js', 'bench:web': 'dist/bench/web-main.js',
  deploy: 'dist/deploy/main.js', release: 'dist/deploy/release.js', 'restore:drill': 'dist/deploy/restore-drill.js',
};
const moduleOf = (what) => modules[what] ?? `dist/functions/${what}.command.js`;

function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).filter((name) => name !== 'node_modules').map((name) => newest(join(path, name))));
}

/** A release comes built and without a compiler. */
const canBuild = () => existsSync(join(root, 'node_modules', 'typescript'));
const isBuilt = () => existsSync(stamp) && Math.max(...sources.map((name) => newest(join(root, name)))) <= statSync(stamp).mtimeMs;

function runTool(file, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', file), ...args], { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: 'production' } });
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${file} ended with ${code}`))));
  });
}

/** tsc leaves what it once made of a file that is gone, and the host would load it. */
function sweep(folder) {
  const built = join(root, 'dist', folder);
  if (!existsSync(built)) return;
  for (const name of readdirSync(built, { recursive: true })) {
    const source = /^(.*)\.js(\.map)?$/.exec(name)?.[1];
    if (source && !existsSync(join(root, folder, `${source}.ts`))) rmSync(join(built, name));
  }
}

async function build() {
  if (!canBuild() || isBuilt()) return;
  console.error('Building…');
  const startedAt = new Date();
  await Promise.all([
    runTool('typescript/bin/tsc', ['-p', 'tsconfig.build.json']),
    runTool('vite/bin/vite.js', ['build', 'web', '--logLevel', 'warn']),
  ]);
  ['functions', 'shared', 'host', 'bench', 'deploy'].forEach(sweep);
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
}

const [what = '', ...args] = process.argv.slice(2);
try {
  await build();
  const code = what === 'build' ? 0 : await (await import(pathToFileURL(join(root, moduleOf(what))).href)).run(args);
  process.exit(code);
} catch (error) {
  console.error(error instanceof Error && !process.env.DEBUG ? error.message : error);
  process.exit(1);
}
