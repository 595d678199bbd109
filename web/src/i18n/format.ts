import { dayNumber, isoWeek, localTime, weekday, workingDaysBetween, type IsoDate } from '../../../shared/dates.js';
import { inNumber } from '../../../shared/sentences/sentence.js';
import { wordFor, type WordKind } from '../../../shared/sentences/words.js';
import { language, t } from './language.js';

/** Empty is an em dash; zero is 0. */
export const dash = '—';

/** A quantity as the language writes it, four decimals at most. */
export const qty = (value: number | null): string => (value === null ? dash : inNumber(value, language()));

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The word for a value of the contracts. */
export const word = (kind: WordKind, value: string): string => wordFor(kind, value, language());

/** `10,000+` where counting stopped. */
export const count = ({ n, more }: { n: number; more: boolean }): string => qty(n) + (more ? '+' : '');

/** What stands behind an ISO date: `Friday, week 47 of 2026`. */
export function dateHint(date: IsoDate): string {
  const { year, week } = isoWeek(date);
  return t.dates.hint(t.dates.weekdays[weekday(date) - 1]!, week, year);
}

export const shortWeekday = (date: IsoDate): string => t.dates.shortWeekdays[weekday(date) - 1]!;

export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** An instant on the clock of the person who reads: `2026-11-20 19:30`. */
export function instant(at: string): string {
  const { date, time } = localTime(at, zoneHere());
  return `${date} ${time}`;
}

/** The same to the second, without the date. */
export const clock = (at: string): string => new Date(at).toLocaleTimeString('en-GB');

/** `340 MB`, `2.1 GB`. */
export function bytes(n: number): string {
  return n < 1e9 ? `${qty(n < 1e7 ? Math.round(n / 1e5) / 10 : Math.round(n / 1e6))} MB` : `${qty(Math.round(n / 1e8) / 10)} GB`;
}

/** Seconds below a minute, else minutes and seconds. */
export function duration(from: string, to: string): string {
  const seconds = Math.max(0, Date.parse(to) - Date.parse(from)) / 1000;
  return seconds < 60 ? t.dates.seconds(qty(Number(seconds.toFixed(seconds < 10 ? 2 : 0)))) : t.dates.minutes(Math.floor(seconds / 60), Math.round(seconds % 60));
}

/** How long ago in working days, in words; a word never given is so as well. */
export function staleness(statedOn: IsoDate | null, today: IsoDate): string {
  if (statedOn === null) return t.dates.neverUpdated;
  const days = workingDaysBetween(statedOn, today);
  return days === 0 ? t.dates.today : t.dates.workingDays(days);
}

/** `+14` or `−3` days between two dates. */
export function daysMoved(from: IsoDate, to: IsoDate): string {
  const days = dayNumber(to) - dayNumber(from);
  return t.dates.moved(`${days > 0 ? '+' : '−'}${Math.abs(days)}`, Math.abs(days));
}
