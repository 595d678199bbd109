import { addDays, type IsoDate } from '../../../../shared/dates.js';

const dailyNights = 30;

/**
 * The nights of the ERP, oldest first: weekly through its history, daily in the last thirty days before it was made and
 * ever since.
 */
export function nightsOf({ startOn, historyDays, today }: { startOn: IsoDate; historyDays: number; today: IsoDate }): IsoDate[] {
  const dailyFrom = addDays(startOn, 1 - dailyNights);
  const nights: IsoDate[] = [];
  for (let on = addDays(startOn, -historyDays); on <= today;) {
    nights.push(on);
    const weekLater = addDays(on, 7);
    on = on >= dailyFrom ? addDays(on, 1) : weekLater < dailyFrom ? weekLater : dailyFrom;
  }
  return nights;
}
