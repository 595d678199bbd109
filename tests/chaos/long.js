// `npm run test:chaos`: the reliability tests at their full length, one file after the other.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = ['tests/chaos', 'tests/nights', 'tests/integrations/mail', 'tests/host/timers.test.ts'];
const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--no-file-parallelism', ...files, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: { ...process.env, BATCHLINE_CHAOS: 'long' } });
vitest.on('exit', (code) => process.exit(code ?? 1));
