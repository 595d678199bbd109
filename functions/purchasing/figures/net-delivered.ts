import type { MovementKind } from '../../../shared/contracts/purchasing-words.js';
import type { IsoDate } from '../../../shared/dates.js';
import { toUnits, type Units } from '../../../shared/quantities.js';

/** One entry of the ledger, with the date that the ERP gives it today. */
export interface Moved { kind: MovementKind; qty: number; movedOn: IsoDate }

/** What had come and stayed by the end of a day. */
export const netBy = (movements: readonly Moved[], on: IsoDate): Units =>
  movements.reduce((sum, { qty, movedOn }) => (movedOn <= on ? sum + toUnits(qty) : sum), 0);

/**
 * The day on which the net delivered quantity reached what was ordered and stayed there; null when it has not. A quantity
 * that came, went and came again was complete when it came for good.
 */
export function completeOn(movements: readonly Moved[], orderedQty: number): IsoDate | null {
  const ordered = toUnits(orderedQty);
  let net = 0;
  let reachedOn: IsoDate | null = null;
  for (const { qty, movedOn } of movements.toSorted((a, b) => (a.movedOn < b.movedOn ? -1 : a.movedOn > b.movedOn ? 1 : 0))) {
    net += toUnits(qty);
    reachedOn = net >= ordered ? reachedOn ?? movedOn : null;
  }
  return net > 0 ? reachedOn : null;
}
