import { beforeAll, describe, expect, it } from 'vitest';
import type { Kind } from '../../../functions/integrations/erp/demo/behaviours.js';
import { behaviourOf, suppliersOf } from '../../../functions/integrations/erp/demo/suppliers.js';
import { addDays, daysBetween } from '../../../shared/dates.js';
import { groupBy } from '../../../shared/group-by.js';
import { anErp, historiesOf, isOpen, movesOf, nightsOfErp, type Seen } from './an-erp.js';

const seed = 3;
/** Lines that were watched from their order to their end, by the behaviour of their supplier. */
let lived: Map<Kind, Seen[][]>;

beforeAll(async () => {
  const nights = await nightsOfErp(anErp({ seed, lines: 700, historyDays: 29 }), 150);
  const [first, last] = [[...nights.keys()][0]!, [...nights.keys()].at(-1)!];
  const watched = historiesOf(nights).filter(([seen]) => String(seen!.line.orderedOn) > first && String(seen!.line.dueOn) < addDays(last, -60));
  lived = groupBy(watched.filter((history) => !isOpen(history.at(-1)!.line)), (history) => behaviourOf(seed, String(history[0]!.line.supplierCode)));
});

const firstReceipt = (history: Seen[]) => history.find(({ line }) => Number(line.deliveredQty) > 0 && line.receivedOn)?.line.receivedOn;
const firstPromise = (history: Seen[]) => history.find(({ line }) => line.promisedOn)?.line.promisedOn;

function lateness(kind: Kind, basis: (history: Seen[]) => unknown): { median: number; spread: number } {
  const days = lived.get(kind)!.flatMap((history) => {
    const [due, received] = [basis(history), firstReceipt(history)];
    return due && received ? daysBetween(String(due), String(received)) : [];
  }).sort((a, b) => a - b);
  const at = (share: number) => days[Math.floor(days.length * share)]!;
  expect(days.length).toBeGreaterThan(50);
  return { median: at(0.5), spread: at(0.9) - at(0.1) };
}

const mean = (kind: Kind, measure: (history: Seen[]) => number) => {
  const values = lived.get(kind)!.map(measure);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};

const receipts = (kind: Kind) => mean(kind, (history) => movesOf(history, 'deliveredQty', (from, to) => Number(to) > Number(from)));
const pushes = (kind: Kind) => mean(kind, (history) => movesOf(history, 'promisedOn', (from, to) => from !== null && String(to) > String(from)));

describe('a supplier who is', () => {
  it('punctual delivers about when it promised, once, and leaves its promise alone', () => {
    const { median, spread } = lateness('punctual', firstPromise);
    expect(Math.abs(median)).toBeLessThanOrEqual(2);
    expect(spread).toBeLessThanOrEqual(10);
    expect(receipts('punctual')).toBeLessThan(1.2);
    expect(pushes('punctual')).toBeLessThan(0.1);
  });

  it('drifting delivers weeks after its first promise and pushes it once to three times', () => {
    expect(lateness('drifting', firstPromise).median).toBeGreaterThanOrEqual(8);
    expect(pushes('drifting')).toBeGreaterThan(1);
    expect(pushes('drifting')).toBeLessThan(3);
  });

  it('splitting delivers on time in two to four receipts, one to two weeks apart', () => {
    expect(Math.abs(lateness('splits', firstPromise).median)).toBeLessThanOrEqual(3);
    expect(receipts('splits')).toBeGreaterThan(2);
    expect(receipts('splits')).toBeLessThan(4);
    const gaps = lived.get('splits')!.flatMap((history) => {
      const on = [...new Set(history.flatMap(({ line }) => (line.receivedOn ? String(line.receivedOn) : [])))];
      return on.slice(1).map((date, place) => daysBetween(on[place]!, date));
    }).sort((a, b) => a - b);
    expect(gaps[Math.floor(gaps.length * 0.1)]).toBeGreaterThanOrEqual(6);
    expect(gaps[Math.floor(gaps.length * 0.9)]).toBeLessThanOrEqual(17);
  });

  it('silent says little, never takes it back, and delivers far around the due date', () => {
    const silent = lived.get('silent')!;
    expect(silent.filter((history) => !firstPromise(history)).length).toBeGreaterThan(silent.length * 0.4);
    expect(pushes('silent')).toBeLessThan(0.1);
    const { median, spread } = lateness('silent', ([first]) => first!.line.dueOn);
    expect(median).toBeGreaterThan(2);
    expect(spread).toBeGreaterThan(20);
  });
});

describe('the suppliers of a seed', () => {
  it('are of all four kinds', () => {
    expect(new Set(suppliersOf(seed).map(({ code }) => behaviourOf(seed, code)))).toEqual(new Set(['punctual', 'drifting', 'splits', 'silent']));
  });

  it('behave differently under another seed, under the same names', () => {
    const [one, other] = [suppliersOf(1), suppliersOf(2)];
    expect(one.map(({ name }) => name)).toEqual(other.map(({ name }) => name));
    expect(one.map(({ behaviour }) => behaviour)).not.toEqual(other.map(({ behaviour }) => behaviour));
    expect(one.map(({ makes }) => makes)).not.toEqual(other.map(({ makes }) => makes));
  });

  it('are found by their code only', () => {
    expect(() => behaviourOf(1, 'nobody')).toThrow(RangeError);
  });
});
