import type { ProposalAnswer, Shift, WhyNotAnswered } from '../../../shared/contracts/inbox.js';
import type { StatementSource } from '../../../shared/contracts/purchasing-words.js';
import { addDays, latest, type IsoDate } from '../../../shared/dates.js';
import { fromUnits, leftOf, sameQty, sumQty, toUnits } from '../../../shared/quantities.js';
import type { RowOf } from '../../platform/database/schema.js';
import type { OpenQty } from '../allocate-delivery.js';
import { changeLine, type Act, type ChangeableLine, type LineChange, type Said, type StatedFacts } from '../change-line.js';
import type { NewBatch } from '../made-batches.store.js';
import { overAllocationOf } from '../over-allocation.js';
import { whyNotOpen } from '../why-not-open.js';

type Proposal = RowOf<'batch_proposal'>;

/** One proposal, the version of it that was seen, and what was answered. */
export interface Asked { proposal: Proposal; seenVersion: number; answer: ProposalAnswer }

/** How a request answers: on whose word and why. */
export interface Answering { source: StatementSource; reason: { code: string; acceptable: boolean }; note: string | null; shift: Shift | null; act: Act }

export interface Answered {
  proposal: Proposal;
  outcome: 'accepted' | 'changed' | 'rejected';
  batch: NewBatch | null;
  reason: string;
  note: string | null;
}

export interface NotAnswered { proposal: Proposal; why: WhyNotAnswered }

/** What became of the proposals of one line; `change` is null where none could be answered. */
export interface LineAnswers { answered: Answered[]; notAnswered: NotAnswered[]; change: LineChange | null }

/**
 * Answers proposals of one line, in the order of the request. What is planned never exceeds what is ordered, whatever was
 * answered before.
 *
 * @param known undefined where the line is no longer there to be planned
 */
export function answerLine(known: ChangeableLine | undefined, asked: readonly Asked[], answering: Answering): LineAnswers {
  const answered: Answered[] = [];
  const notAnswered: NotAnswered[] = [];
  for (const one of asked) {
    const planned = [...(known?.open ?? []), ...answered.flatMap(({ batch }) => (batch ? [openQtyOf(batch)] : []))];
    const answer = answerOne(known, one, { planned, answering });
    if (typeof answer === 'string') notAnswered.push({ proposal: one.proposal, why: answer });
    else answered.push(answer);
  }
  return { answered, notAnswered, change: known && answered.length > 0 ? changeBy(known, answered, answering) : null };
}

interface Standing { planned: readonly OpenQty[]; answering: Answering }

function answerOne(known: ChangeableLine | undefined, { proposal, seenVersion, answer }: Asked, { planned, answering }: Standing): Answered | WhyNotAnswered {
  const over = whyOver(proposal, seenVersion);
  if (over) return over;
  if (!known) return 'line-closed';
  const wanted = wantedOf(answer, proposal, { shift: answering.shift, transitDays: known.transitDays });
  const told = answer.kind === 'reject' ? { reason: answer.reason, note: answer.note ?? null } : { reason: answering.reason.code, note: answering.note };
  if (wanted === null) return { proposal, outcome: 'rejected', batch: null, ...told };
  const closed = whyNotOpen(known.line);
  if (closed) return closed.code === 'line-cancelled-here' ? 'line-cancelled' : 'line-closed';
  if (wanted.arriveOn < answering.act.today) return 'date-passed';
  const batch = batchOf(proposal, wanted, { ...told, source: answering.source });
  if (overAllocationOf(known.line, [...planned, openQtyOf(batch)]) > 0) return 'over-allocated';
  return { proposal, outcome: outcomeOf(answer, proposal, wanted), batch, ...told };
}

function whyOver({ status, version }: Proposal, seenVersion: number): WhyNotAnswered | undefined {
  if (status === 'superseded') return 'superseded';
  if (status !== 'open') return 'answered';
  // Answered and taken back since: what was seen is not what stands here.
  return version === seenVersion ? undefined : 'superseded';
}

interface Wanted { readyOn: IsoDate; arriveOn: IsoDate; qty: number }

/** What an answer asks for; null where it asks for nothing. Transit lies between the two dates. */
function wantedOf(answer: ProposalAnswer, proposal: Proposal, { shift, transitDays }: { shift: Shift | null; transitDays: number }): Wanted | null {
  const ready = (readyOn: IsoDate, qty: number) => ({ readyOn, arriveOn: addDays(readyOn, transitDays), qty: fromUnits(toUnits(qty)) });
  if (answer.kind === 'reject') return answer.alternative ? ready(answer.alternative.readyOn, answer.alternative.qty) : null;
  if (answer.kind === 'accept') return shift ? shifted(proposal, shift, ready) : proposal;
  const qty = answer.qty ?? proposal.qty;
  if (answer.readyOn) return ready(answer.readyOn, qty);
  return answer.arriveOn ? ready(addDays(answer.arriveOn, -transitDays), qty) : { ...proposal, qty: fromUnits(toUnits(qty)) };
}

const shifted = ({ readyOn, arriveOn, qty }: Proposal, shift: Shift, ready: (on: IsoDate, qty: number) => Wanted): Wanted =>
  ('toOn' in shift ? ready(shift.toOn, qty) : { readyOn: addDays(readyOn, shift.days), arriveOn: addDays(arriveOn, shift.days), qty });

function outcomeOf({ kind }: ProposalAnswer, proposal: Proposal, wanted: Wanted): Answered['outcome'] {
  if (kind === 'reject') return 'rejected';
  return proposal.readyOn === wanted.readyOn && proposal.arriveOn === wanted.arriveOn && sameQty(proposal.qty, wanted.qty) ? 'accepted' : 'changed';
}

/** Only the supplier's word confirms a batch. */
const batchOf = ({ supplierId, lineId }: Proposal, { readyOn, arriveOn, qty }: Wanted, { source, reason, note }: { source: StatementSource; reason: string; note: string | null }): NewBatch => ({
  supplierId, status: source === 'supplier-confirmed' ? 'confirmed' : 'planned', origin: 'proposal', readyOn, arriveOn, dispatchedOn: null,
  carrier: null, container: null, reference: null, source, lines: [{ lineId, qty }], reason, note,
});

const openQtyOf = ({ status, readyOn, dispatchedOn, arriveOn, lines }: NewBatch): OpenQty =>
  ({ qty: sumQty(lines.map(({ qty }) => qty)), state: status as OpenQty['state'], readyOn, dispatchedOn, arriveOn });

function changeBy(known: ChangeableLine, answered: readonly Answered[], answering: Answering): LineChange {
  const made = answered.flatMap(({ batch }) => (batch ? [batch] : []));
  const open = [...known.open, ...made.map(openQtyOf)];
  const { facts, said } = made.length > 0 ? statementOf(known, open, { made, answering }) : {};
  return changeLine(known, { open, answered: new Set(answered.map(({ proposal }) => proposal.id)), ...(facts && { facts }), ...(said && { said }) }, answering.act);
}

/**
 * An answer is a word about the line. When the whole line is ready is said only when nothing of it is left without a batch:
 * the rest would otherwise inherit the date of its first part.
 */
function statementOf(known: ChangeableLine, open: readonly OpenQty[], { made, answering }: { made: readonly NewBatch[]; answering: Answering }): { facts: StatedFacts; said: Said } {
  const { source, reason, note, act } = answering;
  const isWhole = leftOf(known.line.outstandingQty, sumQty(open.map(({ qty }) => qty))) === 0;
  const readyOn = isWhole ? latest(...open.map((one) => one.readyOn)) : null;
  const facts: StatedFacts = {
    statedOn: act.today, statedSource: source, ...(readyOn && { statedReadyOn: readyOn }),
    ...(reason.acceptable && { agreedOn: latest(...made.map(({ arriveOn }) => arriveOn)) }),
  };
  const said = { kind: 'ready-to-dispatch' as const, fromOn: known.milestones['ready-to-dispatch'] ?? null, toOn: readyOn, source, reason: reason.code, note };
  return { facts, said: readyOn ? { milestones: [said] } : {} };
}
