import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { thirdPartyList, type BillOfMaterials } from './third-party.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a machine needs that builds nothing; `dist` without maps and without the bench. */
const parts = ['dist', 'sql', 'docs', 'deploy', 'host', 'host.json', 'local.settings.example.json', 'package.json', 'package-lock.json', 'README.md'];
const staysHere = /\.(map|ts)$|[\\/]dist[\\/](bench|\.tsbuildinfo|\.built)|[\\/]docs[\\/]images/;

/** `npm run release -- --to FOLDER`: a folder to be copied to the server, with its packages, its bill of materials and their licences. */
export async function run(args: string[]): Promise<number> {
  const { values: { to } } = parseArgs({ args, options: { to: { type: 'string' } } });
  if (!to || existsSync(resolve(to))) throw new Error('npm run release -- --to FOLDER, with a folder that is not there yet.');
  const folder = resolve(to);
  mkdirSync(folder, { recursive: true });
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true, filter: (path) => !staysHere.test(path) });
  npm(folder, 'ci', '--omit=dev', '--no-audit', '--no-fund');
  dropWhatNothingReads(join(folder, 'node_modules'));
  const bill = withClient(JSON.parse(npm(folder, 'sbom', '--omit=dev', '--package-lock-only', '--sbom-format', 'cyclonedx')) as BillOfMaterials);
  writeFileSync(join(folder, 'sbom.json'), `${JSON.stringify(bill, null, 2)}\n`);
  writeFileSync(join(folder, 'THIRD-PARTY.md'), thirdPartyList(bill));
  const { files, bytes } = sizeOf(folder);
  console.log(`${folder}: ${files} files, ${(bytes / 2 ** 20).toFixed(1)} MB.`);
  return 0;
}

/** What the build put into the client is delivered too, though nothing of it is installed on the server. */
const inTheClient = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', '@lit/context', '@lit/task', 'chart.js', '@kurkle/color'];

function withClient(bill: BillOfMaterials): BillOfMaterials {
  const parts = inTheClient.map((name) => JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { name: string; version: string; license: string });
  const bundled = parts.map(({ name, version, license }) => ({ 'bom-ref': `${name}@${version}`, type: 'library', name, version, purl: `pkg:npm/${name.replace('@', '%40')}@${version}`, licenses: [{ license: { id: license } }] }));
  return { ...bill, components: [...bill.components ?? [], ...bundled] };
}

/** npm is a script: Node runs it, so that no shell is needed on Windows. */
function npm(cwd: string, ...args: string[]): string {
  const script = process.env['npm_execpath'];
  const [command, first] = script ? [process.execPath, [script]] : ['npm', []];
  const { status, stdout, stderr, error } = spawnSync(command, [...first, ...args], { cwd, encoding: 'utf8', maxBuffer: 64 * 2 ** 20, shell: !script && process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ${args[0]} failed: ${(stderr || error?.message) ?? ''}`);
  return stdout;
}

/** Half of the bytes, and no program opens them: maps and types, a database's C sources and its binaries for other systems, bundles for browsers. */
function dropWhatNothingReads(folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.(map|[cm]?ts)$/.test(entry.name));
  for (const { parentPath, name } of files) rmSync(join(parentPath, name));
  const binaries = join(folder, '@photostructure', 'sqlite', 'prebuilds');
  const foreign = existsSync(binaries) ? readdirSync(binaries).filter((name) => !name.startsWith(`${process.platform}-`)).map((name) => join(binaries, name)) : [];
  for (const path of [...foreign, join(binaries, '..', 'src'), join(folder, 'exceljs', 'dist')]) rmSync(path, { recursive: true, force: true });
}

function sizeOf(folder: string): { files: number; bytes: number } {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return { files: found.length, bytes: found.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0) };
}
