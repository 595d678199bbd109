import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belowMinimum, splitQty, type Packing } from '../../functions/purchasing/split-qty.js';
import { sumQty, toUnits } from '../../shared/quantities.js';

const loose: Packing = { moq: null, multiple: null, decimals: 0 };

const aQty = fc.integer({ min: 1, max: 50_000_000 }).map((units) => units / 10_000);
const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 });
const packing: fc.Arbitrary<Packing> = fc.record({
  moq: fc.option(fc.integer({ min: 1, max: 5_000_000 }).map((units) => units / 10_000)),
  multiple: fc.option(fc.integer({ min: 1, max: 2_000_000 }).map((units) => units / 10_000)),
  decimals: fc.integer({ min: 0, max: 4 }),
});
const stepOf = ({ multiple, decimals }: Packing) => (multiple ? toUnits(multiple) : 10 ** (4 - decimals));

describe('a quantity is split', () => {
  it.each([
    ['30 and 70', 100, [30, 70], loose, [30, 70]],
    ['evenly, the last part taking the rest', 100, [1, 1, 1], loose, [33, 33, 34]],
    ['in whole boxes', 100, [1, 1, 1], { ...loose, multiple: 24 }, [24, 24, 52]],
    ['in parts no smaller than the minimum', 100, [10, 90], { ...loose, moq: 40 }, [40, 60]],
    ['with a small rest in the part before', 100, [48, 48, 4], { ...loose, moq: 40 }, [48, 52]],
    ['not at all when it is below the minimum', 30, [1, 1], { ...loose, moq: 40 }, [30]],
    ['to the decimals of its unit', 1, [1, 1, 1], { ...loose, decimals: 3 }, [0.333, 0.333, 0.334]],
    ['with the minimum in whole boxes', 200, [1, 9], { moq: 25, multiple: 20, decimals: 0 }, [40, 160]],
  ] as const)('%s', (_, qty, by, pack, parts) => {
    expect(splitQty(qty, by, pack)).toEqual(parts);
  });

  it('into parts that sum to it exactly, none of them empty, no more than were asked for', () => {
    fc.assert(fc.property(aQty, shares, packing, (qty, by, pack) => {
      const parts = splitQty(qty, by, pack);
      expect(sumQty(parts)).toBe(qty);
      expect(parts.every((part) => part > 0)).toBe(true);
      expect(parts.length).toBeLessThanOrEqual(by.length);
    }));
  });

  it('into whole multiples of at least the minimum, but for the last part', () => {
    fc.assert(fc.property(aQty, shares, packing, (qty, by, pack) => {
      for (const part of splitQty(qty, by, pack).slice(0, -1)) {
        expect(toUnits(part) % stepOf(pack)).toBe(0);
        expect(belowMinimum(part, pack)).toBe(false);
      }
    }));
  });

  it('so that only a single part may be below the minimum', () => {
    fc.assert(fc.property(aQty, shares, packing, (qty, by, pack) => {
      const parts = splitQty(qty, by, pack);
      if (parts.length > 1) expect(parts.some((part) => belowMinimum(part, pack))).toBe(false);
    }));
  });

  it('by the proportion of the shares, whatever they sum to', () => {
    // Powers of two: other factors may move a part by a rounding at the half.
    fc.assert(fc.property(aQty, shares, packing, fc.integer({ min: 1, max: 10 }), (qty, by, pack, power) => {
      expect(splitQty(qty, by.map((share) => share * 2 ** power), pack)).toEqual(splitQty(qty, by, pack));
    }));
  });
});
