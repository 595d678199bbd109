import { openWorld } from '../platform/world.js';
import { run as runNight } from './night.command.js';

/** `npm run demo:night [-- --json]`: lets one day pass in the demo ERP and runs the night. */
export async function run(args: string[]): Promise<number> {
  const world = await openWorld('command');
  try {
    if (!world.erp.passDay) throw new Error('BATCHLINE_ERP is not the demo ERP: only there a day can be made to pass.');
    const today = await world.erp.passDay();
    if (!args.includes('--json')) console.log(`It is ${today} in the demo ERP.`);
  } finally {
    await world.db.destroy();
  }
  return runNight(args);
}
