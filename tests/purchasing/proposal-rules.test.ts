import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggest, type Situation } from '../../functions/purchasing/proposal-rules.js';
import { poolOf } from '../../functions/purchasing/receipt-pools.js';
import type { ReviewedLine } from '../../functions/purchasing/reviewed-line.js';
import { addDays } from '../../shared/dates.js';
import { toUnits } from '../../shared/quantities.js';
import { tell } from '../../shared/sentences/tell.js';

const today = '2026-03-02';
const line: ReviewedLine = {
  id: 1, version: 1, supplierId: 1, itemId: 1, itemCode: 'BOLT-M8', itemFamily: 'BOLTS', uom: 'EA', orderedOn: '2026-01-05', dueOn: '2026-06-30', originalDueOn: '2026-06-30', promisedOn: null,
  firstSeenOn: '2026-01-06', firstPromisedOn: null, lastPushedTo: null, pushCount: 0, deliveredQty: 0, receivedOn: null, lastReceiptOn: null, receiptCount: 0, unallocatedQty: 100, openBatchQty: 0,
  readyQty: 0, readySinceOn: null, statedOn: null, statedSource: null, statedArrivalOn: null, statedReadyOn: null, missingSinceOn: null, archivedOn: null,
};
const situation = (but: Partial<ReviewedLine>, dispatchedQty = 0): Situation =>
  ({ line: { ...line, ...but }, dispatchedQty, pools: (['supplier-item', 'supplier-family', 'supplier', 'all'] as const).map((name) => poolOf(name, [], { today, baselineOn: '2026-01-06' })), packing: { moq: null, multiple: null, decimals: 0 }, transitDays: 7, today, baselineOn: '2026-01-06' });

describe('what is proposed without history', () => {
  it.each<[Partial<ReviewedLine>, string, string]>([
    [{ promisedOn: '2026-06-10' }, '2026-06-10', 'There is too little history: the promised date 2026-06-10 stands in.'],
    [{ promisedOn: '2026-06-30' }, '2026-06-30', 'There is too little history: the promised date 2026-06-30 stands in.'],
    [{ promisedOn: '2026-02-20' }, '2026-03-09', 'The promised date 2026-02-20 has passed and there is too little history: a week from the day of the proposal stands in.'],
    [{}, '2026-06-30', 'Nobody promised a date and there is too little history: the due date 2026-06-30 stands in.'],
    [{ dueOn: today }, '2026-03-09', 'Nobody promised a date, the due date 2026-03-02 has passed and there is too little history: a week from the day of the proposal stands in.'],
  ])('says which date it follows: %j', (but, arriveOn, sentence) => {
    const [one] = suggest(situation(but));
    expect(one).toMatchObject({ arriveOn, qty: 100, rule: 'due-date' });
    expect(tell(one!.because, 'en')).toBe(sentence);
    expect(tell(one!.because, 'zh-CN')).toContain(but.promisedOn ?? but.dueOn ?? line.dueOn);
  });

  it('sums to what is not allocated, after today, ready goods first', () => {
    const day = fc.integer({ min: -60, max: 200 }).map((n) => addDays(today, n));
    const cents = fc.integer({ min: 1, max: 5_000_000 }).map((n) => n / 100);
    fc.assert(fc.property(cents, fc.nat({ max: 2_000_000 }), fc.option(day), day, fc.option(day), (unallocatedQty, ready, promisedOn, dueOn, readySinceOn) => {
      const suggestions = suggest(situation({ unallocatedQty, readyQty: ready / 100, promisedOn, dueOn, readySinceOn }));
      expect(suggestions.reduce((sum, { qty }) => sum + toUnits(qty), 0)).toBe(toUnits(unallocatedQty));
      expect(suggestions.every(({ arriveOn }) => arriveOn > today)).toBe(true);
      if (ready > 0 && readySinceOn) expect(suggestions[0]!.rule).toBe('ready-goods');
    }));
  });
});
