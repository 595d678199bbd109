import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveOf, outlookAfter, type Case } from '../../functions/purchasing/survival-curve.js';

const cases = (length: { minLength?: number; maxLength: number }) => fc.array(fc.record({
  from: fc.integer({ min: -20, max: 15 }), until: fc.integer({ min: -15, max: 30 }), happened: fc.boolean(),
}), length);

const seen = (all: readonly Case[]) => all.filter(({ from, until }) => until > from);
const eventDays = (all: readonly Case[]) => [...new Set(seen(all).filter(({ happened }) => happened).map(({ until }) => until))].sort((a, b) => a - b);
const atRisk = (all: readonly Case[], day: number) => seen(all).filter(({ from, until }) => from < day && day <= until).length;
const eventsOn = (all: readonly Case[], day: number) => seen(all).filter(({ happened, until }) => happened && until === day).length;

/** The share that is still open after a day, of those open after `age`: the product over every day, one after the other. */
const stillOpen = (all: readonly Case[], age: number, day: number) =>
  eventDays(all).filter((one) => one > age && one <= day).reduce((open, one) => open * (1 - eventsOn(all, one) / atRisk(all, one)), 1);

describe('the curve', () => {
  it('is Kaplan and Meier\'s, with those who came late', () => {
    fc.assert(fc.property(cases({ maxLength: 12 }), (all) => {
      const { days, hazards, atRisk: risks, events } = curveOf(all);
      expect(days).toEqual(eventDays(all));
      expect(risks).toEqual(days.map((day) => atRisk(all, day)));
      hazards.forEach((hazard, i) => expect(hazard).toBeCloseTo(eventsOn(all, days[i]!) / atRisk(all, days[i]!), 12));
      expect(events).toBe(seen(all).filter(({ happened }) => happened).length);
    }));
  });

  it('of a worked example', () => {
    // Remission times of Freireich et al. (Blood 21, 1963, 699-716), the treated group; + is censored.
    const times = ['6', '6', '6', '6+', '7', '9+', '10', '10+', '11+', '13', '16', '17+', '19+', '20+', '22', '23', '25+', '32+', '32+', '34+', '35+'];
    const curve = curveOf(times.map((time): Case => ({ from: 0, until: parseInt(time), happened: !time.endsWith('+') })));
    expect(curve.days).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(curve.atRisk).toEqual([21, 17, 15, 12, 11, 7, 6]);
    let open = 1;
    const shown = curve.hazards.map((hazard) => (open *= 1 - hazard).toFixed(3));
    expect(shown).toEqual(['0.857', '0.807', '0.753', '0.690', '0.627', '0.538', '0.448']);
  });
});

describe('the outlook', () => {
  it('of nine cases runs from the first to the last, with the fifth in the middle', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 9, maxLength: 9 }), (days) => {
      const sorted = [...days].sort((a, b) => a - b);
      const curve = curveOf(days.map((until): Case => ({ from: -1, until, happened: true })));
      expect(outlookAfter(curve, 0, 7)).toMatchObject({ from: sorted[0], median: sorted[4], until: sorted[8], sampleSize: 9 });
    }));
  });

  it('is none with fewer than nine events to come', () => {
    fc.assert(fc.property(cases({ maxLength: 30 }), fc.integer({ min: -20, max: 30 }), (all, age) => {
      const toCome = seen(all).filter(({ happened, until }) => happened && until > age).length;
      expect(outlookAfter(curveOf(all), age, 7) === null).toBe(toCome < 9);
    }));
  });

  it('comes after the age, in order, and says how likely its middle is', () => {
    fc.assert(fc.property(cases({ minLength: 20, maxLength: 60 }), fc.integer({ min: -20, max: 10 }), fc.integer({ min: 0, max: 10 }), (all, age, nearDays) => {
      const outlook = outlookAfter(curveOf(all), age, nearDays);
      fc.pre(outlook !== null);
      const { from, median, until, near, sampleSize } = outlook!;
      expect(from).toBeGreaterThan(age);
      expect([from <= median, median <= until]).toEqual([true, true]);
      expect(sampleSize).toBe(atRisk(all, eventDays(all).find((day) => day > age)!));
      expect(near).toBeCloseTo(stillOpen(all, age, median - nearDays - 1) - stillOpen(all, age, median + nearDays), 9);
    }));
  });

  it('has its middle where half of those still open have happened', () => {
    fc.assert(fc.property(cases({ minLength: 20, maxLength: 60 }), fc.integer({ min: -20, max: 10 }), (all, age) => {
      const outlook = outlookAfter(curveOf(all), age, 7);
      fc.pre(outlook !== null && eventDays(all).includes(outlook.median) && outlook.median < eventDays(all).at(-1)!);
      const { median, sampleSize } = outlook!;
      const half = (0.5 * (sampleSize + 1)) / sampleSize;
      expect(1 - stillOpen(all, age, median)).toBeGreaterThanOrEqual(half - 1e-6);
      expect(1 - stillOpen(all, age, median - 1)).toBeLessThan(half + 1e-6);
    }));
  });
});
