import { app } from '@azure/functions';
import { applyRetention } from './apply-retention.step.js';
import { everyMinute } from './every-minute.js';

app.timer('apply-retention', everyMinute(applyRetention));
