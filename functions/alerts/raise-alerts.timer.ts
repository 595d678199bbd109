import { app } from '@azure/functions';
import { everyMinute } from '../jobs/every-minute.js';
import { raiseAlerts } from './raise-alerts.step.js';

/** Three times a minute: with the half minute after which the administrators' bar looks again, trouble is seen within a minute. */
app.timer('raise-alerts', { ...everyMinute(raiseAlerts), schedule: '*/20 * * * * *' });
