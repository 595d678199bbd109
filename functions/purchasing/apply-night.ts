import type { ErpFieldName } from '../../shared/contracts/erp-fields.js';
import type { BusinessSettings } from '../../shared/contracts/settings.js';
import type { IsoDate } from '../../shared/dates.js';
import { leftOf } from '../../shared/quantities.js';
import { allocateDelivery, leftOpen, type OpenBatchLine, type Taken } from './allocate-delivery.js';
import { believableDate, movementFor, type Movement, type Night } from './ledger.js';
import { baselineOf, blankLine, columnsOf, type NewLine, type Parties, type PoLine, type Version } from './line-baseline.js';
import { receiptsAfter } from './receipt-history.js';
import { settleLine, slippedUntil } from './settle-line.js';

/** A night as the lines live it. */
export interface LineNight extends Night {
  runId: number;
  /** Fields that the extract has for the first time: their values are taken over without a word. */
  silent: ReadonlySet<ErpFieldName>;
  at: string;
  policy: BusinessSettings;
}

/** What is known of a line before the night. */
export interface KnownLine {
  line: PoLine;
  open: readonly OpenBatchLine[];
  newestDelivery: { id: number; movedOn: IsoDate } | null;
  /** When its expected date moved later, within the days that count. */
  movedLaterOn: readonly IsoDate[];
}

export interface DateMove { kind: 'due' | 'promised' | 'expected'; fromOn: IsoDate | null; toOn: IsoDate | null }

/** What a night does to a line: its new state, and every event that tells of it. */
export interface LineOutcome {
  line: NewLine;
  movement: Movement | null;
  /** Where a delivery went: into open batches, the rest into a batch of its own. */
  taken: readonly Taken[];
  unplannedQty: number;
  /** The newest delivery, when the ERP moved its date and nothing else. */
  redated: { movementId: number; fromOn: IsoDate; movedOn: IsoDate } | null;
  cancelled: { batches: readonly OpenBatchLine[]; reason: 'line-closed' | 'line-cancelled' | 'number-reused' } | null;
  dateMoves: readonly DateMove[];
  statusMove: { from: PoLine['status']; to: PoLine['status'] } | null;
}

/** A line that is seen for the first time, or under a number that was used before. Nothing about it is a change. */
export function beginLine(version: Version, parties: Parties, night: LineNight, generation = 1): LineOutcome {
  const baseline = baselineOf(version, night.policy);
  const blank = blankLine(version, baseline, parties, { ...night, generation });
  const movement = movementFor(version, null, night);
  const line = { ...blank, ...receiptsAfter(blank, baseline, { movement, redatedTo: null, businessOn: night.businessOn }), ...leaving(blank, baseline.erpState, night) };
  return {
    ...quiet({ ...line, ...settleLine(line, [], { transitDays: parties.transitDays, policy: night.policy }) }),
    movement, unplannedQty: movement?.kind === 'delivery' ? movement.qty : 0,
  };
}

/** A line that is seen again: changed, or back after an absence. */
export function continueLine(known: KnownLine, version: Version, parties: Parties, night: LineNight): LineOutcome {
  const baseline = baselineOf(version, night.policy);
  const movement = movementFor(version, known.line.deliveredQty, night);
  const delivered = movement?.kind === 'delivery' ? movement.qty : 0;
  const { taken, rest } = allocateDelivery(delivered, known.open);
  const redated = movement ? null : redatedDelivery(known, version, night);
  const open = leftOpen(known.open, taken);
  const cancelled = cancelledBy(baseline.erpState, open);
  const facts = {
    ...touched(known.line, night), ...baseline, ...columnsOf(parties),
    ...receiptsAfter(known.line, baseline, { movement, redatedTo: redated?.movedOn ?? null, businessOn: night.businessOn }),
    missingSinceOn: null, lastSeenOn: null, archivedOn: null, archivedBecause: null, ...leaving(known.line, baseline.erpState, night),
    firstPromisedOn: known.line.firstPromisedOn ?? version.promisedOn,
    readyQty: leftOf(known.line.readyQty, delivered),
  };
  const line = { ...facts, ...settleLine(facts, cancelled ? [] : open, { transitDays: parties.transitDays, policy: night.policy }) };
  const dateMoves = movesOf(known.line, line, night);
  return { ...quiet({ ...withSlip(line, dateMoves, { known, night }), ...pushesAfter(known.line, dateMoves, night) }), movement, taken, unplannedQty: rest, redated, cancelled, dateMoves, statusMove: statusMove(known.line, line) };
}

/**
 * The ERP gives the line to another supplier, where it begins anew: what was said and planned with the one before is not the
 * other's to know. A line whose code is only mapped otherwise, or only called otherwise, stays what it is.
 */
export const changesHands = (line: Pick<PoLine, 'supplierCode' | 'supplierId'>, version: Pick<Version, 'supplierCode'>, { supplierId }: Pick<Parties, 'supplierId'>): boolean =>
  line.supplierCode !== version.supplierCode && line.supplierId !== supplierId;

/** A line that the ERP no longer shows: over when it was closed, missing when it was open. */
export function missLine({ line }: KnownLine, night: LineNight): LineOutcome {
  const absence = line.erpState === 'open' ? { missingSinceOn: night.businessOn } : { archivedOn: night.businessOn, archivedBecause: 'closed' as const };
  return quiet({ ...touched(line, night), ...absence, lastSeenOn: night.previousOn, leftOn: line.leftOn ?? night.businessOn });
}

/** The old line under a number that the ERP uses for another one now. */
export function retireLine({ line, open }: KnownLine, night: LineNight): LineOutcome {
  const retired = quiet({
    ...touched(line, night), archivedOn: night.businessOn, archivedBecause: 'reused', leftOn: line.leftOn ?? night.businessOn,
    openBatchQty: 0, unallocatedQty: 0, overAllocatedQty: 0,
  });
  return { ...retired, cancelled: open.length > 0 ? { batches: open, reason: 'number-reused' } : null };
}

const quiet = (line: NewLine): LineOutcome =>
  ({ line, movement: null, taken: [], unplannedQty: 0, redated: null, cancelled: null, dateMoves: [], statusMove: null });

/** Whatever the night changes, it makes a new version that the later steps look at. A copy without the id costs 30 times one with it. */
const touched = (line: PoLine, { runId, businessOn, at }: LineNight): NewLine =>
  ({ ...line, appliedRunId: runId, proposalReviewOn: businessOn, alertReviewOn: businessOn, changedAt: at, version: line.version + 1 });

const leaving = (line: Pick<PoLine, 'leftOn'>, erpState: PoLine['erpState'], { businessOn }: LineNight) =>
  ({ leftOn: erpState === 'open' ? null : line.leftOn ?? businessOn });

function redatedDelivery({ line, newestDelivery }: KnownLine, { receivedOn }: Version, night: LineNight): LineOutcome['redated'] {
  if (!newestDelivery || receivedOn === null || receivedOn === line.receivedOn || night.silent.has('receivedOn')) return null;
  const { movedOn } = believableDate(receivedOn, night);
  return movedOn === newestDelivery.movedOn ? null : { movementId: newestDelivery.id, fromOn: newestDelivery.movedOn, movedOn };
}

function cancelledBy(erpState: PoLine['erpState'], open: readonly OpenBatchLine[]): LineOutcome['cancelled'] {
  if (erpState === 'open' || open.length === 0) return null;
  return { batches: open, reason: erpState === 'closed' ? 'line-closed' : 'line-cancelled' };
}

const statusMove = (before: PoLine, after: NewLine) => (before.status === after.status ? null : { from: before.status, to: after.status });

function movesOf(before: PoLine, after: NewLine, { silent }: LineNight): DateMove[] {
  const moves: DateMove[] = [
    { kind: 'due', fromOn: before.dueOn, toOn: after.dueOn },
    { kind: 'promised', fromOn: before.promisedOn, toOn: after.promisedOn },
    { kind: 'expected', fromOn: before.expectedOn, toOn: after.expectedOn },
  ];
  const speaksOf = ({ kind }: DateMove) => !(silent.has('promisedOn') && kind !== 'due');
  return moves.filter((move) => move.fromOn !== move.toOn && speaksOf(move) && (move.kind !== 'expected' || (move.fromOn !== null && move.toOn !== null)));
}

type Pushes = Pick<PoLine, 'firstPushOn' | 'firstPushedTo' | 'lastPushOn' | 'lastPushedTo' | 'pushCount'>;

/** Promises that the ERP moved before anything came: what suppliers do after it is a pattern of its own. */
function pushesAfter(line: PoLine, moves: readonly DateMove[], { businessOn }: LineNight): Pushes {
  const { firstPushOn, firstPushedTo, lastPushOn, lastPushedTo, pushCount } = line;
  const push = moves.find(({ kind, fromOn, toOn }) => kind === 'promised' && fromOn !== null && toOn !== null);
  if (!push || line.receiptCount > 0) return { firstPushOn, firstPushedTo, lastPushOn, lastPushedTo, pushCount };
  return { firstPushOn: firstPushOn ?? businessOn, firstPushedTo: firstPushedTo ?? push.toOn, lastPushOn: businessOn, lastPushedTo: push.toOn, pushCount: pushCount + 1 };
}

/** A later expected date may make the line a slipped one. */
function withSlip(line: NewLine, moves: readonly DateMove[], { known, night }: { known: KnownLine; night: LineNight }): NewLine {
  const later = moves.some(({ kind, fromOn, toOn }) => kind === 'expected' && toOn! > fromOn!);
  return later ? { ...line, slippedUntilOn: slippedUntil([...known.movedLaterOn, night.businessOn], night.policy) } : line;
}
