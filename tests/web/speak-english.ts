import { en } from '../../web/src/i18n/en.js';
import { use } from '../../web/src/i18n/language.js';

// In the browser `speak` does this before anything is drawn.
use(en, 'en');
