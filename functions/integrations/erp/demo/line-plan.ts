import type { Units } from '../../../../shared/quantities.js';
import { deliveryOf, quickest, type Pledge } from './behaviours.js';
import { isWeekend, workingDayFrom, type Day } from './calendar.js';
import { itemsPerFamily } from './families.js';
import type { Item } from './items.js';
import { partsOf } from './order-qty.js';
import type { Random } from './random.js';
import type { Supplier } from './suppliers.js';

/** What is agreed when a line is ordered. */
export interface Terms {
  item: Item;
  units: Units;
  unitPrice: number;
  orderedOn: Day;
  dueOn: Day;
  /** When the final customer wants it. */
  requestedOn: Day;
  /** Nobody entered the due date. */
  lacksDueDate: boolean;
}

/** A line of a purchase order as the ERP's tables hold it on one day. */
export interface LineState {
  item: Item;
  orderedUnits: Units;
  deliveredUnits: Units;
  unitPrice: number;
  orderedOn: Day;
  dueOn: Day | null;
  requestedOn: Day;
  promisedOn: Day | null;
  receivedOn: Day | null;
  status: 'Open' | 'Released' | 'Partial' | 'Closed' | 'Closed short' | 'Cancelled';
  closedOn: Day | null;
  /** The extract leaves it out, as real ones do now and then. */
  hidden: boolean;
}

/** Something that happens to a line on a day: the values it has from then on. */
export interface Happening { on: Day; set: Partial<LineState> }

/** A booking of goods; negative when one is reversed. Without `receivedOn` the in-date stays as it was. */
export interface Receipt { postedOn: Day; receivedOn?: Day | null; units: Units }

/** All that will happen to a line. */
export interface Plan {
  terms: Terms;
  pledges: readonly Pledge[];
  /** In time order. */
  receipts: readonly Receipt[];
  /** What happens beside pledges and receipts. */
  changes: readonly Happening[];
  /** Null when the receipt that completes the line closes it. */
  ending: { on: Day; status: 'Closed' | 'Closed short' | 'Cancelled' } | null;
  /** The line's number is given to another item on this day, long after it was cancelled. */
  reusedOn: Day | null;
}

/** How a line goes when nothing comes between: the supplier's way, as the ERP gets to know it. */
export function planOf(terms: Terms, supplier: Supplier, random: Random): Plan {
  const { pledges, arrivals } = deliveryOf(supplier.behaviour, situationOf(terms, supplier, random), random);
  const parts = partsOf(terms.units, arrivals.map(({ share }) => share), terms.item);
  const receipts = inOrder(parts.map((units, part) => bookingOf(arrivals[part]!.on, units, random)));
  const last = receipts.at(-1)!;
  const ending = random.chance(0.92) ? null : { on: weekdayFrom(last.postedOn + random.int(1, 5)), status: 'Closed' as const };
  return { terms, pledges: pledges.filter(({ saidOn }) => saidOn < last.postedOn), receipts, changes: [], ending, reusedOn: null };
}

function situationOf({ item, orderedOn, dueOn }: Terms, supplier: Supplier, random: Random) {
  const { region, keepsLeadTime, confirmsWithin, promisesWeeks, makes } = supplier;
  const { leadDays } = makes.find(({ family }) => family === Math.floor(item.place / itemsPerFamily))!;
  const plannedOn = keepsLeadTime ? orderedOn + leadDays - 3 + Math.round(2.5 * random.bell()) : dueOn;
  const confirmedOn = Math.min(workingDayFrom(orderedOn + random.int(1, confirmsWithin), region), orderedOn + quickest - 1);
  return { region, orderedOn, dueOn, plannedOn, confirmedOn, promisesWeeks };
}

/** Most goods are booked on the day they come, some a few days later under their real date. */
function bookingOf(receivedOn: Day, units: Units, random: Random): Receipt {
  return { receivedOn, units, postedOn: random.chance(0.85) ? receivedOn : weekdayFrom(receivedOn + random.int(1, 3)) };
}

/** A booking that was late does not overtake the next one. */
function inOrder(receipts: Receipt[]): Receipt[] {
  let before = 0;
  return receipts.map((receipt) => ({ ...receipt, postedOn: (before = Math.max(receipt.postedOn, before + 1)) }));
}

export function weekdayFrom(day: Day): Day {
  let at = day;
  while (isWeekend(at)) at++;
  return at;
}
