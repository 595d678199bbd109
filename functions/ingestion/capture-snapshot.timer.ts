import { app } from '@azure/functions';
import { everyMinute } from '../jobs/every-minute.js';
import { captureSnapshot } from './capture-snapshot.step.js';

app.timer('capture-snapshot', everyMinute(captureSnapshot));
