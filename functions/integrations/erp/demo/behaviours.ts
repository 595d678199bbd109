import { fridayOf, workingDayFrom, type Day, type Region } from './calendar.js';
import type { Random } from './random.js';

export type Kind = 'punctual' | 'drifting' | 'splits' | 'silent';

/** How a supplier delivers, the same on every order. Days are calendar days. */
export type Behaviour =
  | { kind: 'punctual'; bias: number; spread: number }
  /** `pushes` are the weights of 0 to 3 of them. */
  | { kind: 'drifting'; pushes: readonly number[]; pushDays: number; spread: number }
  /** `parts` are the weights of 2 to 4 receipts; `tells` is how often it says when the next one comes. */
  | { kind: 'splits'; parts: readonly number[]; firstShare: number; gapDays: number; tells: number }
  /** `promises` is how often it promises a date at all. */
  | { kind: 'silent'; promises: number; bias: number; spread: number };

const drawn: Record<Kind, (random: Random) => Behaviour> = {
  punctual: (random) => ({ kind: 'punctual', bias: random.between(-1.5, 0.5), spread: random.between(0.8, 1.8) }),
  drifting: (random) => ({
    kind: 'drifting', pushes: [0.1, random.between(0.3, 0.6), random.between(0.2, 0.4), random.between(0.1, 0.25)],
    pushDays: random.between(6, 10), spread: random.between(1, 2),
  }),
  splits: (random) => ({
    kind: 'splits', parts: [random.between(0.3, 0.7), random.between(0.2, 0.4), random.between(0.05, 0.2)],
    firstShare: random.between(0.35, 0.6), gapDays: random.between(8.5, 12.5), tells: random.between(0.4, 0.8),
  }),
  silent: (random) => ({
    kind: 'silent', promises: random.between(0.15, 0.5), bias: random.between(4, 11), spread: random.between(11, 16),
  }),
};

export const behaviourFrom = (kind: Kind, random: Random): Behaviour => drawn[kind](random);

export interface Situation {
  region: Region;
  orderedOn: Day;
  dueOn: Day;
  /** The day the supplier has in mind. */
  plannedOn: Day;
  confirmedOn: Day;
  /** It promises a week, which the ERP keeps as its Friday. */
  promisesWeeks: boolean;
}

export interface Pledge { saidOn: Day; promisedOn: Day }
export interface Arrival { on: Day; share: number }

/** What a supplier says and does about one line. Both in time order; the shares of the arrivals sum to about 1. */
export interface Delivery { pledges: Pledge[]; arrivals: Arrival[] }

/** No goods come sooner after an order. */
export const quickest = 8;

export function deliveryOf(behaviour: Behaviour, situation: Situation, random: Random): Delivery {
  switch (behaviour.kind) {
    case 'punctual': return deliverPunctually(behaviour, situation, random);
    case 'drifting': return drift(behaviour, situation, random);
    case 'splits': return deliverInParts(behaviour, situation, random);
    case 'silent': return staySilent(behaviour, situation, random);
  }
}

type Of<K extends Kind> = Extract<Behaviour, { kind: K }>;

const firstPledge = (situation: Situation): Pledge =>
  ({ saidOn: situation.confirmedOn, promisedOn: promisable(situation.plannedOn, situation) });

const promisable = (day: Day, { region, promisesWeeks }: Situation) => workingDayFrom(promisesWeeks ? fridayOf(day) : day, region);

function deliverPunctually({ bias, spread }: Of<'punctual'>, situation: Situation, random: Random): Delivery {
  const arrivals = arrivalsAround(situation.plannedOn + Math.round(bias + spread * random.bell()), situation, random);
  return { pledges: [firstPledge(situation)], arrivals };
}

/** The promise is pushed, mostly shortly before it would pass, and the last one is about kept. */
function drift({ pushes, pushDays, spread }: Of<'drifting'>, situation: Situation, random: Random): Delivery {
  const pledges = [firstPledge(situation)];
  for (let left = random.weighted(pushes); left > 0; left--) {
    const { saidOn, promisedOn } = pledges.at(-1)!;
    pledges.push({
      saidOn: workingDayFrom(Math.max(promisedOn + noticeOf(random), saidOn + 2), situation.region),
      promisedOn: promisable(promisedOn + Math.round(pushDays * random.between(0.7, 1.5)), situation),
    });
  }
  const { saidOn, promisedOn } = pledges.at(-1)!;
  const on = Math.max(promisedOn + 1 + Math.round(spread * random.bell()), saidOn + 1);
  return { pledges, arrivals: arrivalsAround(on, situation, random) };
}

/** Days from the promise to the day on which it is taken back, and how often. */
const notices: readonly (readonly [from: number, to: number])[] = [[-3, -1], [-12, -4], [1, 4]];
const noticeWeights = [0.75, 0.15, 0.1];

const noticeOf = (random: Random) => random.int(...notices[random.weighted(noticeWeights)]!);

function deliverInParts({ parts, firstShare, gapDays, tells }: Of<'splits'>, situation: Situation, random: Random): Delivery {
  const pledges = [firstPledge(situation)];
  const later = random.weighted(parts) + 1;
  const first = firstShare * random.between(0.9, 1.1);
  const arrivals = [{ on: arrivalOn(situation.plannedOn + Math.round(1.5 * random.bell()), situation, random), share: first }];
  for (let part = 1; part <= later; part++) {
    const before = arrivals.at(-1)!.on;
    const gap = Math.min(14, Math.max(7, Math.round(gapDays + 1.5 * random.bell())));
    const promisedOn = promisable(before + Math.round(gapDays), situation);
    if (random.chance(tells)) pledges.push({ saidOn: before + random.int(1, 3), promisedOn });
    arrivals.push({ on: arrivalOn(before + gap, situation, random), share: (1 - first) / later });
  }
  return { pledges, arrivals };
}

function staySilent({ promises, bias, spread }: Of<'silent'>, situation: Situation, random: Random): Delivery {
  return {
    pledges: random.chance(promises) ? [firstPledge(situation)] : [],
    arrivals: arrivalsAround(situation.dueOn + Math.round(bias + spread * random.bell()), situation, random),
  };
}

/** All at once; a few lines come in two goes even where that is not the habit. */
function arrivalsAround(day: Day, situation: Situation, random: Random): Arrival[] {
  const on = arrivalOn(day, situation, random);
  if (!random.chance(0.05)) return [{ on, share: 1 }];
  return [{ on, share: random.between(0.5, 0.8) }, { on: arrivalOn(on + random.int(4, 9), situation, random), share: 0.2 }];
}

/** Goods come on working days, but for a few. */
function arrivalOn(day: Day, { orderedOn, region }: Situation, random: Random): Day {
  const on = Math.max(day, orderedOn + quickest);
  return random.chance(0.02) ? on : workingDayFrom(on, region);
}
