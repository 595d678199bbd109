import { copyFile, utimes } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openSqliteFile } from '../functions/platform/database/sqlite/sqlite-file.js';
import { theWorld } from '../functions/platform/world.js';
import { startHost } from '../host/embedded-host.js';
import { tell, told, used } from './child.js';
import { readsOf, type Reads } from './percentiles.js';
import { planner } from './visitor.js';

/** `next` is an extract that becomes `waiting` when its night is to begin. */
export interface ListsOrder { database: string; next: string; waiting: string; today: string }
export interface ListsMeasured { bare: Reads; alone: Reads; duringNight: Reads; nightSeconds: number; peakMb: number }

const { database, next, waiting, today } = told<ListsOrder>();
const readsAlone = 60;

const lists = ['preset=late', 'preset=due-soon', 'preset=all', 'preset=late&sort=supplierName'];
const bareSelects = [
  `SELECT * FROM po_line WHERE archivedOn IS NULL AND outstandingQty > 0 AND lateOn <= '${today}' ORDER BY dueOn, id LIMIT 100`,
  `SELECT * FROM po_line WHERE archivedOn IS NULL AND outstandingQty > 0 AND dueOn >= '${today}' ORDER BY dueOn, id LIMIT 100`,
  'SELECT * FROM po_line WHERE archivedOn IS NULL ORDER BY dueOn, id LIMIT 100',
  `SELECT * FROM po_line WHERE archivedOn IS NULL AND outstandingQty > 0 AND lateOn <= '${today}' ORDER BY supplierName, id LIMIT 100`,
];

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function readBare(): Promise<Reads> {
  const file = openSqliteFile(database, 'read');
  const took: number[] = [];
  for (let i = 0; i < readsAlone; i++) took.push(await timed(() => file.query(bareSelects[i % bareSelects.length]!, [])));
  file.close();
  return readsOf(took);
}

/** One list after the other, as long as it is wanted. */
async function readLists(url: string, cookie: string, goesOn: (read: number) => boolean): Promise<Reads> {
  const took: number[] = [];
  while (goesOn(took.length)) {
    took.push(await timed(async () => {
      const reply = await fetch(`${url}/api/lines?limit=100&${lists[took.length % lists.length]}`, { headers: { cookie } });
      if (reply.status !== 200) throw new Error(`The list answered ${reply.status}: ${await reply.text()}`);
      await reply.arrayBuffer();
    }));
  }
  return readsOf(took);
}

/** A file that has lain there for a while is taken for whole. */
async function putExtract(): Promise<void> {
  await copyFile(next, waiting);
  await utimes(waiting, new Date(0), new Date(0));
}

const world = await theWorld();
const cookie = await planner(world.db);
const host = await startHost({ appDir: fileURLToPath(new URL('../..', import.meta.url)), port: 0, log: ({ level, message }) => { if (level === 'error') console.error(message); } });
const bare = await readBare();
await readLists(host.url, cookie, (read) => read < lists.length);
const alone = await readLists(host.url, cookie, (read) => read < readsAlone);
await putExtract();
let over = false;
const began = performance.now();
const night = host.trigger('capture-snapshot').finally(() => { over = true; });
const duringNight = await readLists(host.url, cookie, () => !over);
await night;
const nightSeconds = (performance.now() - began) / 1000;
await host.stop(1000);
await world.db.destroy();
tell<ListsMeasured>({ bare, alone, duringNight, nightSeconds, peakMb: used().peakMb });
