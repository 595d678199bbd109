import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fridayOf, isWeekend, rests, workingDayFrom } from '../../../functions/integrations/erp/demo/calendar.js';
import { supplierCompanies } from '../../../functions/integrations/erp/demo/company-names.js';
import { families, itemsPerFamily } from '../../../functions/integrations/erp/demo/families.js';
import { itemsOf } from '../../../functions/integrations/erp/demo/items.js';
import { orderedUnits, partsOf, scaled, someOf } from '../../../functions/integrations/erp/demo/order-qty.js';
import { Random } from '../../../functions/integrations/erp/demo/random.js';
import { dateOfDay, dayNumber, weekday } from '../../../shared/dates.js';

const items = itemsOf(1);
const anItem = fc.nat(items.length - 1).map((place) => items[place]!);
const aDay = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2035-12-31') });

describe('random numbers', () => {
  it('are those of the reference implementation', () => {
    const random = new Random(0, 2, 1);
    const words = [1, 2, 3, 4].map(() => Math.round(random.next() * 2 ** 32));
    expect(words).toEqual([0x03b80bb8, 0xa87dbc7e, 0x1787178c, 0x4c7b7234]);
  });

  it('differ from stream to stream and are spread evenly', () => {
    const draws = Array.from({ length: 20_000 }, (_, key) => new Random(1, 6, key).next());
    expect(new Set(draws).size).toBeGreaterThan(19_900);
    for (let tenth = 0; tenth < 10; tenth++) expect(Math.abs(draws.filter((draw) => Math.floor(draw * 10) === tenth).length - 2000)).toBeLessThan(250);
  });

  it('have a bell with a mean of 0 and a deviation of 1', () => {
    const random = new Random(1, 1, 1);
    const draws = Array.from({ length: 50_000 }, () => random.bell());
    expect(draws.reduce((sum, draw) => sum + draw, 0) / draws.length).toBeCloseTo(0, 1);
    expect(draws.reduce((sum, draw) => sum + draw * draw, 0) / draws.length).toBeCloseTo(1, 1);
  });
});

describe('the calendar', () => {
  it('knows weekends and Fridays', () => {
    fc.assert(fc.property(aDay, (day) => {
      expect(isWeekend(day)).toBe(weekday(dateOfDay(day)) > 5);
      expect(weekday(dateOfDay(fridayOf(day)))).toBe(5);
      expect(Math.abs(fridayOf(day) - day)).toBeLessThanOrEqual(4);
    }));
  });

  it('finds a working day at most two weeks ahead', () => {
    fc.assert(fc.property(aDay, fc.constantFrom('cn' as const, 'eu' as const), (day, region) => {
      const at = workingDayFrom(day, region);
      expect(rests(at, region)).toBe(false);
      expect(at - day).toBeLessThan(14);
    }));
  });

  it('rests at Chinese New Year and in the Golden Week in China, at Christmas in Europe', () => {
    const resting = ['2026-02-17', '2026-10-01', '2026-12-28'].map((date) => [rests(dayNumber(date), 'cn'), rests(dayNumber(date), 'eu')]);
    expect(resting).toEqual([[true, false], [true, false], [false, true]]);
  });
});

describe('items', () => {
  it('are a few hundred of each family, each with its own code and name', () => {
    expect(items).toHaveLength(families.length * itemsPerFamily);
    for (const field of ['code', 'name'] as const) expect(new Set(items.map((item) => item[field])).size).toBe(items.length);
    expect(items.every(({ price, weight }) => price > 0 && weight > 0)).toBe(true);
  });

  it('are made of families that exist', () => {
    const codes = families.map(({ code }) => code);
    for (const [, , makes] of supplierCompanies) for (const code of makes) expect(codes).toContain(code);
    for (const { kinds, sizes, finishes } of families) expect(kinds.length * sizes.length * finishes.length).toBe(itemsPerFamily);
  });
});

describe('quantities', () => {
  const shares = fc.constantFrom([1], [0.6, 0.4], [0.5, 0.25, 0.25], [0.4, 0.2, 0.2, 0.2]);

  it('are split into parts that sum to the whole, none of them empty', () => {
    fc.assert(fc.property(anItem, shares, fc.nat(), (item, parts, key) => {
      const units = orderedUnits(item, new Random(1, 7, key));
      const split = partsOf(units, parts, item);
      expect(split.reduce((sum, part) => sum + part, 0)).toBe(units);
      expect(split.length).toBeLessThanOrEqual(parts.length);
      expect(Math.min(...split)).toBeGreaterThan(0);
    }));
  });

  it('stay above nothing when they are scaled, and some of them is less than all', () => {
    fc.assert(fc.property(anItem, fc.nat(), fc.double({ min: 0.01, max: 2, noNaN: true }), (item, key, factor) => {
      const units = orderedUnits(item, new Random(1, 7, key));
      expect(scaled(units, factor, item)).toBeGreaterThan(0);
      expect(someOf(units, Math.min(factor, 0.9), item)).toBeLessThan(units);
    }));
  });
});
