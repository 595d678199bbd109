import { parseArgs } from 'node:util';
import { migrate } from './database/migrate.js';
import { moveEverything } from './database/move.js';
import { openCopy, openDatabase } from './database/open.js';
import { migrationsFolder } from './folders.js';
import { readEnvironment } from './read-environment.js';

const usage = 'npm run db:move -- --to "Server=db01;Database=batchline;User Id=batchline_owner;Password=...;Encrypt=true"\nStop Batchline first. The database that is left stays as it is.';

/** `npm run db:move`: from the embedded database to SQL Server, proven by counts and hashes. 1 when a table differs. */
export async function run(args: string[]): Promise<number> {
  const { values: { to: address } } = parseArgs({ args, options: { to: { type: 'string' } } });
  if (!address) {
    console.error(usage);
    return 1;
  }
  const from = openCopy(readEnvironment().BATCHLINE_DATABASE, 'command');
  const to = openDatabase(address, 'command');
  try {
    await migrate(to, migrationsFolder());
    const moved = await moveEverything({ from, to, folder: migrationsFolder() }, ({ table, rows, isEqual }) => console.log(`${table.padEnd(24)} ${String(rows).padStart(10)} rows  ${isEqual ? 'equal' : 'DIFFERS'}`));
    const differing = moved.filter(({ isEqual }) => !isEqual);
    console.log(differing.length === 0 ? 'Everything is there. Name the new database in BATCHLINE_DATABASE and start.' : `Not the same: ${differing.map(({ table }) => table).join(', ')}. Was Batchline running? Begin again with a new, empty database.`);
    return differing.length === 0 ? 0 : 1;
  } finally {
    await Promise.all([from.destroy(), to.destroy()]);
  }
}
