import type { BusinessSettings } from '../../shared/contracts/settings.js';
import type { LineStatus } from '../../shared/contracts/purchasing-words.js';
import { addDays, addWorkingDays, latest, longAgo, type IsoDate } from '../../shared/dates.js';
import { leftOf, sumQty, toUnits } from '../../shared/quantities.js';
import type { OpenQty } from './allocate-delivery.js';
import type { PoLine } from './line-baseline.js';

/** What the rest of a line's state follows from. */
export type LineFacts = Pick<PoLine,
  | 'orderedQty' | 'deliveredQty' | 'dueOn' | 'promisedOn' | 'erpState' | 'stage' | 'readyQty'
  | 'statedOn' | 'statedSource' | 'statedArrivalOn' | 'statedReadyOn' | 'slippedUntilOn'>;

/** What follows from the facts, and is stored so that lists can filter and sort by it. */
export type Settled = Pick<PoLine,
  | 'outstandingQty' | 'openBatchQty' | 'unallocatedQty' | 'overAllocatedQty' | 'status' | 'expectedOn' | 'expectedFrom'
  | 'lateOn' | 'atRiskOn' | 'staleOn'>;

export type LinePolicy = Pick<BusinessSettings, 'riskDays' | 'staleRedDays' | 'holidays'>;

/** The state of a line that follows from its facts and its open batches. It does not depend on today. */
export function settleLine(line: LineFacts, open: readonly OpenQty[], { transitDays, policy }: { transitDays: number; policy: LinePolicy }): Settled {
  const outstandingQty = line.erpState === 'open' && line.stage !== 'cancelled' ? leftOf(line.orderedQty, line.deliveredQty) : 0;
  const openBatchQty = sumQty(open.map(({ qty }) => qty));
  const quantities = {
    outstandingQty,
    openBatchQty,
    unallocatedQty: leftOf(outstandingQty, openBatchQty),
    overAllocatedQty: leftOf(openBatchQty, outstandingQty),
  };
  const status = statusOf(line);
  if (outstandingQty === 0) return { ...quantities, status, expectedOn: null, expectedFrom: null, lateOn: null, atRiskOn: null, staleOn: null };
  const expected = expectedArrival(line, open, { transitDays, unallocatedQty: quantities.unallocatedQty });
  return { ...quantities, status, ...expected, ...turningDays(line, { expectedOn: expected.expectedOn, policy }) };
}

/** Deliveries and the ERP move the status by themselves; before the first delivery it is the stage that people set, as is a cancellation. */
export function statusOf({ erpState, orderedQty, deliveredQty, stage }: Pick<LineFacts, 'erpState' | 'orderedQty' | 'deliveredQty' | 'stage'>): LineStatus {
  if (erpState !== 'open') return erpState;
  if (deliveredQty > 0 && toUnits(deliveredQty) >= toUnits(orderedQty)) return 'fully-delivered';
  if (stage === 'cancelled') return stage;
  return deliveredQty > 0 ? 'part-delivered' : stage;
}

type Expected = { expectedOn: IsoDate; expectedFrom: NonNullable<PoLine['expectedFrom']> };

/**
 * The latest arrival over what is outstanding: each open batch by its own date, the rest by what a person said of it, else
 * by what the ERP promises, else by the due date.
 */
function expectedArrival(line: LineFacts, open: readonly OpenQty[], { transitDays, unallocatedQty }: { transitDays: number; unallocatedQty: number }): Expected {
  const ofBatches = latest(...open.map((batch) => batch.arriveOn ?? (batch.readyOn && addDays(batch.readyOn, transitDays))));
  const ofRest = unallocatedQty > 0 || ofBatches === null ? arrivalOfRest(line, transitDays) : null;
  if (!ofRest || (ofBatches && ofBatches > ofRest.expectedOn)) return { expectedOn: ofBatches!, expectedFrom: 'batch' };
  return ofRest;
}

function arrivalOfRest({ statedArrivalOn, statedReadyOn, promisedOn, dueOn }: LineFacts, transitDays: number): Expected {
  if (statedArrivalOn) return { expectedOn: statedArrivalOn, expectedFrom: 'arrival' };
  if (statedReadyOn) return { expectedOn: addDays(statedReadyOn, transitDays), expectedFrom: 'ready' };
  return promisedOn ? { expectedOn: promisedOn, expectedFrom: 'erp-promise' } : { expectedOn: dueOn, expectedFrom: 'due' };
}

/**
 * The days on which the line turns late, at risk and stale. They are stored and compared with today, so that a night that
 * failed freezes nobody's class. `longAgo` means: already, whatever the day.
 */
export function turningDays(line: LineFacts, { expectedOn, policy }: { expectedOn: IsoDate; policy: LinePolicy }): Pick<Settled, 'lateOn' | 'atRiskOn' | 'staleOn'> {
  const staleOn = turnsStaleOn(line, policy);
  const confirmed = line.statedSource === 'supplier-confirmed';
  const enoughReady = toUnits(line.readyQty) + toUnits(line.deliveredQty) >= toUnits(line.orderedQty);
  const riskOn = addDays(line.dueOn, -policy.riskDays);
  return {
    lateOn: expectedOn > line.dueOn ? longAgo : addDays(line.dueOn, 1),
    atRiskOn: confirmed && enoughReady ? latest(riskOn, staleOn) : riskOn,
    staleOn,
  };
}

/** A person's word holds for some working days; none, or "no response", never held. */
function turnsStaleOn({ statedOn, statedSource }: LineFacts, { staleRedDays, holidays }: LinePolicy): IsoDate {
  if (!statedOn || statedSource === 'no-response') return longAgo;
  return addWorkingDays(statedOn, staleRedDays, new Set(holidays));
}

/**
 * Until when a line counts as slipped: it moved later `slippedTimes` within the days, and stays slipped until the oldest of
 * those moves is out of the window. Null when it has not moved often enough.
 *
 * @param movedLaterOn the days on which the expected date moved later, in any order, today's included
 */
export function slippedUntil(movedLaterOn: readonly IsoDate[], { slippedTimes, slippedWithinDays }: Pick<BusinessSettings, 'slippedTimes' | 'slippedWithinDays'>): IsoDate | null {
  const oldest = movedLaterOn.toSorted().at(-slippedTimes);
  return oldest === undefined || movedLaterOn.length < slippedTimes ? null : addDays(oldest, slippedWithinDays);
}

