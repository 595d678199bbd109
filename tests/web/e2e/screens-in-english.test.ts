import { lookAtEveryScreen } from './look-at-screens.js';

lookAtEveryScreen({ scheme: 'light', locale: 'en-GB' });
