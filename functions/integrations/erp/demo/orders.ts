import { isWeekend, type Day } from './calendar.js';
import { customers, incoterms, warehouses } from './company-names.js';
import { fateOf, type Fate } from './fate.js';
import { rounded, type Item } from './items.js';
import { planOf, weekdayFrom, type Terms } from './line-plan.js';
import { orderedUnits } from './order-qty.js';
import { Random, streams } from './random.js';
import { rangeOfItems, type Supplier } from './suppliers.js';
import { withTrouble } from './troubles.js';

/** Who plays, before anything is ordered. */
export interface Cast {
  seed: number;
  suppliers: readonly Supplier[];
  items: readonly Item[];
  /** Every so many orders nobody enters a due date. */
  dueDateLacksEvery: number;
}

export interface Order {
  /** Counts from 0 through all orders. */
  number: number;
  orderedOn: Day;
  supplier: Supplier;
  customer: string;
  warehouse: string;
  incoterm: string;
  lines: number;
  /** By how many days the due date differs from the usual lead time. */
  slack: number;
}

/** Weights of 1 to 8 lines. */
const orderSizes = [25, 22, 18, 12, 9, 6, 4, 4];

export function orderOf({ seed, suppliers }: Cast, number: number, orderedOn: Day): Order {
  const random = new Random(seed, streams.order, number);
  const supplier = suppliers[random.weighted(suppliers.map(({ weight }) => weight))]!;
  return {
    number, orderedOn, supplier,
    customer: random.pick(customers), warehouse: random.pick(warehouses), incoterm: random.pick(incoterms[supplier.region]),
    lines: random.weighted(orderSizes) + 1, slack: Math.round(5 * random.bell()),
  };
}

/** How many orders are written on a day; none on weekends. */
export function ordersOn(day: Day, perWorkingDay: number, seed: number): number {
  const random = new Random(seed, streams.day, day);
  return isWeekend(day) ? 0 : Math.floor(perWorkingDay * random.between(0.75, 1.25) + random.next());
}

/** What becomes of a line of an order. @param position from 1 */
export function lineFate(cast: Cast, order: Order, position: number): Fate {
  const key = order.number * 10 + position;
  const random = new Random(cast.seed, streams.line, key);
  const terms = termsOf(cast, order, random);
  const lacksDueDate = position === 1 && order.number % cast.dueDateLacksEvery === cast.dueDateLacksEvery - 1;
  const plan = planOf({ ...terms, lacksDueDate }, order.supplier, random);
  const lived = lacksDueDate ? plan : withTrouble(plan, random);
  const after = lived.reusedOn === null ? [] : secondLife(cast, { ...order, orderedOn: lived.reusedOn }, key);
  return [...fateOf(lived), ...after];
}

function secondLife(cast: Cast, order: Order, key: number): Fate {
  const random = new Random(cast.seed, streams.secondLife, key);
  return fateOf(planOf(termsOf(cast, order, random), order.supplier, random));
}

/** EUR in the supplier's currency. */
const rates = { EUR: 1, USD: 1.09, CNY: 7.8 };

function termsOf({ items }: Cast, { orderedOn, slack, supplier }: Order, random: Random): Terms {
  const { leadDays, firstItem } = random.pick(supplier.makes);
  const popular = random.next();
  const item = items[firstItem + Math.floor(popular * popular * rangeOfItems)]!;
  const dueOn = weekdayFrom(orderedOn + Math.max(10, leadDays + slack + random.int(-2, 2)));
  return {
    item, orderedOn, dueOn,
    requestedOn: dueOn + random.int(7, 21),
    units: orderedUnits(item, random),
    unitPrice: rounded(item.price * rates[supplier.currency] * random.between(0.97, 1.03)),
    lacksDueDate: false,
  };
}
