import { chosenErp, connectionSetting, type ChosenErp } from '../integrations/erp/chosen-erp.step.js';
import type { Database } from './database/database.js';
import { migrate, refuseOlder } from './database/migrate.js';
import { openCopy, openDatabase, type OpenedBy } from './database/open.js';
import { migrationsFolder } from './folders.js';
import type { Environment } from './environment.js';
import { thisOwner } from './owner.js';
import { fixedSettings, readEnvironment } from './read-environment.js';
import { keptSetting } from './settings.store.js';

/** Everything outside the product's own code, opened once per process or thread. */
export interface World extends ChosenErp {
  environment: Environment;
  db: Database;
  /** Sessions, preferences and saved views: with the data, except where the data are a copy that is only read. */
  state: Database;
  isCopy: boolean;
  zone: string;
  owner: string;
  now(): string;
}

/** Opens and, where needed, creates what the settings name. */
export async function openWorld(by: OpenedBy): Promise<World> {
  const environment = readEnvironment();
  fixedSettings();
  const isCopy = environment.READ_ONLY;
  const db = isCopy ? openCopy(environment.BATCHLINE_DATABASE, by) : openDatabase(environment.BATCHLINE_DATABASE, by);
  const state = isCopy ? openDatabase(environment.STATE_DATABASE, by) : db;
  if (isCopy) await refuseOlder(db, migrationsFolder());
  await migrate(state, migrationsFolder());
  return {
    environment, db, state, isCopy, ...(await chosenErp(environment, db)), zone: environment.BUSINESS_TIME_ZONE,
    owner: thisOwner(),
    now: () => new Date().toISOString(),
  };
}

let opened: Promise<World> | undefined;

/** How long a host may go on with a connection that was changed at another, in milliseconds. */
const looksAgainAfter = 5_000;
let lookedAt = -Infinity;

/** The world of this process's functions, opened at the first call: nothing touches the database while modules load. */
export async function theWorld(): Promise<World> {
  const world = await (opened ??= openWorld('host'));
  await renewErp(world);
  return world;
}

/** From the next call on there is what was saved just now. */
export const lookAgainAtErp = (): void => { lookedAt = -Infinity; };

async function renewErp(world: World): Promise<void> {
  if (performance.now() - lookedAt < looksAgainAfter) return;
  lookedAt = performance.now();
  const { BATCHLINE_ERP: address } = world.environment;
  if (address !== undefined && address !== 'none') return;
  const version = (await keptSetting(world.db, connectionSetting))?.version ?? null;
  if (version !== world.erpVersion) Object.assign(world, await chosenErp(world.environment, world.db));
}
