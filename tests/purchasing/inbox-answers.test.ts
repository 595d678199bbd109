import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProposalAnswer } from '../../shared/contracts/inbox.js';
import { BusinessSettings } from '../../shared/contracts/settings.js';
import { addDays } from '../../shared/dates.js';
import { sumQty, toUnits } from '../../shared/quantities.js';
import type { Act, ChangeableLine } from '../../functions/purchasing/change-line.js';
import { answerLine, type Answering, type Asked } from '../../functions/purchasing/inbox/answer-proposals.js';
import { progressOf } from '../../functions/purchasing/inbox/days-to-answer.js';
import { windowOf, windowsOn } from '../../functions/purchasing/inbox/inbox-windows.js';
import { quietUntil, withoutRefused } from '../../functions/purchasing/inbox/refused-dates.js';
import { factsBefore, undoLine, type AnswerRow } from '../../functions/purchasing/inbox/undo-answers.js';
import { blankLine, type PoLine } from '../../functions/purchasing/line-baseline.js';
import { settleLine } from '../../functions/purchasing/settle-line.js';

const act: Act = { userId: 1, at: '2026-11-21T03:00:00.000Z', today: '2026-11-21', policy: BusinessSettings.parse({}) };
const answering: Answering = { source: 'supplier-confirmed', reason: { code: 'proposal-accepted', acceptable: false }, note: null, shift: null, act };

type Proposal = Asked['proposal'];
const proposal = (id: number, qty: number, inDays: number): Proposal => ({
  id, lineId: 1, supplierId: 1, runId: 1, madeOn: '2026-11-20', part: id, parts: 3, qty, readyOn: addDays(act.today, inDays), arriveOn: addDays(act.today, inDays + 5), windowFromOn: null, windowToOn: null,
  confidence: 0.5, rule: 'due-date', because: '{}', pool: null, sampleSize: 0, promisedOn: null, status: 'open', endedOn: null, answeredAt: null, answeredBy: null, outcome: null, outcomeOn: null, version: 1,
});

function known(proposals: readonly Proposal[], but: Partial<PoLine> = {}): ChangeableLine {
  const baseline = { orderedQty: 100, deliveredQty: 0, dueOn: '2026-12-20', promisedOn: null, erpState: 'open' } as never;
  const parties = { supplierId: 1, itemId: 1, transitDays: 5, supplierUnmapped: false, itemUnmapped: false };
  const blank = blankLine({ dueOn: '2026-12-20', promisedOn: null } as never, baseline, parties, { runId: 1, businessOn: '2026-11-01', at: '2026-11-01T03:00:00.000Z', generation: 1 });
  const line = { ...blank, id: 1, ...but };
  return { line: { ...line, ...settleLine(line, [], { transitDays: 5, policy: act.policy }) }, open: [], transitDays: 5, movedLaterOn: [], milestones: {}, proposals };
}

const quantity = fc.integer({ min: 1, max: 1_500_000 }).map((units) => units / 10_000);
const day = fc.integer({ min: -10, max: 90 }).map((days) => addDays(act.today, days));
const anAnswer: fc.Arbitrary<ProposalAnswer> = fc.oneof(
  fc.constant({ kind: 'accept' as const }),
  fc.record({ kind: fc.constant('change' as const), readyOn: day, qty: quantity }), fc.record({ kind: fc.constant('change' as const), arriveOn: day }),
  fc.record({ kind: fc.constant('reject' as const), reason: fc.constant('capacity') }),
  fc.record({ kind: fc.constant('reject' as const), reason: fc.constant('capacity'), alternative: fc.record({ readyOn: day, qty: quantity }) }),
);
const parts = fc.tuple(fc.integer({ min: 1, max: 98 }), fc.integer({ min: 1, max: 98 })).filter(([a, b]) => a + b < 100)
  .map(([a, b]) => [proposal(1, a, 10), proposal(2, b, 20), proposal(3, 100 - a - b, 30)]);

describe('answers to the parts of a line', () => {
  it('never plan more than was ordered, leave no proposal for what is not left, and account for every one', () => {
    fc.assert(fc.property(parts, fc.array(anAnswer, { minLength: 1, maxLength: 3 }), (proposals, given) => {
      const { answered, notAnswered, change } = answerLine(known(proposals), given.map((answer, i) => ({ proposal: proposals[i]!, seenVersion: 1, answer })), answering);
      expect(answered.length + notAnswered.length).toBe(given.length);
      const planned = sumQty(answered.flatMap(({ batch }) => batch?.lines.map(({ qty }) => qty) ?? []));
      expect(toUnits(planned)).toBeLessThanOrEqual(toUnits(100));
      if (!change) return;
      expect(change.line).toMatchObject({ openBatchQty: planned, overAllocatedQty: 0, version: 2 });
      const gone = new Set([...answered.map(({ proposal: { id } }) => id), ...change.superseded.map(({ id }) => id)]);
      const waiting = sumQty(proposals.filter(({ id }) => !gone.has(id)).map(({ qty }) => qty));
      expect(toUnits(waiting)).toBeLessThanOrEqual(toUnits(change.line.unallocatedQty));
      for (const { batch } of answered) if (batch) expect([batch.arriveOn, batch.arriveOn! >= act.today]).toEqual([addDays(batch.readyOn!, 5), true]);
    }));
  });

  it.each([
    ['cancelled here', { stage: 'cancelled' }, 'line-cancelled'], ['closed in the ERP', { erpState: 'closed' }, 'line-closed'],
  ] as const)('make no batch on a line that was %s, whatever is allowed beyond the order', (_, but, why) => {
    const proposals = [proposal(1, 40, 10), proposal(2, 60, 20)];
    const given = (answer: ProposalAnswer) => answerLine(known(proposals, { ...but, overDeliveryAllowed: true }), [{ proposal: proposals[0]!, seenVersion: 1, answer }], answering);
    for (const answer of [{ kind: 'accept' }, { kind: 'reject', reason: 'capacity', alternative: { readyOn: '2026-12-01', qty: 5 } }] as const) expect(given(answer).notAnswered).toMatchObject([{ why }]);
    expect(given({ kind: 'reject', reason: 'capacity' }).answered).toMatchObject([{ outcome: 'rejected', batch: null }]);
  });

  it('taken back leave the line as it was', () => {
    fc.assert(fc.property(parts, anAnswer, fc.constantFrom<PoLine['statedReadyOn']>(null, '2026-12-01'), (proposals, answer, statedReadyOn) => {
      const before = known(proposals, { statedReadyOn });
      const { answered, change } = answerLine(before, [{ proposal: proposals[0]!, seenVersion: 1, answer }], answering);
      if (!change) return;
      const [one] = answered;
      const qty = one!.batch?.lines[0]!.qty ?? null;
      const row = { proposalId: 1, lineId: 1, batchId: one!.batch ? 7 : null, qty, factsBefore: JSON.stringify(factsBefore(before.line)), lineVersion: 2, lineVersionBefore: 1, answeredAt: act.at, undoneAt: null } as AnswerRow;
      const open = one!.batch ? [{ ...one!.batch, id: 70, batchId: 7, qty: qty!, state: 'confirmed' as const }] : [];
      const now = { ...before, line: { ...change.line, id: 1 }, open, proposals: proposals.slice(1).filter(({ id }) => !change.superseded.some((gone) => gone.id === id)) };
      const batches = one!.batch ? [{ id: 7, version: 1, arriveOn: one!.batch.arriveOn, lines: [{ id: 70, lineId: 1, qty: qty!, state: 'confirmed', version: 1 }] }] : [];
      const undo = undoLine({ rows: [row], known: now, batches, proposals: [proposals[0]!, ...proposals.filter(({ id }) => change.superseded.some((gone) => gone.id === id))] }, { ...act, at: '2026-11-21T03:09:00.000Z' });
      if (typeof undo === 'string') throw new Error(undo);
      const { version: _v, changedAt: _c, proposalReviewOn: _p, alertReviewOn: _a, ...facts } = undo.change.line;
      expect(before.line).toMatchObject(facts);
      expect(undo.change.superseded).toEqual([]);
    }));
  });

  it('are too late after ten minutes', () => {
    const row = { answeredAt: act.at, undoneAt: null, lineVersion: 1 } as AnswerRow;
    const given = { rows: [row], known: undefined, batches: [], proposals: [] };
    expect(undoLine(given, { ...act, at: '2026-11-21T03:10:00.001Z' })).toBe('too-late');
    expect(undoLine(given, { ...act, at: '2026-11-21T03:10:00.000Z' })).toBe('line-changed');
  });

  it('of closed lines and of versions that were not seen come back', () => {
    const asked = (but: Partial<Asked> = {}): Asked => ({ proposal: proposal(1, 50, 10), seenVersion: 1, answer: { kind: 'accept' }, ...but });
    const why = (line: ChangeableLine | undefined, one: Asked) => answerLine(line, [one], answering).notAnswered.map((not) => not.why);
    expect(why(undefined, asked())).toEqual(['line-closed']);
    expect(why(known([], { erpState: 'closed' }), asked())).toEqual(['line-closed']);
    expect(why(known([]), asked({ seenVersion: 3 }))).toEqual(['superseded']);
    expect(why(known([]), asked({ proposal: { ...proposal(1, 50, 10), status: 'accepted' } }))).toEqual(['answered']);
    expect(why(known([]), asked({ proposal: proposal(1, 50, -10) }))).toEqual(['date-passed']);
  });
});

describe('the windows of a day', () => {
  it('are ISO weeks, and hold every date once', () => {
    const windows = windowsOn('2026-11-21');
    expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-12-06', '2026-12-07', '2030-01-01'].map((on) => windowOf(on, windows)))
      .toEqual(['overdue', 'this-week', 'this-week', 'next-weeks', 'next-weeks', 'later', 'later']);
  });
});

describe('a refused date', () => {
  const refused = [{ arriveOn: '2026-12-01', rule: 'history', endedOn: '2026-11-20' }];

  it('is left alone for a week, on the same grounds', () => {
    const wanted = [{ arriveOn: '2026-12-08', rule: 'history' }, { arriveOn: '2026-12-09', rule: 'history' }, { arriveOn: '2026-12-01', rule: 'given-promise' }];
    expect(withoutRefused(wanted, refused)).toEqual(wanted.slice(1));
    expect([quietUntil(refused), quietUntil([])]).toEqual(['2026-11-27', null]);
  });
});

describe('the days to answer', () => {
  it('are the middle of all answers, however they are grouped', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 20 }), (days) => {
      const sorted = days.toSorted((a, b) => a - b);
      const expected = (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
      const answers = [...new Set(days)].map((one) => ({ supplierId: 1, madeOn: addDays('2026-11-01', -one), endedOn: '2026-11-01', n: days.filter((day2) => day2 === one).length }));
      const [progress] = progressOf({ suppliers: [{ id: 1, code: 'S', name: 'S' }], open: [{ supplierId: 1, open: 3, overdue: 1 }], answers });
      expect(progress).toMatchObject({ asked: days.length + 3, answered: days.length, open: 3, overdue: 1, daysToAnswer: { n: days.length, median: expected } });
    }));
  });
});
