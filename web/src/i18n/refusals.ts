import type { Because } from '../../../shared/contracts/because.js';
import { language } from './language.js';

let sentences: typeof import('./tell.js') | undefined;

/** Refusals come from the server in English; for readers of another language their sentences are fetched with the first one. */
export async function learnRefusals(): Promise<void> {
  if (language() !== 'en') sentences ??= await import('./tell.js').catch(() => undefined);
}

/** What is refused, in the reader's language; undefined where the server's own words are the best there is. */
export const refusalIn = (because: Because): string | undefined => (language() !== 'en' && sentences?.isTold(because.code) ? sentences.tell(because) : undefined);
