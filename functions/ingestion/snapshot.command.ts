import { parseArgs } from 'node:util';
import { isDate } from '../../shared/dates.js';
import { goodRunAsOf } from '../jobs/erp-runs.store.js';
import { sumOf } from '../platform/database/portable.js';
import { openWorld } from '../platform/world.js';
import { snapshotAsOf } from './snapshots.store.js';

/** `npm run snapshot -- --on YYYY-MM-DD [--json]`: the ERP as it was that night. 1 when there was none yet. */
export async function run(args: string[]): Promise<number> {
  const { values: { on, json } } = parseArgs({ args, options: { on: { type: 'string' }, json: { type: 'boolean', default: false } } });
  if (!on || !isDate(on)) throw new Error('Say which night: --on YYYY-MM-DD.');
  const world = await openWorld('command');
  try {
    const night = await goodRunAsOf(world.db, on);
    if (!night) {
      console.error(`There is no good night on or before ${on}.`);
      return 1;
    }
    const totals = await snapshotAsOf(world.db, night.id)
      .select((e) => [e.fn.countAll<number>().as('lines'), sumOf(e.ref('orderedQty')).as('orderedQty'), sumOf(e.ref('deliveredQty')).as('deliveredQty')])
      .executeTakeFirstOrThrow();
    if (json) console.log(JSON.stringify({ on, night: night.businessOn, ...totals }, null, 2));
    else console.log(`Night of ${night.businessOn}: ${totals.lines.toLocaleString('en')} lines, ordered ${totals.orderedQty.toLocaleString('en')}, delivered ${totals.deliveredQty.toLocaleString('en')}.`);
    return 0;
  } finally {
    await world.db.destroy();
  }
}
