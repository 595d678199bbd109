import { app } from '@azure/functions';
import { everyMinute } from '../jobs/every-minute.js';
import { checkAudit } from './check-audit.step.js';

app.timer('check-audit', everyMinute(checkAudit));
