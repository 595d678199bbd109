import { app } from '@azure/functions';
import { onPrimary } from '../jobs/every-minute.js';
import { backUpDaily } from './daily-backup.step.js';

app.timer('daily-backup', onPrimary(backUpDaily));
