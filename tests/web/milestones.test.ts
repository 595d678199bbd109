import { describe, expect, it } from 'vitest';
import { emptySheet, onVersions, pastedChanges, readSheet, withChanges, withoutFaults } from '../../web/src/milestones/edit-sheet.js';
import { readDate, readQty } from '../../web/src/milestones/typed-values.js';
import { emptyDraft, faultsByRow, updateOf } from '../../web/src/milestones/update-draft.js';

const today = '2026-11-21';

describe('a date as it is typed', () => {
  it.each([
    ['2026-12-01', '2026-12-01'], ['2026/12/1', '2026-12-01'], ['20261201', '2026-12-01'], ['1.12.2026', '2026-12-01'], [' 2026-12-01 ', '2026-12-01'],
    ['12-24', '2026-12-24'], ['1-5', '2027-01-05'], ['11-20', '2026-11-20'], ['6-1', '2026-06-01'], ['+7', '2026-11-28'], ['-1', '2026-11-20'], ['+ 30', '2026-12-21'],
  ])('%s means %s', (typed, date) => expect(readDate(typed, today)).toBe(date));

  it.each(['', 'soon', '2026-02-30', '13-01', '01/12/2026', '12/1', '2026', '+9999', '7'])('%j means none', (typed) => expect(readDate(typed, today)).toBeNull());
});

describe('a quantity as it is typed', () => {
  it.each([['1200', 1200], ['1,200', 1200], ['1 200', 1200], ['1,234,567.5', 1234567.5], ['12.5', 12.5], ['12,5', 12.5], ['0', 0], ['0.0001', 0.0001]])('%s means %d', (typed, qty) => expect(readQty(typed)).toBe(qty));

  it.each(['', 'x', '-1', '1.00001', '1e3', '12,34,5', '999999999999'])('%j means none', (typed) => expect(readQty(typed)).toBeNull());
});

const line = { id: 7, version: 3, changedAt: '2026-11-20T03:00:00.000Z', poNumber: 'PO-1', lineNumber: '10' };
const other = { ...line, id: 8, lineNumber: '20' };

describe('what was typed of a line', () => {
  const asExpeditor = { today, choosesSource: true };

  it('becomes an update', () => {
    const draft = { ...emptyDraft, source: 'expeditor-estimate', milestone: 'expected-arrival', date: '+10', readyQty: '1,5', reason: 'capacity', note: ' late ' } as const;
    expect(updateOf(line, draft, asExpeditor)).toEqual({
      update: { id: 7, version: 3, source: 'expeditor-estimate', milestone: 'expected-arrival', date: '2026-12-01', ready: { qty: 1.5, readyOn: today }, reason: 'capacity', note: 'late' },
    });
  });

  it('says nothing but the silence where nobody answered', () => {
    const draft = { ...emptyDraft, source: 'no-response', milestone: 'expected-arrival', date: 'left over', readyQty: '5' } as const;
    expect(updateOf(line, draft, asExpeditor)).toEqual({ update: { id: 7, version: 3, source: 'no-response', milestone: 'expected-arrival' } });
  });

  it('lacks what it lacks, field by field', () => {
    const codes = (draft: Partial<typeof emptyDraft>, choosesSource = true) => {
      const read = updateOf(line, { ...emptyDraft, ...draft }, { today, choosesSource });
      return 'faults' in read ? Object.fromEntries(Object.entries(read.faults).map(([field, { code }]) => [field, code])) : null;
    };
    expect(codes({})).toEqual({ source: 'source-missing', reason: 'reason-missing', milestone: 'nothing-said' });
    expect(codes({ milestone: 'dispatched', reason: 'other' }, false)).toEqual({ date: 'date-missing' });
    expect(codes({ milestone: 'dispatched', date: 'soon', readyQty: '0', readyOn: 'x', reason: 'other' }, false)).toEqual({ date: 'date-unreadable', readyQty: 'quantity-unreadable', readyOn: 'date-unreadable' });
    expect(codes({ readyQty: '0', isCorrection: true, reason: 'other' }, false)).toBeNull();
  });

  it('takes the faults that the server found to their fields', () => {
    const found = faultsByRow([{ pointer: '/lines/3/ready/qty', detail: 'd', code: 'ready-above-ordered', facts: { most: 1 } }, { pointer: '/lines/3/reason', detail: 'no' }, { pointer: '/source', detail: 'x' }]);
    expect([...found]).toEqual([[3, { readyQty: { code: 'ready-above-ordered', facts: { most: 1 } }, reason: { code: 'no', facts: {} } }]]);
  });
});

describe('the sheet of edit mode', () => {
  it('keeps the version on which a row was begun, and forgets a row that is empty again', () => {
    const begun = withChanges(emptySheet, [{ lineId: 7, change: { date: '+1' } }], [line]);
    const later = withChanges(begun, [{ lineId: 7, change: { reason: 'other' } }], [{ ...line, version: 9 }]);
    expect(later.rows[7]).toMatchObject({ version: 3, draft: { date: '+1', reason: 'other' } });
    expect(withChanges(later, [{ lineId: 7, change: { date: '', reason: ' ' } }], [line]).rows).toEqual({});
    expect(onVersions(later, new Map([[7, { version: 9, changedAt: 'x' }]])).rows[7]).toMatchObject({ version: 9, seenAt: 'x' });
  });

  it('takes what a spreadsheet copied, row by row and cell by cell', () => {
    expect(pastedChanges('2026-12-01\t5\r\n2026-12-02\t6\r\n', { row: 0, cell: 'date' }, [line, other])).toEqual([
      { lineId: 7, change: { date: '2026-12-01', readyQty: '5' } }, { lineId: 8, change: { date: '2026-12-02', readyQty: '6' } },
    ]);
    expect(pastedChanges('1\t2\t3\n4', { row: 1, cell: 'readyOn' }, [line, other])).toEqual([{ lineId: 8, change: { readyOn: '1' } }]);
    expect(pastedChanges('a\nb', { row: 0, cell: 'reason' }, [line, other])).toEqual([]);
  });

  it('is read as a whole: its milestone is the one of every date, and what is missing stands in a cell', () => {
    const sheet = withChanges({ ...emptySheet, milestone: 'dispatched' }, [{ lineId: 7, change: { date: '-1', reason: 'progress' } }, { lineId: 8, change: { reason: 'progress' } }], [line, other]);
    const { updates, faults } = readSheet(sheet, { today, choosesSource: false });
    expect(updates).toEqual([{ id: 7, version: 3, milestone: 'dispatched', date: '2026-11-20', reason: 'progress' }]);
    expect([...faults]).toEqual([[8, { date: { code: 'nothing-said', facts: {} } }]]);
    expect(withoutFaults(faults, 8, ['date']).size).toBe(0);
    expect(withoutFaults(faults, 8, ['reason'])).toEqual(faults);
  });
});
