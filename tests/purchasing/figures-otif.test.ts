import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeOrder, judgeOtif, type OtifLine, type OtifPolicy } from '../../functions/purchasing/figures/judge-otif.js';
import type { Moved } from '../../functions/purchasing/figures/net-delivered.js';
import type { OtifVerdict } from '../../shared/contracts/otif-words.js';
import { addDays, daysBetween, type IsoDate } from '../../shared/dates.js';

const strict: OtifPolicy = { basis: 'original-due', daysEarly: null, daysLate: 0, tolerance: 0 };
const promise: OtifPolicy = { basis: 'first-promise', daysEarly: 7, daysLate: 0, tolerance: 0 };
const ghsc: OtifPolicy = { basis: 'agreed', daysEarly: 14, daysLate: 7, tolerance: 0 };

const came = (movedOn: IsoDate, qty: number): Moved => ({ kind: 'delivery', movedOn, qty });
const corrected = (movedOn: IsoDate, qty: number): Moved => ({ kind: 'correction', movedOn, qty });

/** 100 pieces, due on 10 March, promised for the 12th; a test states only what matters. */
function aLine({ movements = [], ...but }: Partial<OtifLine> = {}): OtifLine {
  const deliveredQty = movements.reduce((sum, { qty }) => sum + qty, 0);
  return {
    orderedQty: 100, deliveredQty, openingQty: 0, erpState: deliveredQty >= 100 ? 'closed' : 'open', status: 'planned', originalDueOn: '2026-03-10', firstPromisedOn: '2026-03-12',
    firstConfirmedOn: null, agreedOn: null, movements, ...but,
  };
}

const today = '2026-04-30';
const verdicts = (line: OtifLine, on = today) => [strict, promise, ghsc].map((policy) => judgeOtif(line, policy, on).verdict);

/** The six lines of docs/figures.md, with their answers there. */
const worked: [name: string, line: OtifLine, strict: OtifVerdict, promise: OtifVerdict, ghsc: OtifVerdict][] = [
  ['A: whole, on the due date', aLine({ movements: [came('2026-03-10', 100)] }), 'on-time-in-full', 'on-time-in-full', 'on-time-in-full'],
  ['B: 60 on the due date, 40 two days later', aLine({ movements: [came('2026-03-10', 60), came('2026-03-12', 40)] }), 'on-time-not-in-full', 'on-time-in-full', 'on-time-in-full'],
  ['C: whole, ten days late', aLine({ movements: [came('2026-03-20', 100)] }), 'late-not-in-full', 'late-not-in-full', 'late-not-in-full'],
  ['D: whole, three weeks early', aLine({ movements: [came('2026-02-17', 100)] }), 'on-time-in-full', 'late-in-full', 'late-in-full'],
  ['E: closed short with 95', aLine({ movements: [came('2026-03-09', 95)], erpState: 'closed' }), 'on-time-not-in-full', 'on-time-not-in-full', 'on-time-not-in-full'],
  ['F: agreed for the 24th by an acceptable reason, whole on the 30th', aLine({ movements: [came('2026-03-30', 100)], agreedOn: '2026-03-24' }), 'late-not-in-full', 'late-not-in-full', 'on-time-in-full'],
];

describe('the worked lines', () => {
  it.each(worked)('%s', (_, line, ...answers) => expect(verdicts(line)).toEqual(answers));
});

describe('a line under a policy', () => {
  const judged = (but: Partial<OtifLine>, policy = strict, on = today) => judgeOtif(aLine(but), policy, on);

  it('is undecided until its window has closed, even when all is there', () => {
    const all = { movements: [came('2026-03-01', 100)] };
    expect([judged(all, strict, '2026-03-10').verdict, judged(all, strict, '2026-03-11').verdict]).toEqual(['undecided', 'on-time-in-full']);
    expect([judged(all, ghsc, '2026-03-17').verdict, judged(all, ghsc, '2026-03-18').verdict]).toEqual(['undecided', 'on-time-in-full']);
  });

  it('is judged once: what comes after the window changes nothing', () => {
    const first = [came('2026-03-09', 50)];
    for (const later of [[], [came('2026-03-11', 50)], [corrected('2026-03-11', -50)]]) {
      expect(judged({ movements: [...first, ...later], erpState: 'open' }).verdict).toBe('on-time-not-in-full');
    }
  });

  it('is net: a correction within the window counts, one after it does not', () => {
    expect(judged({ movements: [came('2026-03-05', 100), corrected('2026-03-10', -10)], erpState: 'open' }).verdict).toBe('on-time-not-in-full');
    expect(judged({ movements: [came('2026-03-05', 100), corrected('2026-03-11', -10)], erpState: 'open' }).verdict).toBe('on-time-in-full');
    expect(judged({ movements: [came('2026-03-05', 100), corrected('2026-03-11', -10)], erpState: 'closed' }).verdict).toBe('on-time-not-in-full');
  });

  it('may lack as much as the policy tolerates', () => {
    const policy = { ...strict, tolerance: 0.05 };
    expect(judged({ movements: [came('2026-03-09', 95)], erpState: 'closed' }, policy).verdict).toBe('on-time-in-full');
    expect(judged({ movements: [came('2026-03-09', 94.9999)], erpState: 'closed' }, policy).verdict).toBe('on-time-not-in-full');
  });

  it('leaves out openings, cancelled lines and lines without the date that is asked for', () => {
    expect(judged({ openingQty: 30, movements: [came('2026-03-01', 70)] }).verdict).toBe('opening');
    expect([judged({ erpState: 'cancelled' }).verdict, judged({ status: 'cancelled' }).verdict, judged({ orderedQty: 0 }).verdict]).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(judged({ firstPromisedOn: null }, promise).verdict).toBe('no-date');
  });

  it('takes the first confirmed date where the ERP never promised', () => {
    expect(judged({ firstPromisedOn: null, firstConfirmedOn: '2026-03-20', movements: [came('2026-03-18', 100)] }, promise)).toMatchObject({ verdict: 'on-time-in-full', basisOn: '2026-03-20' });
  });

  it('says why', () => {
    expect(judged({ movements: [came('2026-03-20', 100)] }).because).toEqual({ code: 'otif-late', facts: { cameOn: '2026-03-20', untilOn: '2026-03-10', days: 10 } });
    expect(judged({}).because.code).toBe('otif-nothing');
    expect(judged({ movements: [came('2026-02-17', 100)] }, ghsc).because).toEqual({ code: 'otif-early', facts: { cameOn: '2026-02-17', fromOn: '2026-02-24', deliveredQty: 100, orderedQty: 100 } });
  });
});

/** Asks every day of the window, and adds up in plain numbers: slow, and too simple to be wrong. */
function bruteForce(line: OtifLine, policy: OtifPolicy, on: IsoDate): OtifVerdict {
  if (line.erpState === 'cancelled' || line.status === 'cancelled' || line.orderedQty === 0) return 'cancelled';
  if (line.openingQty !== 0) return 'opening';
  const basis = { 'original-due': line.originalDueOn, 'agreed': line.agreedOn ?? line.originalDueOn, 'first-promise': line.firstPromisedOn ?? line.firstConfirmedOn }[policy.basis];
  if (basis === null) return 'no-date';
  const days: IsoDate[] = [];
  for (let day = -(policy.daysEarly ?? 400); day <= policy.daysLate; day++) days.push(addDays(basis, day));
  const last = days.at(-1)!;
  if (daysBetween(on, last) >= 0) return 'undecided';
  const isOnTime = days.some((day) => line.movements.some(({ kind, movedOn }) => kind === 'delivery' && movedOn === day));
  let net = 0;
  for (const { movedOn, qty } of line.movements) if (daysBetween(movedOn, last) >= 0) net += Math.round(qty * 10_000);
  const needed = Math.round(line.orderedQty * 10_000) - Math.round(Math.round(line.orderedQty * 10_000) * policy.tolerance);
  const isShort = line.erpState === 'closed' && Math.round(line.deliveredQty * 10_000) < needed;
  const isFull = net >= needed && !isShort;
  return isOnTime ? (isFull ? 'on-time-in-full' : 'on-time-not-in-full') : isFull ? 'late-in-full' : 'late-not-in-full';
}

const aDay = fc.integer({ min: -60, max: 60 }).map((days) => addDays('2026-03-10', days));
const aQty = fc.oneof(fc.constantFrom(10, 25, 50, 100), fc.integer({ min: 1, max: 1_500_000 }).map((units) => units / 10_000));
const movements = fc.array(fc.oneof(fc.record({ kind: fc.constant('delivery' as const), movedOn: aDay, qty: aQty }), fc.record({ kind: fc.constant('correction' as const), movedOn: aDay, qty: aQty.map((qty) => -qty) })), { maxLength: 6 });
const anyLine = fc.record({
  orderedQty: fc.oneof(fc.constantFrom(100, 50, 0), aQty), openingQty: fc.constantFrom(0, 0, 0, 0, 5), erpState: fc.constantFrom('open' as const, 'open' as const, 'closed' as const, 'cancelled' as const),
  status: fc.constantFrom('planned' as const, 'part-delivered' as const, 'cancelled' as const), originalDueOn: aDay, firstPromisedOn: fc.option(aDay), firstConfirmedOn: fc.option(aDay), agreedOn: fc.option(aDay), movements,
}).map((line): OtifLine => ({ ...line, deliveredQty: line.movements.reduce((sum, { qty }) => sum + Math.round(qty * 10_000), 0) / 10_000 }));
const anyPolicy = fc.record({
  basis: fc.constantFrom('original-due' as const, 'first-promise' as const, 'agreed' as const), daysEarly: fc.option(fc.integer({ min: 0, max: 30 })), daysLate: fc.integer({ min: 0, max: 30 }), tolerance: fc.constantFrom(0, 0, 0.05, 0.1),
});

describe('any line under any policy on any day', () => {
  it('is judged as by brute force', () => {
    fc.assert(fc.property(anyLine, anyPolicy, aDay, (line, policy, on) => { expect(judgeOtif(line, policy, on).verdict).toBe(bruteForce(line, policy, on)); }), { numRuns: 3_000 });
  });

  it('keeps its verdict once it has one', () => {
    fc.assert(fc.property(anyLine, anyPolicy, aDay, fc.integer({ min: 0, max: 90 }), (line, policy, on, more) => {
      const { verdict } = judgeOtif(line, policy, on);
      if (verdict !== 'undecided') expect(judgeOtif(line, policy, addDays(on, more)).verdict).toBe(verdict);
    }));
  });
});

describe('an order', () => {
  const of = (...parts: OtifVerdict[]) => judgeOrder(parts.map((verdict, i) => ({ verdict, basisOn: `2026-03-1${i}` })));

  it.each<[OtifVerdict[], OtifVerdict]>([
    [['on-time-in-full', 'on-time-in-full'], 'on-time-in-full'],
    [['on-time-in-full', 'on-time-not-in-full'], 'on-time-not-in-full'],
    [['on-time-in-full', 'late-in-full'], 'late-in-full'],
    [['on-time-not-in-full', 'late-in-full'], 'late-not-in-full'],
    [['late-not-in-full', 'undecided'], 'undecided'],
    [['on-time-in-full', 'opening'], 'opening'],
    [['on-time-in-full', 'cancelled'], 'on-time-in-full'],
    [['cancelled', 'cancelled'], 'cancelled'],
  ])('of lines that are %j is %s', (parts, verdict) => expect(of(...parts).verdict).toBe(verdict));

  it('belongs to the day of its last line', () => expect(of('on-time-in-full', 'on-time-in-full').basisOn).toBe('2026-03-11'));
});
