import { app } from '@azure/functions';
import { onPrimary } from '../../jobs/every-minute.js';
import { queueDigests } from './queue-digests.step.js';
import { sendDueMail } from './send-mail.step.js';

app.timer('send-mail', onPrimary(async (world) => {
  await queueDigests(world);
  await sendDueMail(world);
}));
