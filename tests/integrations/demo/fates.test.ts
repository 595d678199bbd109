import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWeekend } from '../../../functions/integrations/erp/demo/calendar.js';
import { stateOn, type Fate } from '../../../functions/integrations/erp/demo/fate.js';
import type { LineState } from '../../../functions/integrations/erp/demo/line-plan.js';
import { lineFate, orderOf } from '../../../functions/integrations/erp/demo/orders.js';
import { worldOf } from '../../../functions/integrations/erp/demo/world.js';

const world = worldOf({ seed: 11, lines: 5000, startOn: '2026-11-21', historyDays: 182 });

/** A line of any order on any working day. */
const aFate = fc.record({ number: fc.nat(50_000), week: fc.nat(50), weekday: fc.nat(4), line: fc.nat(7) }).map(({ number, week, weekday, line }) => {
  const monday = world.firstOrderOn - ((world.firstOrderOn + 3) % 7);
  const order = orderOf(world, number, monday + week * 7 + weekday);
  return lineFate(world, order, 1 + (line % order.lines));
});

/** The line after each of its events. */
const statesOf = (fate: Fate): LineState[] => fate.map((_, last) => Object.assign({}, ...fate.slice(0, last + 1).map(({ set }) => set)) as LineState);

describe('the fate of a line', () => {
  it('goes forward in time, starts with nothing delivered and ends closed', () => {
    fc.assert(fc.property(aFate, (fate) => {
      const [first, last] = [statesOf(fate)[0]!, statesOf(fate).at(-1)!];
      for (const [place, { on }] of fate.slice(1).entries()) expect(on).toBeGreaterThanOrEqual(fate[place]!.on);
      expect(first).toMatchObject({ deliveredUnits: 0, status: 'Open', closedOn: null, hidden: false });
      expect(last.closedOn).not.toBeNull();
      expect(last.hidden).toBe(false);
    }), { numRuns: 2000 });
  });

  it('delivers what was ordered unless it is cancelled or closed short', () => {
    fc.assert(fc.property(aFate, (fate) => {
      const { status, deliveredUnits, orderedUnits } = statesOf(fate).at(-1)!;
      if (status === 'Closed') expect(deliveredUnits).toBeGreaterThanOrEqual(orderedUnits);
      if (status === 'Closed') expect(deliveredUnits).toBeLessThanOrEqual(orderedUnits * 1.06 + 10_000);
      if (status === 'Closed short') expect(deliveredUnits).toBeLessThan(orderedUnits);
      if (status === 'Cancelled') expect(deliveredUnits).toBe(0);
    }), { numRuns: 2000 });
  });

  it('is believable on every day: no negative quantity, no receipt before the order, no in-date in the future', () => {
    fc.assert(fc.property(aFate, (fate) => {
      for (const [event, state] of statesOf(fate).entries()) {
        expect(state.deliveredUnits).toBeGreaterThanOrEqual(0);
        expect(state.orderedUnits).toBeGreaterThan(0);
        expect(state.unitPrice).toBeGreaterThan(0);
        if (state.receivedOn !== null) expect(state.receivedOn).toBeGreaterThan(state.orderedOn);
        if (state.receivedOn !== null) expect(state.receivedOn).toBeLessThanOrEqual(fate[event]!.on);
        if (state.promisedOn !== null) expect(isWeekend(state.promisedOn)).toBe(false);
      }
    }), { numRuns: 2000 });
  });

  it('is read by day: what is next comes later, and nothing changes before it', () => {
    fc.assert(fc.property(aFate, fc.nat(200), (fate, age) => {
      const day = fate[0]!.on + age;
      const now = stateOn(fate, day);
      const leftOn = statesOf(fate).at(-1)!.closedOn! + 31;
      expect(now === null).toBe(day >= leftOn);
      if (now) expect(now.nextOn).toBeGreaterThan(day);
      if (now) expect(stateOn(fate, now.nextOn - 1)).toEqual(now);
    }));
  });
});

describe('of many lines', () => {
  const fates = Array.from({ length: 6000 }, (_, number) => orderOf(world, number, world.firstOrderOn + (number % 26) * 7))
    .flatMap((order) => Array.from({ length: order.lines }, (_, place) => lineFate(world, order, place + 1)));
  const share = (has: (fate: Fate) => boolean) => fates.filter(has).length / fates.length;
  const sets = (fate: Fate, field: keyof LineState) => fate.slice(1).filter(({ set }) => field in set && !('item' in set)).length;
  const ends = (status: LineState['status']) => (fate: Fate) => statesOf(fate).at(-1)!.status === status;
  const falls = (fate: Fate) => statesOf(fate).some((state, place, all) => place > 0 && !('item' in fate[place]!.set) && state.deliveredUnits < all[place - 1]!.deliveredUnits);

  it.each<[event: string, has: (fate: Fate) => boolean, from: number, to: number]>([
    ['has its quantity changed', (fate) => sets(fate, 'orderedUnits') > 0, 0.02, 0.05],
    ['has its due date changed', (fate) => sets(fate, 'dueOn') > 0, 0.02, 0.05],
    ['has its price changed', (fate) => sets(fate, 'unitPrice') > 0, 0.02, 0.04],
    ['is cancelled', ends('Cancelled'), 0.015, 0.04],
    ['is closed short', ends('Closed short'), 0.01, 0.03],
    ['is over-delivered', (fate) => statesOf(fate).at(-1)!.deliveredUnits > statesOf(fate).at(-1)!.orderedUnits, 0.01, 0.03],
    ['has a booking reversed', falls, 0.005, 0.02],
    ['has its in-date corrected alone', (fate) => fate.some(({ set }) => 'receivedOn' in set && !('deliveredUnits' in set)), 0.005, 0.02],
    ['is left out for a night or two', (fate) => fate.some(({ set }) => set.hidden === true), 0.005, 0.02],
    ['has a receipt without in-date', (fate) => fate.some(({ set }) => set.receivedOn === null && !('item' in set)), 0.001, 0.01],
    ['gives its number to another item', (fate) => fate.filter(({ set }) => 'item' in set).length > 1, 0.0003, 0.003],
    ['has no due date', (fate) => fate[0]!.set.dueOn === null, 0.00005, 0.001],
    ['is closed by its last receipt', (fate) => fate.at(-1)!.set.status === 'Closed' && 'deliveredUnits' in fate.at(-1)!.set, 0.75, 0.95],
    ['has nothing but its orders, promises and receipts', (fate) => fate.slice(1).every(({ set }) => 'promisedOn' in set || 'status' in set), 0.8, 0.97],
  ])('one in so many %s', (_, has, from, to) => {
    expect(share(has)).toBeGreaterThan(from);
    expect(share(has)).toBeLessThan(to);
  });

  it('a number that is used again was out of the extract for more than a week', () => {
    const reused = fates.filter((fate) => fate.filter(({ set }) => 'item' in set).length > 1);
    for (const fate of reused) {
      const again = fate.findLastIndex(({ set }) => 'item' in set);
      expect(fate[again]!.on - (statesOf(fate)[again - 1]!.closedOn! + 30)).toBeGreaterThan(7);
    }
  });

  it('nearly none outlives the time before the first night', () => {
    expect(share((fate) => fate.at(-1)!.on - fate[0]!.on > 150)).toBeLessThan(0.002);
  });
});
