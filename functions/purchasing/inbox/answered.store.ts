import { Refusal } from '../../../shared/refusal.js';
import type { Writer } from '../../platform/database/database.js';
import { saveLineChanges } from '../line-changes.store.js';
import { makeBatches } from '../made-batches.store.js';
import type { Answering, LineAnswers } from './answer-proposals.js';
import { rememberAnswers, saveProposalStates } from './answers.store.js';
import { answersToRemember, type BatchIds } from './given-answers.js';

interface Saving { requestId: string; answering: Answering }

/**
 * Makes the batches, changes the lines, and remembers what was found. Answers which batch each answer made.
 *
 * @throws Refusal when somebody was faster between our reading and our writing, which only SQL Server allows
 */
export async function saveAnswers(tx: Writer, answers: readonly LineAnswers[], { requestId, answering }: Saving): Promise<BatchIds> {
  const { act } = answering;
  const made = answers.flatMap(({ answered }) => answered.filter(({ batch }) => batch !== null));
  const ids = await makeBatches(tx, made.map(({ batch }) => batch!), act);
  const batchIds: BatchIds = new Map(made.map(({ proposal }, i) => [proposal.id, ids[i]!]));
  const states = answers.flatMap(({ answered }) => answered.map(({ proposal, outcome }) => ({ proposal, status: outcome })));
  const saved = await saveProposalStates(tx, states, { endedOn: act.today, answeredAt: act.at, answeredBy: act.userId });
  if (saved < states.length) throw new Refusal('conflict', 'proposals-changed', 'Somebody answered some of these proposals at the same moment. Nothing was saved; look again.');
  await saveLineChanges(tx, answers.flatMap(({ change }) => (change ? [change] : [])), act);
  await rememberAnswers(tx, answers.flatMap((ofLine) => answersToRemember(ofLine, { requestId, batchIds, answering })));
  return batchIds;
}
