import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateDelivery, leftOpen, type OpenBatchLine } from '../../functions/purchasing/allocate-delivery.js';
import { addDays } from '../../shared/dates.js';
import { sumQty, toUnits } from '../../shared/quantities.js';

const open = (but: Partial<OpenBatchLine> = {}): OpenBatchLine => ({ id: 1, batchId: 1, qty: 10, state: 'planned', readyOn: null, dispatchedOn: null, arriveOn: null, ...but });

const aQty = fc.integer({ min: 1, max: 1_000_000 }).map((units) => units / 10_000);
const aDate = fc.option(fc.integer({ min: 0, max: 30 }).map((days) => addDays('2026-03-02', days)));
const plans = fc.array(fc.record({
  qty: aQty, state: fc.constantFrom('planned' as const, 'confirmed' as const, 'dispatched' as const), readyOn: aDate, dispatchedOn: aDate, arriveOn: aDate,
}), { maxLength: 7 }).map((lines) => lines.map((line, i): OpenBatchLine => ({ ...line, id: i + 1, batchId: i + 1 })));

const rank = { dispatched: 0, confirmed: 1, planned: 2 };
const dateOf = ({ arriveOn, dispatchedOn, readyOn }: OpenBatchLine) => arriveOn ?? dispatchedOn ?? readyOn ?? '9999-12-31';
const comesFirst = (a: OpenBatchLine, b: OpenBatchLine) => rank[a.state] < rank[b.state] || (rank[a.state] === rank[b.state] && dateOf(a) < dateOf(b));

describe('a delivery is spent on what was planned', () => {
  it('dispatched before confirmed before planned, the oldest first', () => {
    const lines = [open({ id: 1, arriveOn: '2026-03-01' }), open({ id: 2, state: 'confirmed', arriveOn: '2026-05-01' }), open({ id: 3, state: 'dispatched', arriveOn: '2026-06-02' }), open({ id: 4, state: 'dispatched', readyOn: '2026-06-01' })];
    const { taken, rest } = allocateDelivery(35, lines);
    expect([taken.map(({ batchLine, qty, whole }) => [batchLine.id, qty, whole]), rest]).toEqual([[[4, 10, true], [3, 10, true], [2, 10, true], [1, 5, false]], 0]);
  });

  it('and what nobody had planned is left over', () => {
    expect(allocateDelivery(12.5, [open()])).toMatchObject({ rest: 2.5 });
    expect(allocateDelivery(12.5, [])).toEqual({ taken: [], rest: 12.5 });
  });

  it('nothing is counted twice: what is taken and the rest sum to the delivery', () => {
    fc.assert(fc.property(aQty, plans, (qty, lines) => {
      const { taken, rest } = allocateDelivery(qty, lines);
      expect(sumQty([...taken.map((part) => part.qty), rest])).toBe(qty);
      expect(new Set(taken.map(({ batchLine }) => batchLine.id)).size).toBe(taken.length);
      expect(taken.every((part) => part.qty > 0 && part.qty <= part.batchLine.qty && part.whole === (part.qty === part.batchLine.qty))).toBe(true);
    }));
  });

  it('a rest means that nothing is open, and what is left open that nothing rests', () => {
    fc.assert(fc.property(aQty, plans, (qty, lines) => {
      const { taken, rest } = allocateDelivery(qty, lines);
      const left = leftOpen(lines, taken);
      if (rest > 0) expect(left).toEqual([]);
      expect(toUnits(sumQty(left.map((line) => line.qty))) + toUnits(sumQty(taken.map((part) => part.qty)))).toBe(toUnits(sumQty(lines.map((line) => line.qty))));
    }));
  });

  it('nothing is touched while something that comes before it is still open', () => {
    fc.assert(fc.property(aQty, plans, (qty, lines) => {
      const { taken } = allocateDelivery(qty, lines);
      const stillOpen = leftOpen(lines, taken);
      for (const { batchLine } of taken) expect(stillOpen.filter((line) => comesFirst(line, batchLine))).toEqual([]);
    }));
  });

  it('two deliveries take what one of both would', () => {
    fc.assert(fc.property(aQty, aQty, plans, (first, second, lines) => {
      const once = leftOpen(lines, allocateDelivery(sumQty([first, second]), lines).taken);
      const between = leftOpen(lines, allocateDelivery(first, lines).taken);
      expect(leftOpen(between, allocateDelivery(second, between).taken)).toEqual(once);
    }));
  });
});
