import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedLine } from '../../shared/contracts/lines.js';
import { arrange, fitted, layoutOf, moved, withColumn } from '../../web/src/purchasing/column-layout.js';
import { draftOf, readDraft } from '../../web/src/purchasing/filter-draft.js';
import { copied, copiedValue } from '../../web/src/purchasing/grid-copy.js';
import { recycled, scrolledTo, windowOf } from '../../web/src/purchasing/grid-window.js';
import type { ListSource } from '../../web/src/purchasing/list-source.js';
import { standingsOf } from '../../web/src/purchasing/promise-moves.js';
import { withFilter } from '../../web/src/purchasing/read-filters.js';
import { nobody, ranged, shareOf, toggled } from '../../web/src/purchasing/selection.js';

describe('the window of drawn rows', () => {
  it('holds every row in sight, few others, and never more than there are', () => {
    fc.assert(fc.property(fc.nat({ max: 100_000 }), fc.integer({ min: 40, max: 2000 }), fc.constantFrom(20, 28), fc.double({ min: 0, max: 1, noNaN: true }), (size, height, rowHeight, share) => {
      const scrollTop = Math.floor(share * Math.max(0, size * rowHeight - height));
      const { first, upTo } = windowOf({ scrollTop, height, rowHeight, size });
      const lastInSight = Math.min(size, Math.ceil((scrollTop + height) / rowHeight));
      expect(first).toBeLessThanOrEqual(Math.floor(scrollTop / rowHeight));
      expect(upTo).toBeGreaterThanOrEqual(lastInSight);
      expect(upTo - first).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 9);
      expect(upTo).toBeLessThanOrEqual(size);
    }));
  });

  it('leaves the rows that stay where they are, and brings the others back in reverse', () => {
    const move = fc.record({ shift: fc.integer({ min: -40, max: 40 }), length: fc.integer({ min: 0, max: 30 }) });
    fc.assert(fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
      let keys: number[] = [];
      for (const { shift, length } of moves) {
        const next = recycled(keys, { shift, length });
        expect([next.length, new Set(next).size]).toEqual([length, length]);
        for (let i = 0; i < length; i++) if (Math.abs(shift) < keys.length && keys[i + shift] !== undefined) expect(next[i]).toBe(keys[i + shift]);
        keys = next;
      }
    }));
    expect(recycled([0, 1, 2, 3, 4], { shift: 2, length: 5 })).toEqual([2, 3, 4, 1, 0]);
    expect(recycled([0, 1, 2, 3, 4], { shift: -2, length: 5 })).toEqual([4, 3, 0, 1, 2]);
  });

  it('scrolls only as far as a row needs', () => {
    const at = { scrollTop: 100, height: 200, rowHeight: 20 };
    expect([scrolledTo(7, at), scrolledTo(4, at), scrolledTo(15, at)]).toEqual([100, 80, 120]);
  });
});

const known = [{ name: 'po', width: 100, from: 0, pinned: true }, { name: 'supplierName', width: 150, from: 0, stretches: true }, { name: 'wide', width: 80, from: 1500 }, { name: 'extra', width: 60 }];
const names = (columns: readonly { name: string; hidden: boolean }[]) => columns.filter(({ hidden }) => !hidden).map(({ name }) => name);

describe('the arrangement of columns', () => {
  it('is the role\'s until somebody says otherwise', () => {
    expect(names(arrange(known, { layout: null, role: 'planner', width: 1280 }))).toEqual(['po', 'supplierName']);
    expect(names(arrange(known, { layout: null, role: 'supplier', width: 1920 }))).toEqual(['po', 'wide']);
  });

  it('comes back as it was kept, and hides what a new release brings', () => {
    const mine = moved(withColumn(withColumn(arrange(known, { layout: null, role: 'planner', width: 1280 }), 'extra', { hidden: false, width: 77 }), 'po', { pinned: false }), 'supplierName', -1);
    const again = arrange([...known, { name: 'brandNew', width: 50, from: 0 }], { layout: layoutOf(mine), role: 'planner', width: 1920 });
    expect(again.slice(0, 4)).toEqual(mine);
    expect(names(again)).toEqual(['supplierName', 'po', 'extra']);
  });

  it('moves no column between the pinned and the others', () => {
    const columns = arrange(known, { layout: null, role: 'planner', width: 1280 });
    expect(moved(columns, 'po', 1)).toEqual(columns);
    expect(moved(columns, 'supplierName', 1).map(({ name }) => name)).toEqual(['po', 'wide', 'supplierName', 'extra']);
  });

  it('gives the room that is left to those that stretch', () => {
    const columns = arrange(known, { layout: null, role: 'planner', width: 1280 });
    expect([...fitted(columns, 400, new Set(['supplierName']))]).toEqual([['po', 100], ['supplierName', 300]]);
    expect([...fitted(columns, 200, new Set(['supplierName']))]).toEqual([['po', 100], ['supplierName', 150]]);
  });
});

describe('the choice of lines', () => {
  const lines = [1, 2, 3, 4].map((id) => ({ id }) as ListedLine);
  const source = { size: 4, more: false, lineAt: (place: number) => lines[place], placeOf: (id: number) => id - 1, want: () => {}, patch: () => {} } satisfies ListSource;

  it('turns one by one, and from one to another', () => {
    expect([...toggled(toggled(nobody, lines[0]!), lines[0]!).keys()]).toEqual([]);
    const some = ranged(nobody, source, { from: 2, to: 1, chosen: true });
    expect([...some.keys()]).toEqual([2, 3]);
    expect([...ranged(some, source, { from: 0, to: 1, chosen: false }).keys()]).toEqual([3]);
    expect([shareOf(nobody, source), shareOf(some, source), shareOf(ranged(some, source, { from: 0, to: 3, chosen: true }), source)]).toEqual(['none', 'some', 'all']);
  });
});

describe('the fields of a filter', () => {
  it('make the condition that they were made from', () => {
    for (const filter of [{ column: 'status', in: ['planned'] }, { column: 'itemName', contains: 'a' }, { column: 'dueOn', from: '2026-01-01', to: '2026-02-01' }, { column: 'orderedQty', from: 0 }, { column: 'uom', empty: false }] as const) {
      expect(readDraft(filter.column, draftOf(filter as never))).toEqual({ filter });
    }
  });

  it('say what makes no sense', () => {
    expect(readDraft('dueOn', { ...draftOf(undefined), from: '2026-02-30' })).toEqual({ fault: 'date' });
    expect(readDraft('orderedQty', { ...draftOf(undefined), to: 'x' })).toEqual({ fault: 'number' });
    expect(readDraft('orderedQty', { ...draftOf(undefined), to: '1,5' })).toEqual({ filter: { column: 'orderedQty', to: 1.5 } });
    expect(readDraft('orderedQty', draftOf(undefined))).toEqual({ filter: null });
  });

  it('stand in the place of what the column had', () => {
    const [a, b, c] = [{ column: 'uom', empty: true }, { column: 'dueOn', to: '2026-01-01' }, { column: 'uom', empty: false }] as const;
    expect(withFilter([a, b], 'uom', c)).toEqual([c, b]);
    expect(withFilter([a, b, c], 'uom', null)).toEqual([b]);
    expect(withFilter([b], 'uom', a)).toEqual([b, a]);
  });
});

describe('how a promise moved', () => {
  const line = { dueOn: '2026-05-01', promisedOn: '2026-05-20', expectedOn: '2026-05-20' };
  const moves = [{ kind: 'promised' as const, fromOn: null, toOn: '2026-05-01', seenOn: '2026-03-01' }, { kind: 'promised' as const, fromOn: '2026-05-01', toOn: '2026-05-20', seenOn: '2026-03-10' }];

  it('is told from the first day to today, by what stood on each', () => {
    expect(standingsOf({ dateMoves: moves, firstSeenOn: '2026-02-01', originalDueOn: '2026-05-01', firstPromisedOn: '2026-05-01', line }, '2026-03-20')).toEqual({
      due: [{ on: '2026-02-01', date: '2026-05-01' }, { on: '2026-03-20', date: '2026-05-01' }],
      promised: [{ on: '2026-03-01', date: '2026-05-01' }, { on: '2026-03-10', date: '2026-05-20' }, { on: '2026-03-20', date: '2026-05-20' }],
      expected: [{ on: '2026-02-01', date: '2026-05-20' }, { on: '2026-03-20', date: '2026-05-20' }],
    });
  });
});

describe('what is copied', () => {
  it('pastes as cells: numbers with the reader\'s mark, codes with their zeros, and nothing that runs', () => {
    const { text, html } = copied([['Line', 'Left', 'Remark'], ['00010', 1250.5, '=1+1'], ['00020', null, 'two\nlines, <b>']], ',');
    expect(text).toBe("Line\tLeft\tRemark\r\n00010\t1250,5\t'=1+1\r\n00020\t\ttwo lines, <b>");
    expect(html).toContain('<td class="text">00010</td><td>1250,5</td><td class="text">=1+1</td>');
    expect(html).toContain('<td></td><td class="text">two\nlines, &lt;b&gt;</td>');
  });

  it('says words where the list shows signs, and leaves empty what has no value', () => {
    const line = { outstandingQty: 0, delay: 'overdue', status: 'part-delivered', promisedOn: null, custom: {} } as unknown as ListedLine;
    expect([copiedValue(line, { field: 'delay' }), copiedValue(line, { field: 'status' }), copiedValue(line, { field: 'promisedOn' }), copiedValue(line, { field: 'customText1' })]).toEqual([null, 'Part delivered', null, null]);
    expect(copiedValue({ ...line, outstandingQty: 3 }, { field: 'delay' })).not.toBeNull();
  });
});
