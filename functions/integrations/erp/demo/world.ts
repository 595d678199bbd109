import { dayNumber, type IsoDate } from '../../../../shared/dates.js';
import type { Day } from './calendar.js';
import { openDaysOf } from './fate.js';
import { itemsOf } from './items.js';
import { lineFate, orderOf, type Cast } from './orders.js';
import { suppliersOf } from './suppliers.js';

/** What makes two demo ERPs the same to the last byte. */
export interface Setup {
  seed: number;
  /** Open lines aimed at. */
  lines: number;
  /** The ERP's "today" when it is made. */
  startOn: IsoDate;
  /** The first night lies this far before. */
  historyDays: number;
}

/** The companies, the goods and the pace of ordering. All else follows from it, day by day. */
export interface World extends Cast {
  ordersPerWorkingDay: number;
  /** Orders begin here: long enough before the first night that it sees lines of every age. */
  firstOrderOn: Day;
  firstNightOn: Day;
}

/** Longer than nearly every line's life and its time in the extract afterwards. */
const daysBeforeFirstNight = 180;

/** Of so few lines one that is rejected would be too large a share. */
const fewLines = 200;

export function worldOf({ seed, lines, startOn, historyDays }: Setup): World {
  const firstNightOn = dayNumber(startOn) - historyDays;
  const firstOrderOn = firstNightOn - daysBeforeFirstNight;
  const dueDateLacksEvery = lines < fewLines ? Infinity : Math.round(lines * 0.45);
  const cast = { seed, suppliers: suppliersOf(seed), items: itemsOf(seed), dueDateLacksEvery };
  return { ...cast, firstOrderOn, firstNightOn, ordersPerWorkingDay: paceFor(lines, cast, firstOrderOn) };
}

const sampledOrders = 1000;

/**
 * How many orders it takes each working day to keep so many lines open: by Little's law the lines that are open are the
 * lines that come each day times the days that each stays open.
 */
function paceFor(lines: number, cast: Cast, firstOrderOn: Day): number {
  let openDays = 0;
  for (let number = 0; number < sampledOrders; number++) {
    const order = orderOf(cast, number, firstOrderOn + (number % 25) * 7);
    for (let position = 1; position <= order.lines; position++) openDays += openDaysOf(lineFate(cast, order, position));
  }
  return (lines * 7 / 5) / (openDays / sampledOrders);
}
