import { addDays, daysBetween, isDate, type IsoDate } from '../../../shared/dates.js';
import { largestQty } from '../../../shared/quantities.js';

const two = (text: string) => text.padStart(2, '0');
const real = (date: IsoDate): IsoDate | null => (isDate(date) ? date : null);

/**
 * A date as people type it: `2026-12-01`, `2026/12/1`, `20261201`, `1.12.2026`; `12-01` for the nearest such day; `+7` and
 * `-3` for days from today. Null for everything else: what could mean two days means none.
 */
export function readDate(typed: string, today: IsoDate): IsoDate | null {
  const text = typed.trim();
  const whole = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (whole) return real(`${whole[1]}-${two(whole[2]!)}-${two(whole[3]!)}`);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted) return real(`${dotted[3]}-${two(dotted[2]!)}-${two(dotted[1]!)}`);
  const days = /^([+-])\s?(\d{1,3})$/.exec(text);
  if (days) return addDays(today, Number(days[1] + days[2]!));
  const ofYear = /^(\d{1,2})-(\d{1,2})$/.exec(text);
  return ofYear ? nearest(`${two(ofYear[1]!)}-${two(ofYear[2]!)}`, today) : null;
}

function nearest(monthAndDay: string, today: IsoDate): IsoDate | null {
  const year = Number(today.slice(0, 4));
  const days = [year - 1, year, year + 1].flatMap((one) => real(`${one}-${monthAndDay}`) ?? []);
  return days.toSorted((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0] ?? null;
}

/** A quantity as people type it: `1200`, `1,200`, `1 200`, `12.5` and `12,5`. Null where it is none. */
export function readQty(typed: string): number | null {
  const text = typed.replaceAll(/[\s\u00a0\u202f]/g, '');
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text.replace(/^(\d+),(\d{1,4})$/, '$1.$2');
  if (!/^\d+(\.\d{1,4})?$/.test(plain)) return null;
  const value = Number(plain);
  return value <= largestQty ? value : null;
}
