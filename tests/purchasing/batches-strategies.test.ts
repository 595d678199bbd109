import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Strategy } from '../../shared/contracts/bulk-batches.js';
import { batchMachine } from '../../shared/batch-machine.js';
import { addDays } from '../../shared/dates.js';
import { sumQty, toUnits } from '../../shared/quantities.js';
import { batchStatusOf } from '../../functions/purchasing/batch-status.js';
import { partsBy, partsByShare, type Divisible } from '../../functions/purchasing/batches/strategies.js';

const today = '2026-03-02';
const plain = { moq: null, multiple: null, decimals: 0 };
const aLine = (but: Partial<Divisible> = {}): Divisible => ({ unallocatedQty: 100, dueOn: '2026-04-01', transitDays: 10, packing: plain, ...but });

describe('strategies', () => {
  it('ship all that remains, to arrive when it is due, or as soon as it can', () => {
    expect(partsBy({ kind: 'ship-all' }, aLine(), today)).toEqual([{ qty: 100, readyOn: '2026-03-22', arriveOn: '2026-04-01' }]);
    expect(partsBy({ kind: 'ship-all' }, aLine({ dueOn: '2026-02-01' }), today)).toEqual([{ qty: 100, readyOn: today, arriveOn: '2026-03-12' }]);
  });

  it('put everything on one date, by readiness or by arrival', () => {
    expect(partsBy({ kind: 'one-date', on: '2026-03-20', basis: 'ready' }, aLine(), today)).toEqual([{ qty: 100, readyOn: '2026-03-20', arriveOn: '2026-03-30' }]);
    expect(partsBy({ kind: 'one-date', on: '2026-03-20', basis: 'arrival' }, aLine(), today)).toEqual([{ qty: 100, readyOn: '2026-03-10', arriveOn: '2026-03-20' }]);
  });

  it('split by percentages, 30 and 70 where nothing is said', () => {
    const strategy = Strategy.parse({ kind: 'percentages', firstOn: '2026-03-10' }) as Extract<Strategy, { kind: 'percentages' }>;
    expect(partsBy(strategy, aLine({ unallocatedQty: 101 }), today).map(({ qty, readyOn }) => [qty, readyOn])).toEqual([[30, '2026-03-10'], [71, '2026-03-24']]);
  });

  it('spread evenly over weeks; rounding does not pile up on the last', () => {
    const parts = partsBy({ kind: 'weekly', weeks: 8, firstOn: '2026-03-09', basis: 'ready', rounding: true }, aLine({ unallocatedQty: 10 }), today);
    expect(parts.map(({ qty }) => qty)).toEqual([1, 1, 1, 1, 2, 1, 2, 1]);
    expect(parts.at(-1)!.readyOn).toBe('2026-04-27');
  });

  it('leave out the weeks that nothing falls to', () => {
    const parts = partsBy({ kind: 'weekly', weeks: 4, firstOn: '2026-03-09', basis: 'ready', rounding: true }, aLine({ unallocatedQty: 1 }), today);
    expect(parts).toEqual([{ qty: 1, readyOn: '2026-03-23', arriveOn: '2026-04-02' }]);
  });

  it('keep minimum and multiple: whole multiples first, the rest last, or with the part before when it is too small', () => {
    const packing = { moq: 30, multiple: 10, decimals: 0 };
    expect(partsByShare(100, [30, 70], packing)).toEqual([{ qty: 30, place: 0 }, { qty: 70, place: 1 }]);
    expect(partsByShare(105, [1, 1, 1], packing).map(({ qty }) => qty)).toEqual([40, 30, 35]);
    expect(partsByShare(80, [1, 1, 1], packing)).toEqual([{ qty: 30, place: 0 }, { qty: 50, place: 1 }]);
    expect(partsByShare(20, [1, 1], packing)).toEqual([{ qty: 20, place: 0 }]);
  });

  it('make nothing of nothing', () => {
    expect(partsBy({ kind: 'ship-all' }, aLine({ unallocatedQty: 0 }), today)).toEqual([]);
  });
});

const decimals = fc.integer({ min: 0, max: 4 });
const qtyIn = (places: number) => fc.integer({ min: 1, max: 2_000_000 }).map((units) => units / 10 ** places);
const packings = decimals.chain((places) => fc.record({
  qty: qtyIn(places),
  packing: fc.record({ moq: fc.option(qtyIn(places)), multiple: fc.option(qtyIn(places)), decimals: fc.constant(places) }),
}));
const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 26 });

describe('parts', () => {
  it('sum to their whole exactly, in the decimals of the unit, none empty, each in its own place', () => {
    fc.assert(fc.property(packings, shares, ({ qty, packing }, by) => {
      const parts = partsByShare(qty, by, packing);
      expect(toUnits(sumQty(parts.map((part) => part.qty)))).toBe(toUnits(qty));
      expect(parts.every((part) => part.qty > 0 && toUnits(part.qty) % 10 ** (4 - packing.decimals) === 0)).toBe(true);
      expect(parts.map(({ place }) => place)).toEqual([...new Set(parts.map(({ place }) => place))].sort((a, b) => a - b));
      expect(parts.length).toBeLessThanOrEqual(by.length);
    }));
  });

  it('but the last are whole multiples and at least the minimum; the last is, unless it is the only one', () => {
    fc.assert(fc.property(packings, shares, ({ qty, packing }, by) => {
      const units = partsByShare(qty, by, packing).map((part) => toUnits(part.qty));
      const [multiple, moq] = [toUnits(packing.multiple ?? 0), toUnits(packing.moq ?? 0)];
      for (const part of units.slice(0, -1)) expect(part >= moq && (multiple === 0 || part % multiple === 0)).toBe(true);
      if (units.length > 1) expect(units.at(-1)!).toBeGreaterThanOrEqual(moq);
    }));
  });

  it('without a minimum differ by one step at most where they are to be equal', () => {
    fc.assert(fc.property(decimals.chain((places) => fc.tuple(qtyIn(places), fc.constant(places))), fc.integer({ min: 1, max: 26 }), ([qty, places], weeks) => {
      const step = 10 ** (4 - places);
      const units = partsByShare(qty, Array.from({ length: weeks }, () => 1), { moq: null, multiple: null, decimals: places }).map((part) => toUnits(part.qty));
      expect(Math.max(...units) - Math.min(...units)).toBeLessThanOrEqual(step);
    }));
  });

  it('of every strategy sum to what is unallocated and come in the order of their dates', () => {
    const strategies: fc.Arbitrary<Strategy> = fc.oneof(
      fc.constant<Strategy>({ kind: 'ship-all' }), fc.constant<Strategy>({ kind: 'one-date', on: addDays(today, 30), basis: 'ready' }),
      fc.record({ kind: fc.constant('percentages' as const), percentages: fc.constantFrom<number[]>([30, 70], [100], [10, 20, 30, 40], [33.3, 33.3, 33.4]), firstOn: fc.constant(addDays(today, 3)), everyDays: fc.integer({ min: 1, max: 90 }), basis: fc.constantFrom('ready' as const, 'arrival' as const), rounding: fc.boolean() }),
      fc.record({ kind: fc.constant('weekly' as const), weeks: fc.integer({ min: 1, max: 26 }), firstOn: fc.constant(addDays(today, 3)), basis: fc.constantFrom('ready' as const, 'arrival' as const), rounding: fc.boolean() }),
    );
    fc.assert(fc.property(packings, strategies, fc.integer({ min: 0, max: 60 }), ({ qty, packing }, strategy, transitDays) => {
      const parts = partsBy(strategy as never, aLine({ unallocatedQty: qty, packing, transitDays }), today);
      expect(toUnits(sumQty(parts.map((part) => part.qty)))).toBe(toUnits(qty));
      expect(parts.map(({ readyOn }) => readyOn)).toEqual(parts.map(({ readyOn }) => readyOn).toSorted());
      expect(parts.every(({ readyOn, arriveOn }) => addDays(readyOn, transitDays) === arriveOn)).toBe(true);
    }));
  });
});

describe('the states of a batch', () => {
  const order = ['planned', 'confirmed', 'dispatched', 'delivered'];

  it('only go forward, one step at a time by people, and end where they end', () => {
    for (const [from, acts] of Object.entries(batchMachine)) {
      for (const [act, to] of Object.entries(acts)) {
        if (act === 'cancel') expect(to).toBe('cancelled');
        else if (act === 'deliver') expect(to).toBe('delivered');
        else expect(order.indexOf(to) - order.indexOf(from)).toBe(['confirm', 'dispatch'].includes(act) ? 1 : 0);
      }
    }
    expect([batchMachine.delivered, batchMachine.cancelled]).toEqual([{}, {}]);
  });

  it('of a whole batch follow its slowest line', () => {
    expect(batchStatusOf(['delivered', 'dispatched', 'cancelled'])).toBe('dispatched');
    expect(batchStatusOf(['cancelled', 'cancelled'])).toBe('cancelled');
    expect(batchStatusOf(['delivered', 'cancelled'])).toBe('delivered');
  });
});
