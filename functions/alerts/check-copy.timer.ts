import { app } from '@azure/functions';
import { onCopy } from '../jobs/every-minute.js';
import { checkCopy } from './check-copy.step.js';

app.timer('check-copy', onCopy(checkCopy));
