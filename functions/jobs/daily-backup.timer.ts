import { app } from '@azure/functions';
import { backUpDaily } from './back-up.step.js';
import { everyMinute } from './every-minute.js';

app.timer('daily-backup', everyMinute(backUpDaily));
