import type { Because } from '../contracts/because.js';
import type { Language } from '../contracts/session.js';
import { administrationSentences } from './administration.js';
import { alertSentences } from './alerts.js';
import { batchSentences } from './batches.js';
import { figureSentences } from './figures.js';
import { identitySentences } from './identity.js';
import { listSentences } from './lists.js';
import { inboxSentences } from './inbox.js';
import { proposalSentences } from './proposals.js';
import { refusalSentences, sourceRefusalSentences } from './refusals.js';
import { rejectSentences } from './rejects.js';
import type { InBoth } from './sentence.js';
import { suspicionSentences } from './suspicions.js';
import { updateSentences } from './updates.js';
import { uploadSentences } from './uploads.js';

type Facts = Because['facts'];

type AnySentences = Readonly<Record<string, InBoth<(facts: Facts) => string>>>;

/** Every sentence there is, by its code. A test holds codes and facts against those that the server gives. */
export const sentences = {
  ...proposalSentences, ...alertSentences, ...batchSentences, ...figureSentences, ...listSentences, ...suspicionSentences, ...rejectSentences, ...refusalSentences, ...identitySentences, ...inboxSentences, ...sourceRefusalSentences, ...updateSentences, ...uploadSentences, ...administrationSentences,
} as unknown as AnySentences;

export const isTold = (code: string): boolean => Object.hasOwn(sentences, code);

/**
 * The sentence that a code names, in a language. A code that is not known here (a newer server) is told by itself, with
 * its facts.
 */
export function tell({ code, facts }: Because, language: Language): string {
  if (isTold(code)) return sentences[code]![language](facts);
  const known = Object.entries(facts).map(([name, value]) => `${name} ${value}`).join(', ');
  return known ? `${code} (${known})` : code;
}
