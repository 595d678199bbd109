import { parseArgs } from 'node:util';
import { countLines, differingLines } from '../jobs/ledger.store.js';
import { openWorld } from '../platform/world.js';

/** `npm run ledger -- [--json]`: proves for every line that its movements sum to the ERP's delivered quantity. 1 when not. */
export async function run(args: string[]): Promise<number> {
  const { values: { json } } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const world = await openWorld('command');
  try {
    const linesChecked = await countLines(world.db);
    const broken = await differingLines(world.db);
    if (json) console.log(JSON.stringify({ linesChecked, broken }, null, 2));
    else console.log(`${linesChecked.toLocaleString('en')} lines checked. ${broken.length === 0 ? 'The ledger holds.' : `Broken:\n${broken.map((line) => `${line.poNumber} / ${line.lineNumber}: the ERP says ${line.deliveredQty}, the ledger ${line.bookedQty}`).join('\n')}`}`);
    return broken.length === 0 ? 0 : 1;
  } finally {
    await world.db.destroy();
  }
}
