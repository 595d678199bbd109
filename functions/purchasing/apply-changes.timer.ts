import { app } from '@azure/functions';
import { everyMinute } from '../jobs/every-minute.js';
import { applyChanges } from './apply-changes.step.js';

app.timer('apply-changes', everyMinute(applyChanges));
