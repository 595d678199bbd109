import type { Because } from '../../../shared/contracts/because.js';
import { isTold, tell as tellIn } from '../../../shared/sentences/tell.js';
import { language } from './language.js';

/** A sentence of the product's in the reader's language. The sentences are many: only pages that tell them bring them along. */
export const tell = (because: Because): string => tellIn(because, language());

export { isTold };
