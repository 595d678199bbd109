import type { ProposalAnswer } from '../../../shared/contracts/inbox.js';
import { Refusal, type FieldError } from '../../../shared/refusal.js';
import type { RowOf } from '../../platform/database/schema.js';
import type { Answering, Asked, LineAnswers } from './answer-proposals.js';
import { factsBefore } from './undo-answers.js';

type Proposal = RowOf<'batch_proposal'>;

interface GivenAnswer { proposalId: number; version: number; answer: ProposalAnswer }

/** Which batch an answer made, by proposal. */
export type BatchIds = ReadonlyMap<number, number>;

/**
 * The proposals that a request answers, in its order.
 *
 * @throws Refusal when one does not exist in scope, or is named twice
 */
export function askedOf(answers: readonly GivenAnswer[], proposals: readonly Proposal[]): Asked[] {
  const byId = new Map(proposals.map((one) => [one.id, one]));
  const errors = answers.flatMap(({ proposalId }, i): FieldError[] => (byId.has(proposalId) ? [] : [{ in: 'body', pointer: `/answers/${i}/proposalId`, detail: `There is no proposal ${proposalId}.` }]));
  if (errors.length > 0) throw new Refusal('missing', 'proposal-not-found', errors[0]!.detail, { errors });
  if (proposals.length < answers.length) throw new Refusal('invalid', 'proposal-named-twice', 'A proposal is named twice in this request.');
  return answers.map(({ proposalId, version, answer }) => ({ proposal: byId.get(proposalId)!, seenVersion: version, answer }));
}

/** @throws Refusal that points to every reason that is not in use */
export function refuseUnknownReasons({ reason, answers }: { reason: string; answers: readonly GivenAnswer[] }, known: ReadonlySet<string>): void {
  const given = [{ pointer: '/reason', code: reason }, ...answers.flatMap(({ answer }, i) => (answer.kind === 'reject' ? [{ pointer: `/answers/${i}/answer/reason`, code: answer.reason }] : []))];
  const errors = given.filter(({ code }) => !known.has(code)).map(({ pointer, code }): FieldError => ({ in: 'body', pointer, detail: `There is no reason ${code}.`, code: 'reason-unknown', facts: { reason: code } }));
  if (errors.length > 0) throw new Refusal('invalid', 'reason-unknown', errors[0]!.detail, { errors, facts: { reason: given.find(({ code }) => !known.has(code))!.code } });
}

type Remembered = Omit<RowOf<'proposal_answer'>, 'id' | 'undoneAt'>;

/** What has to be remembered of the answers for one line, so that they can be taken back. */
export function answersToRemember({ answered, change }: LineAnswers, { requestId, batchIds, answering: { source, act } }: { requestId: string; batchIds: BatchIds; answering: Answering }): Remembered[] {
  if (!change) return [];
  const { known: { line }, superseded } = change;
  const same = {
    requestId, lineId: line.id, supplierId: line.supplierId, source, factsBefore: JSON.stringify(factsBefore(line)),
    lineVersionBefore: line.version, lineVersion: change.line.version, answeredAt: act.at, answeredBy: act.userId,
  };
  return [
    ...answered.map(({ proposal, outcome, batch, reason, note }): Remembered =>
      ({ ...same, proposalId: proposal.id, outcome, batchId: batchIds.get(proposal.id) ?? null, readyOn: batch?.readyOn ?? null, qty: batch?.lines[0]!.qty ?? null, reason, note })),
    ...superseded.map(({ id }): Remembered => ({ ...same, proposalId: id, outcome: 'superseded', batchId: null, readyOn: null, qty: null, reason: null, note: null })),
  ];
}
