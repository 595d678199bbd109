import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEnvironment } from '../functions/platform/read-environment.js';

const appDir = fileURLToPath(new URL('../..', import.meta.url));

/** Before it, `func` listens on every address of the machine. */
const oldestSafe = [4, 14] as const;

const howToGetIt = `The Azure Functions Core Tools are not installed, or older than ${oldestSafe.join('.')}.

  Windows:   winget install Microsoft.Azure.FunctionsCoreTools
  anywhere:  npm install --global azure-functions-core-tools@4

They are only needed to run under Microsoft's own host; "npm start" runs the same functions without them.`;

/** `npm run start:func`: the same functions under Microsoft's host, the client before it, on the port that people know; `--without-client` where IIS serves it. */
export async function run(args: string[] = []): Promise<number> {
  const version = funcVersion();
  if (!version || isOlder(version)) {
    console.error(howToGetIt);
    return 1;
  }
  const { PORT: port } = readEnvironment();
  if (args.includes('--without-client')) return untilOneEnds([startFunc(port)]);
  const host = startFunc(port + 1);
  const client = start(process.execPath, [join(appDir, 'node_modules', 'vite', 'bin', 'vite.js'), 'preview', 'web', '--port', String(port), '--strictPort'],
    { env: { ...process.env, BATCHLINE_API: `http://127.0.0.1:${port + 1}` } });
  console.log(`Batchline: http://localhost:${port}`);
  return untilOneEnds([host, client]);
}

const startFunc = (port: number) => start('func', ['start', '--address', '127.0.0.1', '--port', String(port)], { shell: process.platform === 'win32' });
const start = (command: string, args: string[], options: { shell?: boolean; env?: NodeJS.ProcessEnv }) => spawn(command, args, { cwd: appDir, stdio: 'inherit', ...options });

function funcVersion(): string | null {
  const { status, stdout } = spawnSync('func', ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  return status === 0 ? stdout.trim() : null;
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < oldestSafe[0] || (major === oldestSafe[0] && minor < oldestSafe[1]);
}

/** Neither is of use without the other. */
function untilOneEnds(children: readonly ChildProcess[]): Promise<number> {
  return new Promise((resolve) => {
    for (const child of children) {
      child.once('exit', (code) => {
        for (const other of children) if (other !== child) other.kill();
        resolve(code ?? 0);
      });
    }
  });
}
