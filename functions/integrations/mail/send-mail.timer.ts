import { app } from '@azure/functions';
import { theWorld } from '../../platform/world.js';
import { queueDigests } from './queue-digests.step.js';
import { sendDueMail } from './send-mail.step.js';

app.timer('send-mail', { schedule: '15 * * * * *', useMonitor: false, handler: async () => {
  await queueDigests(await theWorld());
  await sendDueMail(await theWorld());
} });
