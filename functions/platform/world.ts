import { openErp } from '../integrations/erp/open-erp.js';
import type { ErpSource } from '../integrations/erp/erp-source.js';
import type { Database } from './database/database.js';
import { migrate } from './database/migrate.js';
import { openDatabase, type OpenedBy } from './database/open.js';
import { migrationsFolder } from './folders.js';
import type { Environment } from './environment.js';
import { thisOwner } from './owner.js';
import { fixedSettings, readEnvironment } from './read-environment.js';
import { businessSettings } from './settings.store.js';

/** Everything outside the product's own code, opened once per process or thread. */
export interface World {
  environment: Environment;
  db: Database;
  erp: ErpSource;
  zone: string;
  owner: string;
  now(): string;
}

/** Opens and, where needed, creates what the settings name. */
export async function openWorld(by: OpenedBy): Promise<World> {
  const environment = readEnvironment();
  fixedSettings();
  const db = openDatabase(environment.BATCHLINE_DATABASE, by);
  await migrate(db, migrationsFolder());
  const erp = openErp(environment, async () => (await businessSettings(db)).columnMapping);
  return {
    environment, db, erp, zone: environment.BUSINESS_TIME_ZONE,
    owner: thisOwner(),
    now: () => new Date().toISOString(),
  };
}

let opened: Promise<World> | undefined;

/** The world of this process's functions, opened at the first call: nothing touches the database while modules load. */
export const theWorld = (): Promise<World> => (opened ??= openWorld('host'));
