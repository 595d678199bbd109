import { dateOfDay, dayNumber } from '../../../../shared/dates.js';

/** Days since 1970-01-01, as `dayNumber` counts them: the simulation calculates in them. */
export type Day = number;

export type Region = 'cn' | 'eu';

/** Chinese New Year by the official calendar; factories rest from its eve for nine days. Years beyond have no such rest. */
const newYears = [
  '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13',
  '2030-02-03', '2031-01-23', '2032-02-11', '2033-01-31', '2034-02-19', '2035-02-08',
].map(dayNumber);

const yearlyRests: Record<Region, readonly [from: string, to: string][]> = {
  cn: [['01-01', '01-01'], ['05-01', '05-05'], ['10-01', '10-07']],
  eu: [['01-01', '01-01'], ['05-01', '05-01'], ['12-24', '12-31']],
};

export const isWeekend = (day: Day): boolean => (day + 3) % 7 >= 5;

const known: Record<Region, Map<Day, boolean>> = { cn: new Map(), eu: new Map() };

/** The Friday of the week, which begins on Monday. */
export const fridayOf = (day: Day): Day => day - ((day + 3) % 7) + 4;

/** True on weekends and on the holidays of the supplier's country. */
export function rests(day: Day, region: Region): boolean {
  if (isWeekend(day)) return true;
  const found = known[region].get(day) ?? isHoliday(day, region);
  known[region].set(day, found);
  return found;
}

function isHoliday(day: Day, region: Region): boolean {
  const date = dateOfDay(day).slice(5);
  const yearly = yearlyRests[region].some(([from, to]) => from <= date && date <= to);
  return yearly || (region === 'cn' && newYears.some((newYear) => day >= newYear - 1 && day < newYear + 8));
}

/** The day itself, or the first one after it on which the supplier works. */
export function workingDayFrom(day: Day, region: Region): Day {
  let at = day;
  while (rests(at, region)) at++;
  return at;
}
