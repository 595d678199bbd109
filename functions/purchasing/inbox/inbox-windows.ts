import type { InboxWindow } from '../../../shared/contracts/inbox.js';
import { addDays, mondayOf, type IsoDate } from '../../../shared/dates.js';

/** The days of a window, both included; null is without an end. */
export interface WindowDays { window: InboxWindow; fromOn: IsoDate | null; untilOn: IsoDate | null }

/** The windows of the inbox on a day. "Next weeks" are the two ISO weeks after this one. */
export function windowsOn(today: IsoDate): WindowDays[] {
  const monday = mondayOf(today);
  return [
    { window: 'overdue', fromOn: null, untilOn: addDays(today, -1) },
    { window: 'this-week', fromOn: today, untilOn: addDays(monday, 6) },
    { window: 'next-weeks', fromOn: addDays(monday, 7), untilOn: addDays(monday, 20) },
    { window: 'later', fromOn: addDays(monday, 21), untilOn: null },
  ];
}

export const windowOf = (on: IsoDate, windows: readonly WindowDays[]): InboxWindow => windows.find(({ untilOn }) => untilOn === null || on <= untilOn)!.window;
