import type { Because } from '../../../shared/contracts/because.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';

/** What is wrong, in words: what only the client finds has its own, the rest the words of the server. */
export const faultText = (because: Because): string =>
  (Object.hasOwn(t.updates.unreadable, because.code) ? t.updates.unreadable[because.code]! : tell(because));
