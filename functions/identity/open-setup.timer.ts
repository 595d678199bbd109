import { app } from '@azure/functions';
import { theWorld } from '../platform/world.js';
import { openSetup } from './open-setup.step.js';

app.timer('open-setup', { schedule: '30 * * * * *', useMonitor: false, runOnStartup: true, handler: async (_, context) => {
  const world = await theWorld();
  if (!world.isCopy) await openSetup(world, (text) => context.log(text));
} });
