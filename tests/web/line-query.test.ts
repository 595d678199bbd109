import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineColumns, type LineColumn, type LineFilter } from '../../shared/contracts/line-columns.js';
import { LinePreset } from '../../shared/contracts/lines.js';
import { packedFacts } from '../../shared/contracts/lists.js';
import { packColumn } from '../../functions/purchasing/lists/pack-lines.js';
import { inPreset } from '../../shared/line-days.js';
import { containing, searchedColumns, testOf } from '../../shared/line-filter.js';
import { isSlot, lineColumnKinds } from '../../web/src/purchasing/column-kinds.js';
import { choicesOf, countPresets, rowsOf, type LineQuery } from '../../web/src/purchasing/line-query.js';
import { LineSet } from '../../web/src/purchasing/line-set.js';
import { keptInPlace, WholeList } from '../../web/src/purchasing/list-source.js';

const today = '2026-03-04';
const nullable = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: null, freq: 4 });
const day = fc.constantFrom('2026-02-01', '2026-03-03', '2026-03-04', '2026-03-12', '2026-05-01');
const name = fc.constantFrom('Bolt 10', 'bolt 9', 'Ärger', '螺栓', 'PO-2', 'PO-10');
const qty = fc.constantFrom(0, 1, 12.5, 100);

const aLine = fc.record({
  poNumber: name, lineNumber: name, supplierCode: name, supplierName: nullable(name), itemCode: name, itemName: nullable(name), itemFamily: nullable(name), finalCustomer: nullable(name), uom: nullable(fc.constantFrom('EA', 'KG')),
  orderedQty: qty, deliveredQty: qty, readyQty: qty, openBatchQty: qty, unallocatedQty: qty, outstandingQty: qty, overAllocatedQty: qty, unitPrice: nullable(qty), currency: nullable(name),
  orderedOn: nullable(day), dueOn: day, promisedOn: nullable(day), expectedOn: nullable(day), receivedOn: nullable(day), status: fc.constantFrom('planned', 'closed', 'in-production'), erpStatus: nullable(name),
  statedOn: nullable(day), statedSource: nullable(fc.constantFrom('supplier-confirmed', 'no-response')), changedAt: fc.constantFrom('2026-03-03T00:00:00.000Z', '2026-03-04T01:00:00.000Z'), dispatchedQty: qty, customText1: nullable(name),
  supplierId: fc.integer({ min: 1, max: 3 }), version: fc.constant(1), expectedFrom: fc.constant(null), missingSinceOn: fc.constant(null),
  lateOn: nullable(day), atRiskOn: nullable(day), slippedUntilOn: nullable(day), staleOn: nullable(day), supplierUnmapped: fc.constantFrom(0, 1), itemUnmapped: fc.constantFrom(0, 1),
});

const setOf = (lines: readonly object[]) => {
  const rows = lines.map((line, i) => ({ ...line, id: 10 + i })) as Record<string, string | number | null>[];
  const columns = Object.fromEntries([...Object.keys(rows[0] ?? { id: 1 })].map((column) => [column, packColumn(rows.map((row) => row[column]!))]));
  return new LineSet({ version: 'v', at: `${today}T00:00:00.000Z`, today, total: { n: rows.length, more: false }, columns, custom: [{ slot: 'customText1', label: 'Remark', origin: 'person' }], entered: [{ slot: 'customText1', rows: [0], by: ['A'], at: [`${today}T00:00:00.000Z`], version: [2] }], staleness: { amberDays: 3, redDays: 5, holidays: [] } });
};

const columns = (Object.keys(lineColumns) as LineColumn[]).filter((column) => !isSlot(column) || column === 'customText1');
const query = fc.record({
  preset: fc.constantFrom(...LinePreset.options), search: fc.constantFrom('', 'BOLT', '螺', 'zz'), suppliers: fc.subarray([1, 2, 3]), sort: fc.constantFrom(...columns), direction: fc.constantFrom('asc' as const, 'desc' as const), since: fc.constant('2026-03-04T00:00:00.000Z'),
  filters: fc.array(fc.constantFrom<LineFilter>({ column: 'itemName', contains: 'olt' }, { column: 'uom', empty: true }, { column: 'delay', in: ['overdue', 'on-track'] }, { column: 'progress', from: 50 }, { column: 'dueOn', to: '2026-03-04' }, { column: 'customText1', empty: false }), { maxLength: 2 }),
}) satisfies fc.Arbitrary<LineQuery>;

describe('the list in the browser', () => {
  it('holds the kinds of the contract', () => {
    expect(lineColumnKinds).toEqual(lineColumns);
  });

  it('finds by words what one would find line by line, in a full and steady order', () => {
    fc.assert(fc.property(fc.array(aLine, { minLength: 1, maxLength: 40 }), query, (lines, asked) => {
      const set = setOf(lines);
      const value = (row: number, column: LineColumn) => set.read(column, row);
      const one = (row: number) => inPreset[asked.preset]({ today, since: asked.since })(set.facts[row]!) && (asked.suppliers.length === 0 || asked.suppliers.includes(lines[row]!.supplierId))
        && asked.filters.every((filter) => testOf(filter)(value(row, filter.column))) && (!asked.search || searchedColumns.some((column) => containing(asked.search)(value(row, column))));
      const rows = rowsOf(set, asked);
      expect(rows.toSorted((a, b) => a - b)).toEqual(lines.map((_, row) => row).filter(one));
      const empties = rows.map((row) => value(row, asked.sort) === null);
      expect(empties.toSorted((a, b) => Number(a) - Number(b))).toEqual(empties);
      if (!empties.includes(true) && new Set(rows.map((row) => value(row, asked.sort))).size === rows.length) expect(rowsOf(set, { ...asked, direction: asked.direction === 'asc' ? 'desc' : 'asc' })).toEqual(rows.toReversed());
    }), { numRuns: 300 });
  });

  it('sorts codes as people count, words that have ranks by these, and days by the calendar', () => {
    const lines = fc.sample(aLine, { seed: 3, numRuns: 60 });
    const sorted = (sort: LineColumn) => { const set = setOf(lines); return rowsOf(set, { preset: 'all', search: '', suppliers: [], filters: [], sort, direction: 'asc', since: '' }).map((row) => set.read(sort, row)); };
    const codes = [...new Set(sorted('poNumber'))];
    expect(codes.indexOf('PO-2')).toBeLessThan(codes.indexOf('PO-10'));
    expect([...new Set(sorted('status'))]).toEqual(['planned', 'in-production', 'closed']);
    expect(sorted('dueOn')).toEqual(sorted('dueOn').toSorted());
  });

  it('counts presets among the chosen suppliers, and choices among what is left', () => {
    const lines = fc.sample(aLine, { seed: 5, numRuns: 80 });
    const set = setOf(lines);
    const asked: LineQuery = { preset: 'all', search: '', suppliers: [2], filters: [{ column: 'uom', in: ['EA'] }], sort: 'dueOn', direction: 'asc', since: '2026-03-04T00:00:00.000Z' };
    expect(countPresets(set, asked).all.n).toBe(lines.filter(({ supplierId }) => supplierId === 2).length);
    const choices = choicesOf(set, asked, 'uom')!;
    expect(choices.map(({ value, n }) => [value, n])).toEqual(['EA', 'KG'].map((uom) => [uom, lines.filter((line) => line.supplierId === 2 && line.uom === uom).length]));
    expect(packedFacts.every((fact) => set.read(fact, 0) !== undefined)).toBe(true);
  });

  it('shows what was saved, with who entered what, and leaves lines in their places when it is read anew', () => {
    const lines = fc.sample(aLine, { seed: 6, numRuns: 5 });
    const set = setOf(lines);
    const list = new WholeList(set, [3, 0, 4]);
    expect(list.lineAt(1)!.entries.customText1).toEqual({ by: 'A', at: `${today}T00:00:00.000Z`, version: 2 });
    list.patch({ id: 13, custom: { customText1: 'new' } });
    expect(list.lineAt(0)!.custom.customText1).toBe('new');
    expect([list.placeOf(14), list.placeOf(11)]).toEqual([2, -1]);
    const newer = keptInPlace(list, setOf(lines.slice(0, 4)));
    expect(Array.from({ length: newer.size }, (_, place) => newer.lineAt(place)!.id)).toEqual([13, 10]);
  });
});
