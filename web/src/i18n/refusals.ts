import type { Because } from '../../../shared/contracts/because.js';
import type { Language } from '../../../shared/contracts/session.js';

let sentences: typeof import('./tell.js') | undefined;

/** Refusals come from the server in English; for readers of another language their sentences are fetched once the first page is there. */
export async function learnRefusals(): Promise<void> {
  sentences = await import('./tell.js').catch(() => undefined);
}

/** What is refused, in the reader's language; undefined where the server's own words are the best there is. */
export const refusalIn = (language: Language, because: Because): string | undefined =>
  (language !== 'en' && sentences?.isTold(because.code) ? sentences.tell(because) : undefined);
