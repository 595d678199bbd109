import { describe, expect, it } from 'vitest';
import type { InboxProposal } from '../../shared/contracts/inbox.js';
import { afterAnswers, confirmations, editsOn, inRequests, isWhole, marksOf, proposalsOf, rowAfter, rowBeside, withMore, type Inbox } from '../../web/src/inbox/inbox-state.js';

const proposal = (id: number, but: Partial<InboxProposal> = {}): InboxProposal => ({
  id, part: 1, parts: 1, qty: 100, readyOn: '2026-12-01', arriveOn: '2026-12-01', windowFromOn: null, windowToOn: null, confidence: 0.5, rule: 'due-date', because: { code: 'due-date', facts: {} },
  sampleSize: 0, madeOn: '2026-11-20', version: 1, lineId: id, supplierId: 1, poNumber: `PO-${id}`, lineNumber: '10', itemCode: 'X', itemName: null, uom: 'EA', dueOn: '2026-12-01', ...but,
});

const inbox = (ids: readonly number[], total = ids.length): Inbox => ({
  today: '2026-11-21', open: total, recent: [],
  groups: [{ supplierId: 1, supplierCode: 'S1', supplierName: 'One', open: total, answered: 0, sections: [{ window: 'later', total, proposals: ids.map((id) => proposal(id)) }] }],
});

const answered = (...ids: number[]) => ids.map((id) => ({ proposalId: id, lineId: id, outcome: 'accepted' as const, batchId: id, readyOn: '2026-12-01', qty: 100, source: 'supplier-confirmed' as const }));
const refused = (id: number, current: InboxProposal[]) => ({ proposalId: id, lineId: id, poNumber: `PO-${id}`, lineNumber: '10', why: 'superseded' as const, current });

describe('confirming', () => {
  it('says of the exceptions what is different, and nothing else', () => {
    const edits = new Map([[2, { readyOn: '2026-12-24', qty: 100 }], [3, { readyOn: '2026-12-01', qty: 60 }], [4, { readyOn: '2026-12-01', qty: 100.00001 }]]);
    expect(confirmations([1, 2, 3, 4].map((id) => proposal(id)), edits).map(({ answer }) => answer))
      .toEqual([{ kind: 'accept' }, { kind: 'change', readyOn: '2026-12-24' }, { kind: 'change', qty: 60 }, { kind: 'accept' }]);
  });

  it('goes in as few requests as are taken', () => {
    const answers = confirmations([1, 2, 3, 4, 5].map((id) => proposal(id)), new Map());
    expect(inRequests(answers, 2).map((one) => one.length)).toEqual([2, 2, 1]);
    expect(inRequests([], 2)).toEqual([]);
  });
});

describe('exceptions that were not sent', () => {
  const edit = (version = 1) => ({ readyOn: '2026-12-24', qty: 60, version, poNumber: 'PO', lineNumber: '10' });
  const edits = new Map([[1, edit()], [2, edit()], [3, edit()]]);

  it('stand where their proposals stand, and are told where those are gone', () => {
    const { standing, lost } = editsOn(edits, [proposal(1), proposal(2, { version: 3 })], true);
    expect([[...standing.keys()], lost.length]).toEqual([[1], 2]);
  });

  it('wait for proposals that were not read', () => {
    const { standing, lost } = editsOn(edits, [proposal(1)], false);
    expect([[...standing.keys()], lost]).toEqual([[1, 2, 3], []]);
    expect([isWhole(inbox([1, 2], 60)), isWhole(inbox([1, 2]))]).toEqual([false, true]);
  });
});

describe('after answers', () => {
  it('what was answered is gone and counted, what came back stands where it stood', () => {
    const after = afterAnswers(inbox([1, 2, 3, 4], 60), { answered: answered(1), superseded: [4], notAnswered: [refused(2, [proposal(9), proposal(10)])] });
    expect(proposalsOf(after.groups).map(({ id }) => id)).toEqual([9, 10, 3]);
    expect(after.groups[0]).toMatchObject({ open: 59, answered: 1 });
    expect(after.open).toBe(59);
  });

  it('what is proposed anew for two that came back stands there once', () => {
    const anew = [proposal(9), proposal(10)];
    const reply = { answered: [], superseded: [], notAnswered: [refused(1, anew), refused(2, anew)] };
    expect(proposalsOf(afterAnswers(inbox([1, 2]), reply).groups).map(({ id }) => id)).toEqual([9, 10]);
    expect([...marksOf(reply)]).toEqual([[9, 'superseded'], [10, 'superseded']]);
  });

  it('a supplier that answered all has no section left', () => {
    const after = afterAnswers(inbox([1, 2]), { answered: answered(1, 2), superseded: [], notAnswered: [] });
    expect(after.groups[0]).toMatchObject({ open: 0, answered: 2, sections: [] });
  });
});

describe('a section', () => {
  it('grows by what is not there yet', () => {
    const grown = withMore(inbox([1, 2], 4), { supplierId: 1, window: 'later' }, { proposals: [proposal(2), proposal(3)], total: 5 });
    expect(grown.groups[0]!.sections[0]).toMatchObject({ total: 5, proposals: [{ id: 1 }, { id: 2 }, { id: 3 }] });
  });
});

describe('the row with the focus', () => {
  it('is the next that stays, else the one before', () => {
    const ids = [1, 2, 3, 4];
    expect([rowAfter(ids, 2, new Set([2])), rowAfter(ids, 2, new Set([2, 3, 4])), rowAfter(ids, 1, new Set(ids)), rowAfter(ids, 2, new Set())]).toEqual([3, 1, null, 2]);
  });

  it('moves by keys and stays within the list', () => {
    expect(['ArrowDown', 'k', 'Home', 'End', 'PageDown', 'q'].map((key) => rowBeside([1, 2, 3], 2, key))).toEqual([3, 1, 1, 3, 3, undefined]);
    expect([rowBeside([1, 2], 1, 'ArrowUp'), rowBeside([], 1, 'ArrowDown')]).toEqual([1, undefined]);
  });
});
