import { app } from '@azure/functions';
import { everyMinute } from '../jobs/every-minute.js';
import { raiseAlerts } from './raise-alerts.step.js';

app.timer('raise-alerts', everyMinute(raiseAlerts));
