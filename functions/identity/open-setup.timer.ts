import { app } from '@azure/functions';
import { onPrimary } from '../jobs/every-minute.js';
import { openSetup } from './open-setup.step.js';

app.timer('open-setup', { ...onPrimary((world, context) => openSetup(world, (text) => context.log(text))), runOnStartup: true });
