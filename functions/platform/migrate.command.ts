import { migrate } from './database/migrate.js';
import { openDatabase } from './database/open.js';
import { readEnvironment } from './read-environment.js';
import { migrationsFolder } from './folders.js';

/** `npm run db:migrate`: brings the database to this release's schema. */
export async function run(): Promise<number> {
  const db = openDatabase(readEnvironment().BATCHLINE_DATABASE, 'command');
  try {
    const applied = await migrate(db, migrationsFolder());
    console.log(applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`);
    return 0;
  } finally {
    await db.destroy();
  }
}
