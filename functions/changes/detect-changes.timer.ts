import { app } from '@azure/functions';
import { everyMinute } from '../jobs/every-minute.js';
import { detectChanges } from './detect-changes.step.js';

app.timer('detect-changes', everyMinute(detectChanges));
