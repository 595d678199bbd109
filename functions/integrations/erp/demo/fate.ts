import type { Day } from './calendar.js';
import type { Happening, LineState, Plan } from './line-plan.js';

/** Everything that happens to one line, in time order; the first sets every value. It ends closed or cancelled. */
export type Fate = readonly Happening[];

/** A line stays in the extract for this many days after it was closed. */
export const lookbackDays = 30;

/** What the line is on a day, and the day on which that changes next. Null once it has left for good. */
export function stateOn(fate: Fate, day: Day): { state: LineState; nextOn: Day } | null {
  const state = { ...fate[0]!.set } as LineState;
  let next = 1;
  for (; next < fate.length && fate[next]!.on <= day; next++) Object.assign(state, fate[next]!.set);
  const nextOn = fate[next]?.on ?? state.closedOn! + lookbackDays + 1;
  return nextOn > day ? { state, nextOn } : null;
}

/** For how many days the line is open. */
export function openDaysOf(fate: Fate): number {
  let [days, since]: [number, Day | null] = [0, null];
  for (const { on, set } of fate) {
    if (set.closedOn === null && since === null) since = on;
    if (typeof set.closedOn === 'number' && since !== null) [days, since] = [days + on - since, null];
  }
  return days;
}

export function fateOf(plan: Plan): Fate {
  const events = [...pledgesOf(plan), ...plan.changes, ...receiptsOf(plan), ...endingOf(plan)].sort((a, b) => a.on - b.on);
  return [opening(plan), ...events];
}

const opening = ({ terms }: Plan): Happening => ({
  on: terms.orderedOn,
  set: {
    item: terms.item, orderedUnits: terms.units, deliveredUnits: 0, unitPrice: terms.unitPrice, orderedOn: terms.orderedOn,
    dueOn: terms.lacksDueDate ? null : terms.dueOn, requestedOn: terms.requestedOn, promisedOn: null, receivedOn: null,
    status: 'Open', closedOn: null, hidden: false,
  },
});

/** The first word of the supplier releases the line. */
const pledgesOf = ({ pledges }: Plan): Happening[] =>
  pledges.map(({ saidOn, promisedOn }, said) => ({ on: saidOn, set: said === 0 ? { promisedOn, status: 'Released' } : { promisedOn } }));

/** What completes the line closes it, unless its ending is planned for another day; what is taken back opens it again. */
function receiptsOf({ receipts, changes, terms, ending }: Plan): Happening[] {
  let deliveredUnits = 0;
  return receipts.map(({ postedOn, units, receivedOn }) => {
    deliveredUnits += units;
    const closes = ending === null && deliveredUnits >= orderedBy(postedOn, { changes, terms });
    const set: Partial<LineState> = { deliveredUnits, status: closes ? 'Closed' : 'Partial', closedOn: closes ? postedOn : null };
    return { on: postedOn, set: receivedOn === undefined ? set : { ...set, receivedOn } };
  });
}

const orderedBy = (day: Day, { changes, terms }: Pick<Plan, 'changes' | 'terms'>) =>
  changes.reduce((units, { on, set }) => (on <= day ? set.orderedUnits ?? units : units), terms.units);

const endingOf = ({ ending }: Plan): Happening[] =>
  (ending ? [{ on: ending.on, set: { status: ending.status, closedOn: ending.on } }] : []);
