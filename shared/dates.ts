/**
 * A small calendar of ISO dates. A date is the text `YYYY-MM-DD` (years 0001 to 9999) and sorts as text; nothing here
 * knows the time of day, a time zone or the clock, except `localTime`, which is told all three.
 */
export type IsoDate = string;

/** Before every date that can occur: "since ever". */
export const longAgo: IsoDate = '0001-01-01';

/**
 * Days since 1970-01-01 in the proleptic Gregorian calendar; a whole number. Meaningless when the text is not a date.
 * The formulas of this and the next function count years from March: Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms", days_from_civil and civil_from_days. They cost a tenth of `Date`, and a night asks millions of times.
 */
export function dayNumber(date: IsoDate): number {
  const month = digits(date, 5, 2);
  const year = digits(date, 0, 4) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digits(date, 8, 2) - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}

export function dateOfDay(day: number): IsoDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfYear - Math.floor((153 * march + 2) / 5) + 1, 2)}`;
}

const padded = (value: number, width: number) => String(value).padStart(width, '0');

/** True for a date that exists: `2026-02-29` does not. */
export const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && text >= longAgo && dateOfDay(dayNumber(text)) === text;

export const addDays = (date: IsoDate, days: number): IsoDate => dateOfDay(dayNumber(date) + days);

/** Days from the first to the second; negative when the second is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from);

export const earliest = (...dates: (IsoDate | null | undefined)[]): IsoDate | null => fold(dates, (a, b) => a < b);
export const latest = (...dates: (IsoDate | null | undefined)[]): IsoDate | null => fold(dates, (a, b) => a > b);

function fold(dates: (IsoDate | null | undefined)[], wins: (a: IsoDate, b: IsoDate) => boolean): IsoDate | null {
  let best: IsoDate | null = null;
  for (const date of dates) if (date && (best === null || wins(date, best))) best = date;
  return best;
}

/** 1 is Monday, 7 is Sunday. */
export const weekday = (date: IsoDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

export const mondayOf = (date: IsoDate): IsoDate => addDays(date, 1 - weekday(date));

/** The ISO 8601 week: it belongs to the year that holds its Thursday. */
export function isoWeek(date: IsoDate): { year: number; week: number } {
  const thursday = addDays(date, 4 - weekday(date));
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1 };
}

export type Holidays = ReadonlySet<IsoDate>;
const noHolidays: Holidays = new Set();

/** Monday to Friday without the holidays. */
export const isWorkingDay = (date: IsoDate, holidays = noHolidays): boolean => weekday(date) <= 5 && !holidays.has(date);

/** The date `count` working days after (or before, when negative) `date`; `date` itself need not be one. */
export function addWorkingDays(date: IsoDate, count: number, holidays = noHolidays): IsoDate {
  const step = Math.sign(count);
  let at = date;
  for (let left = Math.abs(count); left > 0;) {
    at = addDays(at, step);
    if (isWorkingDay(at, holidays)) left--;
  }
  return at;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not after `from`. */
export function workingDaysBetween(from: IsoDate, to: IsoDate, holidays = noHolidays): number {
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= dayNumber(to); day++) if (isWorkingDay(dateOfDay(day), holidays)) count++;
  return count;
}

/**
 * What calendar and clock show in a time zone at an instant.
 *
 * @param zone an IANA name such as `Asia/Shanghai`
 * @throws RangeError when the zone is not known
 */
export function localTime(instant: string, zone: string): { date: IsoDate; time: string } {
  const [date, time] = formatIn(zone).format(new Date(instant)).split(', ');
  return { date: date!, time: time! };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  formats.set(zone, known);
  return known;
}

/** The instant at which a zone's calendar and clock show a date and a time (HH:mm); just after, where the clock skips it. */
export function instantAt(date: IsoDate, time: string, zone: string): string {
  const guess = Date.parse(`${date}T${time}:00Z`);
  const offsetAt = (instant: number) => {
    const local = localTime(new Date(instant).toISOString(), zone);
    return Date.parse(`${local.date}T${local.time}:00Z`) - Math.floor(instant / 60_000) * 60_000;
  };
  const first = guess - offsetAt(guess);
  const offset = offsetAt(first);
  const second = guess - offset;
  const isShown = first === second || offsetAt(second) === offset;
  return new Date(isShown ? second : Math.max(first, second)).toISOString();
}
