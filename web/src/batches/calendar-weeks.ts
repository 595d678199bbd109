import type { readBatchCalendar } from '../../../shared/contracts/batches.js';
import { addDays, isoWeek, type IsoDate } from '../../../shared/dates.js';
import { groupBy } from '../../../shared/group-by.js';
import type { Reply } from '../api/call.js';

export type Arrival = Reply<typeof readBatchCalendar>['days'][number];

export interface CalendarDay { on: IsoDate; arrivals: readonly Arrival[]; batches: number }
export interface CalendarWeek { year: number; week: number; days: readonly CalendarDay[] }

/** Whole ISO weeks from a Monday on, each day with what arrives on it. */
export function weeksFrom(monday: IsoDate, weeks: number, arrivals: readonly Arrival[]): CalendarWeek[] {
  const byDay = groupBy(arrivals, ({ on }) => on);
  const dayOf = (on: IsoDate): CalendarDay => {
    const own = byDay.get(on) ?? [];
    return { on, arrivals: own, batches: own.reduce((sum, { batches }) => sum + batches, 0) };
  };
  return Array.from({ length: weeks }, (_, week) => {
    const first = addDays(monday, week * 7);
    return { ...isoWeek(first), days: Array.from({ length: 7 }, (_day, place) => dayOf(addDays(first, place))) };
  });
}

/** How far a key leads, in days; undefined for keys that lead nowhere. Up and down a week, page keys four. */
export function daysBy(key: string, on: IsoDate, weekdayOf: (on: IsoDate) => number): number | undefined {
  switch (key) {
    case 'ArrowLeft': return -1;
    case 'ArrowRight': return 1;
    case 'ArrowUp': return -7;
    case 'ArrowDown': return 7;
    case 'PageUp': return -28;
    case 'PageDown': return 28;
    case 'Home': return 1 - weekdayOf(on);
    case 'End': return 7 - weekdayOf(on);
    default: return undefined;
  }
}
