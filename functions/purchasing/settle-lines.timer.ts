import { app } from '@azure/functions';
import { everyMinute } from '../jobs/every-minute.js';
import { settleLines } from './settle-lines.step.js';

app.timer('settle-lines', everyMinute(settleLines));
