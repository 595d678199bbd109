import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp, restore } from './database/sqlite/back-up.js';
import { readEnvironment } from './read-environment.js';

const usage = `npm run backup -- --to .data/backups/today.db       copies the embedded database while it is used
npm run backup -- --restore .data/backups/today.db  puts a copy in its place; stop Batchline first`;

/** `npm run backup`: of the embedded database. SQL Server has its own backups; docs/operations.md tells how. */
export async function run(args: string[]): Promise<number> {
  const { values: { to, restore: from } } = parseArgs({ args, options: { to: { type: 'string' }, restore: { type: 'string' } } });
  const { BATCHLINE_DATABASE: address } = readEnvironment();
  if (!address.startsWith('sqlite:')) throw new Error('BATCHLINE_DATABASE is a SQL Server: back it up there (docs/operations.md).');
  const path = resolve(address.slice('sqlite:'.length));
  if (to) {
    backUp(path, resolve(to));
    console.log(`${path} is copied to ${resolve(to)}, and the copy is sound.`);
  } else if (from) {
    const kept = restore(resolve(from), path, new Date().toISOString());
    console.log(`${path} is as it was in ${resolve(from)}.${kept ? ` What stood there is kept as ${kept}.` : ''}`);
  } else {
    console.error(usage);
    return 1;
  }
  return 0;
}
