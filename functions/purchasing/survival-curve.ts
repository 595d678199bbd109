/**
 * How long something takes, learnt from cases of which some are not over yet. Times are whole days on one clock and may be
 * negative (before a due date). The curve is the product-limit estimate of Kaplan and Meier (J. Am. Stat. Assoc. 53, 1958,
 * 457-481) with delayed entry: a case counts only from the day it came under observation, and a case that is still open
 * counts as not over until now. Leaving either out would show only the punctual.
 */
export interface Case {
  /** The first day of observation; an event before it would not have been seen. */
  from: number;
  /** The day of the event, or the last day without one. */
  until: number;
  happened: boolean;
}

/** Per day with events: what share of those at risk it took, and how many were at risk. */
export interface Curve { days: readonly number[]; hazards: readonly number[]; atRisk: readonly number[]; events: number }

/** Cases that ended before they were observed are left out. */
export function curveOf(cases: readonly Case[]): Curve {
  const seen = cases.filter(({ from, until }) => until > from);
  const entries = seen.map(({ from }) => from).sort(ascending);
  const exits = seen.map(({ until }) => until).sort(ascending);
  const happened = seen.filter((one) => one.happened).map(({ until }) => until).sort(ascending);
  const curve = { days: [] as number[], hazards: [] as number[], atRisk: [] as number[], events: happened.length };
  let [entered, left] = [0, 0];
  for (let i = 0; i < happened.length;) {
    const day = happened[i]!;
    let next = i;
    while (happened[next] === day) next++;
    while (entered < entries.length && entries[entered]! < day) entered++;
    while (left < exits.length && exits[left]! < day) left++;
    curve.days.push(day);
    curve.atRisk.push(entered - left);
    curve.hazards.push((next - i) / (entered - left));
    i = next;
  }
  return curve;
}

const ascending = (a: number, b: number) => a - b;

/** What the curve says about a case that has not happened by day `age`. */
export interface Outlook { median: number; from: number; until: number; /** Cases at risk right after `age`. */ sampleSize: number; near: number }

/** Events after the age that a curve must have before its tenths mean anything: nine make an 80 % interval of ranks. */
const fewestEvents = 9;

/**
 * The median and the 80 % interval (first to ninth decile) of the day of the event, given that it comes after `age`; null
 * when fewer than nine events were seen later than that. Ranks are taken of n + 1, so that the interval holds for the next
 * case and not just for those seen. `near` is the probability of the event within `nearDays` of the median.
 */
export function outlookAfter(curve: Curve, age: number, nearDays: number): Outlook | null {
  const start = firstAfter(curve.days, age);
  const sampleSize = curve.atRisk[start] ?? 0;
  if (eventsFrom(curve, start) < fewestEvents) return null;
  const rank = (share: number) => Math.min((share * (sampleSize + 1)) / sampleSize, 1);
  const at = (share: number) => quantile(curve, start, rank(share));
  const median = at(0.5);
  const near = happenedBy(curve, start, median + nearDays) - happenedBy(curve, start, median - nearDays - 1);
  return { median, from: at(0.1), until: at(0.9), sampleSize, near };
}

const eventsFrom = ({ hazards, atRisk }: Curve, start: number) => {
  let events = 0;
  for (let i = start; i < hazards.length; i++) events += Math.round(hazards[i]! * atRisk[i]!);
  return events;
};

function firstAfter(days: readonly number[], age: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! <= age) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first day by which the share has happened; beyond the last event the curve goes on at its mean pace. */
function quantile({ days, hazards }: Curve, start: number, share: number): number {
  let open = 1;
  for (let i = start; i < days.length; i++) {
    open *= 1 - hazards[i]!;
    if (1 - open >= share - 1e-9) return days[i]!;
  }
  const [first, last] = [days[start]!, days.at(-1)!];
  const pace = -Math.log(open) / Math.max(last - first + 1, 1);
  return Math.ceil(last + Math.log(open / Math.max(1 - share, 0.05)) / pace);
}

function happenedBy({ days, hazards }: Curve, start: number, day: number): number {
  let open = 1;
  for (let i = start; i < days.length && days[i]! <= day; i++) open *= 1 - hazards[i]!;
  return 1 - open;
}
