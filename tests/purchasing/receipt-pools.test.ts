import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextReceipt, poolOf, type Awaiting, type HistoryLine, type NextReceipt, type Pool } from '../../functions/purchasing/receipt-pools.js';
import { addDays, daysBetween } from '../../shared/dates.js';

const today = '2026-06-01';
const window = { today, baselineOn: '2025-01-06' };

const aHistory = (but: Partial<HistoryLine> = {}): HistoryLine => ({
  itemCode: 'BOLT', itemFamily: 'BOLTS', orderedOn: '2025-06-01', originalDueOn: '2025-08-01', firstPromisedOn: null, firstPushOn: null, firstPushedTo: null, lastPushOn: null, lastPushedTo: null, pushCount: 0,
  firstSeenOn: '2025-06-02', firstReceiptOn: null, lastReceiptOn: null, lastGapDays: null, receiptCount: 0, firstReceiptQty: null, orderedQty: 100, openingQty: 0, completedOn: null, leftOn: null, missingSinceOn: null, ...but,
});

const received = (line: HistoryLine, on: string): HistoryLine => ({ ...line, firstReceiptOn: on, lastReceiptOn: on, receiptCount: 1, firstReceiptQty: line.orderedQty, completedOn: on, leftOn: on });

/** A line that waits, with everything that a clock could start from. */
const waiting = (but: Partial<Awaiting> = {}): Awaiting => ({
  orderedOn: addDays(today, -3), originalDueOn: addDays(today, 20), firstSeenOn: addDays(today, -2), firstPromisedOn: addDays(today, 15), lastPushedTo: addDays(today, 25), pushCount: 1,
  deliveredQty: 0, receivedOn: null, lastReceiptOn: null, ...but,
});

type FirstClock = Exclude<NextReceipt['clock'], 'since-receipt'>;

const originOf: Record<FirstClock, (line: Pick<HistoryLine, 'orderedOn' | 'originalDueOn' | 'firstPromisedOn' | 'lastPushedTo'>) => string> = {
  'since-order': ({ orderedOn }) => orderedOn!, 'since-due': ({ originalDueOn }) => originalDueOn, 'since-promise': ({ firstPromisedOn }) => firstPromisedOn!, 'since-push': ({ lastPushedTo }) => lastPushedTo!,
};

/** A supplier that keeps one clock to the day, while all other dates are whatever they are. */
const punctualBy = (clock: FirstClock, days: number) => fc.array(fc.record({ ordered: fc.integer({ min: 0, max: 150 }), due: fc.integer({ min: 20, max: 120 }), promise: fc.integer({ min: 20, max: 90 }), push: fc.integer({ min: 5, max: 60 }) }), { minLength: 60, maxLength: 60 })
  .map((rows) => rows.map(({ ordered, due, promise, push }) => {
    const orderedOn = addDays('2025-03-01', ordered);
    const pushedTo = addDays(orderedOn, promise + push);
    const line = aHistory({
      orderedOn, firstSeenOn: addDays(orderedOn, 1), originalDueOn: addDays(orderedOn, due), firstPromisedOn: addDays(orderedOn, promise),
      firstPushOn: addDays(orderedOn, 4), firstPushedTo: pushedTo, lastPushOn: addDays(orderedOn, 4), lastPushedTo: pushedTo, pushCount: 1,
    });
    return received(line, addDays(originOf[clock](line), days));
  }));

const poolsOf = (lines: readonly HistoryLine[]): Pool[] => (['supplier-item', 'supplier', 'all'] as const).map((name) => poolOf(name, lines, window));

describe('the next receipt', () => {
  it.each(['since-order', 'since-due', 'since-promise', 'since-push'] as const)('is foretold by the clock that the supplier keeps: %s', (clock) => {
    fc.assert(fc.property(fc.integer({ min: 5, max: 60 }).chain((days) => fc.tuple(fc.constant(days), punctualBy(clock, days))), ([days, lines]) => {
      const next = nextReceipt(waiting(), poolsOf(lines), window)!;
      expect([next.clock, next.origin]).toEqual([clock, originOf[clock](waiting())]);
      expect([next.from, next.median, next.until, next.near]).toEqual([days, days, days, 1]);
    }), { numRuns: 20 });
  });

  it('speaks of no clock that the line does not have', () => {
    const without = fc.record({ orderedOn: fc.constantFrom(null, addDays(today, -3)), firstPromisedOn: fc.constantFrom(null, addDays(today, 15)), lastPushedTo: fc.constantFrom(null, addDays(today, 25)), isFirstNight: fc.boolean() });
    const clock = fc.constantFrom<FirstClock>('since-order', 'since-due', 'since-promise', 'since-push');
    fc.assert(fc.property(without, clock.chain((one) => punctualBy(one, 30)), ({ isFirstNight, ...but }, lines) => {
      const line = waiting({ ...but, ...(isFirstNight && { firstSeenOn: window.baselineOn }) });
      const next = nextReceipt(line, poolsOf(lines), window);
      if (line.orderedOn === null) expect(next?.clock).not.toBe('since-order');
      if (line.firstPromisedOn === null || isFirstNight) expect(next?.clock).not.toBe('since-promise');
      if (line.lastPushedTo === null || isFirstNight) expect(next?.clock).not.toBe('since-push');
    }), { numRuns: 40 });
  });

  it('of a line that has received some counts from its last receipt', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 9, maxLength: 40 });
    fc.assert(fc.property(gaps, fc.integer({ min: 0, max: 20 }), (days, ago) => {
      const lines = days.map((gap) => ({ ...received(aHistory(), '2025-08-01'), receiptCount: 2, lastGapDays: gap }));
      const lastReceiptOn = addDays(today, -ago);
      const next = nextReceipt(waiting({ deliveredQty: 5, lastReceiptOn }), poolsOf(lines), window);
      expect(next === null).toBe(days.filter((gap) => gap > ago).length < 9);
      if (next) expect([next.clock, next.origin, next.median > ago]).toEqual(['since-receipt', lastReceiptOn, true]);
    }));
  });

  it('is never in the past, however old the line', () => {
    const history = fc.array(fc.record({ ordered: fc.integer({ min: 0, max: 200 }), after: fc.integer({ min: 1, max: 150 }), open: fc.boolean() }), { minLength: 30, maxLength: 60 });
    fc.assert(fc.property(history, fc.integer({ min: 0, max: 120 }), (rows, age) => {
      const lines = rows.map(({ ordered, after, open }) => {
        const orderedOn = addDays('2025-03-01', ordered);
        const line = aHistory({ orderedOn, firstSeenOn: addDays(orderedOn, 1), originalDueOn: addDays(orderedOn, 60) });
        return open ? line : received(line, addDays(orderedOn, after));
      });
      const orderedOn = addDays(today, -age);
      const next = nextReceipt(waiting({ orderedOn, originalDueOn: addDays(orderedOn, 60), firstPromisedOn: null, lastPushedTo: null, pushCount: 0 }), poolsOf(lines), window);
      if (next) expect(next.from).toBeGreaterThan(daysBetween(next.origin, today));
    }));
  });

  it('is not known from too little history, nor from what was there before anybody looked', () => {
    const eight = Array.from({ length: 8 }, () => received(aHistory(), '2025-08-01'));
    expect(nextReceipt(waiting(), poolsOf(eight), window)).toBeNull();
    const opening = Array.from({ length: 40 }, () => ({ ...received(aHistory(), '2025-08-01'), openingQty: 100 }));
    expect(nextReceipt(waiting(), poolsOf(opening), window)).toBeNull();
  });

  it('is foretold by the narrowest pool that knows enough', () => {
    const lines = Array.from({ length: 40 }, (_, i) => received(aHistory(), addDays('2025-07-01', i % 10)));
    const pools = [poolOf('supplier-item', lines.slice(0, 5), window), poolOf('supplier-family', lines.slice(0, 12), window), poolOf('supplier', lines, window), poolOf('all', lines, window)];
    expect(nextReceipt(waiting(), pools, window)!.pool.name).toBe('supplier-family');
  });
});
