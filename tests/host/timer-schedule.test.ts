import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../host/timer-schedule.js';

const after = new Date(2026, 2, 10, 12, 0, 30);
const next = (schedule: string, settings = {}) => parseSchedule(schedule, settings).next(after);

describe('a schedule', () => {
  it.each([
    ['*/5 * * * * *', new Date(2026, 2, 10, 12, 0, 35)],
    ['0 30 2 * * *', new Date(2026, 2, 11, 2, 30)],
    ['30 2 * * *', new Date(2026, 2, 11, 2, 30)],
    ['0 0 9 * * MON-FRI', new Date(2026, 2, 11, 9)],
    ['0 0 9 13 * 5', new Date(2026, 2, 13, 9)],
    ['0 0 9 13 * 1', new Date(2026, 3, 13, 9)],
    ['0 0/10 * * * *', new Date(2026, 2, 10, 12, 10)],
    ['0 0 0 1 JAN *', new Date(2027, 0, 1)],
    ['00:00:05', new Date(2026, 2, 10, 12, 0, 35)],
    ['1.00:00:00', new Date(2026, 2, 11, 12, 0, 30)],
  ])('%s comes next at %s', (schedule, expected) => expect(next(schedule)).toEqual(expected));

  it('may be a setting', () => {
    expect(next('%NIGHT%', { NIGHT: '0 30 2 * * *' })).toEqual(new Date(2026, 2, 11, 2, 30));
  });

  it('may have no occurrence at all', () => expect(next('0 0 0 30 2 *')).toBeUndefined());

  it.each(['', 'daily', '0 99 * * * *', '00:00:00', '* * *', '%MISSING%'])('"%s" is refused', (schedule) => {
    expect(() => next(schedule)).toThrow(/schedule/);
  });
});
