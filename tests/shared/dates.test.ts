import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addWorkingDays, dateOfDay, dayNumber, daysBetween, isDate, isoWeek, isWorkingDay, localTime, mondayOf, weekday, workingDaysBetween } from '../../shared/dates.js';

const aDate = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('1970-01-01', days));

describe('dates', () => {
  it('know which days exist', () => {
    expect(['2024-02-29', '2026-12-31'].every(isDate)).toBe(true);
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', '2026-00-10', '2026-04-31'].some(isDate)).toBe(false);
  });

  it('agree with the clock of the engine on every day of three centuries', () => {
    for (let day = -30_000; day < 80_000; day++) {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
      if (dateOfDay(day) !== date || dayNumber(date) !== day || weekday(date) !== (new Date(date).getUTCDay() || 7)) expect.fail(`${day} is not ${date}`);
    }
  });

  it('add and subtract back', () => {
    fc.assert(fc.property(aDate, fc.integer({ min: -900, max: 900 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days);
    }));
  });

  it('number weeks by ISO 8601', () => {
    expect(isoWeek('2026-01-01')).toEqual({ year: 2026, week: 1 });
    expect(isoWeek('2027-01-01')).toEqual({ year: 2026, week: 53 });
    expect(isoWeek('2024-12-30')).toEqual({ year: 2025, week: 1 });
    fc.assert(fc.property(aDate, (date) => {
      expect(isoWeek(mondayOf(date))).toEqual(isoWeek(addDays(mondayOf(date), 6)));
      expect(weekday(mondayOf(date))).toBe(1);
    }));
  });

  it('count working days as they add them', () => {
    const holidays = new Set(['2026-10-01', '2026-10-02']);
    expect(addWorkingDays('2026-09-30', 1, holidays)).toBe('2026-10-05');
    fc.assert(fc.property(aDate, fc.integer({ min: 1, max: 60 }), (date, count) => {
      const later = addWorkingDays(date, count, holidays);
      expect(isWorkingDay(later, holidays)).toBe(true);
      expect(workingDaysBetween(date, later, holidays)).toBe(count);
    }));
  });

  it('tell the local date and time, daylight saving included', () => {
    expect(localTime('2026-11-20T18:30:00.000Z', 'Asia/Shanghai')).toEqual({ date: '2026-11-21', time: '02:30' });
    expect(localTime('2026-03-29T00:59:00.000Z', 'Europe/Berlin')).toEqual({ date: '2026-03-29', time: '01:59' });
    expect(localTime('2026-03-29T01:00:00.000Z', 'Europe/Berlin')).toEqual({ date: '2026-03-29', time: '03:00' });
    expect(localTime('2026-11-20T16:00:00.000Z', 'Asia/Shanghai').time).toBe('00:00');
  });
});
