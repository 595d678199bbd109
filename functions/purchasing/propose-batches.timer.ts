import { app } from '@azure/functions';
import { everyMinute } from '../jobs/every-minute.js';
import { proposeBatches } from './propose-batches.step.js';

app.timer('propose-batches', everyMinute(proposeBatches));
