import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeOn, type Moved } from '../../functions/purchasing/figures/net-delivered.js';
import { missedBy, promiseRecord, type PromisedLine } from '../../functions/purchasing/figures/promise-record.js';
import { addDays, daysBetween, type IsoDate } from '../../shared/dates.js';

const came = (movedOn: IsoDate, qty: number): Moved => ({ kind: 'delivery', movedOn, qty });

const aLine = (but: Partial<PromisedLine> = {}): PromisedLine => ({
  orderedQty: 100, openingQty: 0, erpState: 'open', status: 'planned', leftOn: null, promises: [{ knownOn: '2026-01-05', date: '2026-03-01' }], movements: [], ...but,
});

describe('the day on which a line was complete', () => {
  it.each<[string, Moved[], IsoDate | null]>([
    ['in one delivery', [came('2026-03-05', 100)], '2026-03-05'],
    ['in parts', [came('2026-03-05', 60), came('2026-03-09', 40)], '2026-03-09'],
    ['in parts that were seen in another order', [came('2026-03-09', 40), came('2026-03-05', 60)], '2026-03-09'],
    ['not yet', [came('2026-03-05', 99.9999)], null],
    ['came, went and came again', [came('2026-03-05', 100), { kind: 'correction', movedOn: '2026-03-07', qty: -40 }, came('2026-03-11', 40)], '2026-03-11'],
    ['and more than was ordered', [came('2026-03-05', 90), came('2026-03-06', 30)], '2026-03-06'],
  ])('%s', (_, movements, day) => expect(completeOn(movements, 100)).toBe(day));

  it('is the last on which the net reached what was ordered, whatever came and went', () => {
    const movement = fc.record({ kind: fc.constantFrom('delivery' as const, 'correction' as const), movedOn: fc.integer({ min: 0, max: 20 }).map((day) => addDays('2026-03-01', day)), size: fc.integer({ min: 1, max: 60 }) })
      .map(({ kind, movedOn, size }): Moved => ({ kind, movedOn, qty: kind === 'delivery' ? size : -size }));
    fc.assert(fc.property(fc.array(movement, { maxLength: 8 }), (movements) => {
      const netOn = (day: IsoDate) => movements.filter(({ movedOn }) => movedOn <= day).reduce((sum, { qty }) => sum + qty, 0);
      const day = completeOn(movements, 40);
      if (day === null) expect(netOn('2099-01-01')).toBeLessThan(40);
      else expect([...new Set(movements.map(({ movedOn }) => movedOn))].filter((on) => on >= day && netOn(on) < 40)).toEqual([]);
    }));
  });
});

describe('how a line kept its promises', () => {
  const promises = [{ knownOn: '2026-01-05', date: '2026-03-01' }, { knownOn: '2026-02-20', date: '2026-03-10' }, { knownOn: '2026-03-08', date: '2026-03-20' }, { knownOn: '2026-03-25', date: '2026-03-18' }];
  const record = promiseRecord(aLine({ promises, movements: [came('2026-03-18', 100)] }));

  it('holds the day against the first, the last and the standing promises', () => {
    expect(record).toMatchObject({ state: 'complete', actualOn: '2026-03-18', promised: { 'first': '2026-03-01', 'last': '2026-03-20', 'standing-14': '2026-03-10', 'standing-7': '2026-03-20' } });
    expect([missedBy(record, 'first'), missedBy(record, 'last'), missedBy(record, 'standing-14')]).toEqual([17, -2, 8]);
  });

  it('does not count what was said once the day was known', () => expect(record.pushes).toBe(2));

  it('has nothing standing before the first promise, or after one that was taken back', () => {
    const late = promiseRecord(aLine({ promises: [{ knownOn: '2026-03-15', date: '2026-03-18' }], movements: [came('2026-03-18', 100)] }));
    expect(late.promised).toMatchObject({ 'first': '2026-03-18', 'standing-14': null, 'standing-7': null });
    const taken = promiseRecord(aLine({ promises: [{ knownOn: '2026-01-05', date: '2026-03-01' }, { knownOn: '2026-02-01', date: null }], movements: [came('2026-03-18', 100)] }));
    expect(taken.promised).toMatchObject({ 'last': '2026-03-01', 'standing-7': null });
  });

  it('says what it is where it is not complete', () => {
    const state = (but: Partial<PromisedLine>) => promiseRecord(aLine(but)).state;
    expect([state({}), state({ movements: [came('2026-03-05', 20)] }), state({ erpState: 'closed', movements: [came('2026-03-05', 20)] }), state({ openingQty: 10 }), state({ erpState: 'cancelled' })])
      .toEqual(['open', 'open', 'short', 'opening', 'cancelled']);
  });

  it('is measured by what stood on each day, looked up one by one', () => {
    const day = fc.integer({ min: 0, max: 80 }).map((days) => addDays('2026-01-01', days));
    const anyPromises = fc.array(fc.record({ knownOn: day, date: fc.option(day, { freq: 4 }) }), { maxLength: 6 }).map((all) => all.toSorted((a, b) => (a.knownOn < b.knownOn ? -1 : a.knownOn > b.knownOn ? 1 : 0)));
    fc.assert(fc.property(anyPromises, day, (given, on) => {
      const { promised } = promiseRecord(aLine({ promises: given, movements: [came(on, 100)] }));
      for (const [measure, days] of [['standing-14', 14], ['standing-7', 7]] as const) {
        let stands: IsoDate | null = null;
        for (const one of given) if (daysBetween(one.knownOn, on) >= days) stands = one.date;
        expect(promised[measure]).toBe(stands);
      }
    }));
  });
});
