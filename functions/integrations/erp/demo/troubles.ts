import type { Units } from '../../../../shared/quantities.js';
import { isWeekend, type Day } from './calendar.js';
import { lookbackDays } from './fate.js';
import { rounded } from './items.js';
import { weekdayFrom, type Plan, type Receipt } from './line-plan.js';
import { scaled, someOf } from './order-qty.js';
import type { Random } from './random.js';

/** What may come between: another plan, or the same one where there is no room for it. */
type Trouble = (plan: Plan, random: Random) => Plan;

const quantityChanged: Trouble = (plan, random) => {
  const { terms, receipts } = plan;
  const last = receipts.at(-1)!;
  const on = weekdayBetween(terms.orderedOn + 5, last.postedOn - 2, random);
  const units = scaled(last.units, random.pick([0.5, 0.7, 1.3, 1.5, 2]), terms.item);
  if (on === null || units === last.units) return plan;
  const orderedUnits = terms.units + units - last.units;
  return { ...plan, receipts: withLast(receipts, units), changes: [{ on, set: { orderedUnits } }] };
};

/** The last receipt brings another quantity, or does not come. */
const withLast = (receipts: readonly Receipt[], units: Units): Receipt[] =>
  [...receipts.slice(0, -1), ...(units > 0 ? [{ ...receipts.at(-1)!, units }] : [])];

/** A need that moves out takes the promise and the goods with it; one that moves in does not. */
const dueChanged: Trouble = (plan, random) => {
  const on = weekdayBetween(plan.terms.orderedOn + 10, plan.receipts[0]!.postedOn - 3, random);
  const days = random.pick([-14, -7, -7, 7, 14, 14, 21, 28]);
  if (on === null) return plan;
  const changed = { ...plan, changes: [{ on, set: { dueOn: plan.terms.dueOn + days } }] };
  return days < 0 ? changed : { ...changed, ...moved(plan, on, days) };
};

/** All that lies after a day comes so many days later; whole weeks keep the day of the week. */
function moved({ pledges, receipts, ending }: Plan, after: Day, days: number): Pick<Plan, 'pledges' | 'receipts' | 'ending'> {
  const said = pledges.filter(({ saidOn }) => saidOn <= after);
  const later = pledges.slice(said.length).map(({ saidOn, promisedOn }) => ({ saidOn: saidOn + days, promisedOn: promisedOn + days }));
  const standing = said.slice(-1).map(({ promisedOn }) => ({ saidOn: after + 1, promisedOn: promisedOn + days }));
  return {
    pledges: [...said, ...standing, ...later],
    receipts: receipts.map((receipt) => ({ ...receipt, postedOn: receipt.postedOn + days, receivedOn: receipt.receivedOn! + days })),
    ending: ending && { ...ending, on: ending.on + days },
  };
}

const priceChanged: Trouble = (plan, random) => {
  const on = weekdayBetween(plan.terms.orderedOn + 3, plan.receipts.at(-1)!.postedOn - 1, random);
  const unitPrice = rounded(plan.terms.unitPrice * random.between(0.93, 1.12));
  return on === null ? plan : { ...plan, changes: [{ on, set: { unitPrice } }] };
};

const cancelled: Trouble = (plan, random) => {
  const on = weekdayBetween(plan.terms.orderedOn + 5, plan.receipts[0]!.postedOn - 2, random);
  return on === null ? plan : cancelledOn(plan, on);
};

const cancelledOn = (plan: Plan, on: Day): Plan =>
  ({ ...plan, receipts: [], pledges: plan.pledges.filter(({ saidOn }) => saidOn < on), ending: { on, status: 'Cancelled' } });

/** The rest never comes: the last receipt of several, or a little of the only one. */
const closedShort: Trouble = (plan, random) => {
  const { receipts, terms } = plan;
  const last = receipts.at(-1)!;
  const on = weekdayFrom(last.postedOn + random.int(5, 20));
  const missing = receipts.length > 1 ? last.units : someOf(last.units, random.between(0.03, 0.15), terms.item);
  if (missing === 0) return plan;
  return { ...plan, receipts: withLast(receipts, last.units - missing), ending: { on, status: 'Closed short' } };
};

const overDelivered: Trouble = (plan, random) => {
  const last = plan.receipts.at(-1)!;
  const more = someOf(last.units, random.between(0.01, 0.05), plan.terms.item);
  return { ...plan, receipts: withLast(plan.receipts, last.units + more) };
};

/** A booking was wrong: part of it is taken back and booked again some days later. */
const reversed: Trouble = (plan, random) => {
  const [at, receipt] = anyOf(plan.receipts, random);
  const units = someOf(receipt.units, random.between(0.2, 0.7), plan.terms.item);
  const fallsOn = weekdayFrom(receipt.postedOn + random.int(2, 6));
  const backOn = weekdayFrom(fallsOn + random.int(2, 7));
  if (units === 0 || backOn >= (plan.receipts[at + 1]?.postedOn ?? Infinity)) return plan;
  const correction: Receipt[] = [{ postedOn: fallsOn, units: -units }, { postedOn: backOn, receivedOn: backOn, units }];
  return { ...plan, receipts: plan.receipts.toSpliced(at + 1, 0, ...correction), ending: null };
};

const inDateCorrected: Trouble = (plan, random) => {
  const [at, { postedOn, receivedOn }] = anyOf(plan.receipts, random);
  const on = weekdayFrom(postedOn + random.int(1, 6));
  if (on >= (plan.receipts[at + 1]?.postedOn ?? Infinity)) return plan;
  return { ...plan, changes: [{ on, set: { receivedOn: receivedOn! - random.int(1, 4) } }] };
};

const inDateMissing: Trouble = (plan, random) => {
  const [at, receipt] = anyOf(plan.receipts, random);
  return { ...plan, receipts: plan.receipts.with(at, { ...receipt, receivedOn: null }) };
};

/** The extract leaves the line out for a night or two. */
const leftOut: Trouble = (plan, random) => {
  const on = random.int(plan.terms.orderedOn + 3, plan.receipts.at(-1)!.postedOn - 1);
  return { ...plan, changes: [{ on, set: { hidden: true } }, { on: on + random.int(1, 2), set: { hidden: false } }] };
};

/** The line is cancelled early, leaves the extract, and its number comes back for another item. */
const numberReused: Trouble = (plan, random) => {
  const on = weekdayFrom(plan.terms.orderedOn + random.int(3, 6));
  return { ...cancelledOn(plan, on), reusedOn: weekdayFrom(on + lookbackDays + random.int(10, 20)) };
};

/** The share of all lines to which it happens, at most one to each. */
const troubles: readonly [share: number, trouble: Trouble][] = [
  [0.035, quantityChanged], [0.035, dueChanged], [0.03, priceChanged], [0.025, cancelled], [0.02, closedShort], [0.02, overDelivered],
  [0.012, reversed], [0.012, inDateCorrected], [0.012, leftOut], [0.005, inDateMissing], [0.0012, numberReused],
];

export function withTrouble(plan: Plan, random: Random): Plan {
  let draw = random.next();
  for (const [share, trouble] of troubles) if ((draw -= share) < 0) return trouble(plan, random);
  return plan;
}

function anyOf(receipts: readonly Receipt[], random: Random): [at: number, receipt: Receipt] {
  const at = random.int(0, receipts.length - 1);
  return [at, receipts[at]!];
}

/** Null when there is no room; a weekend becomes the Thursday or Friday before. */
function weekdayBetween(from: Day, to: Day, random: Random): Day | null {
  if (to < from) return null;
  const day = random.int(from, to);
  return isWeekend(day) ? day - 2 : day;
}
