import type { MovementKind } from '../../shared/contracts/purchasing-words.js';
import type { IsoDate } from '../../shared/dates.js';
import { fromUnits, toUnits } from '../../shared/quantities.js';

/** One entry of the ledger: by how much the ERP's delivered quantity moved, and when. Negative for a correction. */
export interface Movement { kind: MovementKind; qty: number; movedOn: IsoDate; /** The ERP gave no believable date; the night's stands in. */ dateAssumed: boolean }

/** The night that is being booked. `previousOn` is the good night before it, null on the first. */
export interface Night { businessOn: IsoDate; previousOn: IsoDate | null }

export interface Receipt { deliveredQty: number; receivedOn: IsoDate | null }

/**
 * What the ledger books for a line so that its sum equals the ERP's delivered quantity again; null when it already does.
 *
 * A rise is a delivery on the date of the last receipt, a fall a correction on the night. What was delivered before the
 * line was first seen is an opening balance, unless the receipt came after the previous good night.
 *
 * @param booked the ledger's sum; null when the line is seen for the first time
 */
export function movementFor(receipt: Receipt, booked: number | null, night: Night): Movement | null {
  const units = toUnits(receipt.deliveredQty) - toUnits(booked ?? 0);
  if (units === 0) return null;
  const qty = fromUnits(units);
  if (units < 0) return { kind: 'correction', qty, movedOn: night.businessOn, dateAssumed: false };
  return { kind: booked === null && !isFresh(receipt, night) ? 'opening' : 'delivery', qty, ...believableDate(receipt.receivedOn, night) };
}

const isFresh = ({ receivedOn }: Receipt, { previousOn }: Night) => previousOn !== null && receivedOn !== null && receivedOn > previousOn;

/** A missing date, or one that has not come yet, becomes the night's. */
export const believableDate = (receivedOn: IsoDate | null, { businessOn }: Night): Pick<Movement, 'movedOn' | 'dateAssumed'> =>
  receivedOn === null || receivedOn > businessOn ? { movedOn: businessOn, dateAssumed: true } : { movedOn: receivedOn, dateAssumed: false };
