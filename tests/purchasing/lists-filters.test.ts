import fc from 'fast-check';
import type { Insertable } from 'kysely';
import { describe, expect, it } from 'vitest';
import { countListed, countPresets, linesPage } from '../../functions/purchasing/line-list.store.js';
import type { Listing } from '../../functions/purchasing/lists/line-conditions.store.js';
import { withBeside } from '../../functions/purchasing/lists/listed-pages.store.js';
import type { Schema } from '../../functions/platform/database/schema.js';
import { customSlots, isCustomSlot, lineColumns, type CustomColumn, type CustomSlot, type LineColumn, type LineFilter } from '../../shared/contracts/line-columns.js';
import { LinePreset, type ListedLine } from '../../shared/contracts/lines.js';
import { addDays } from '../../shared/dates.js';
import { inPreset } from '../../shared/line-days.js';
import { containing, fits, progressOf, searchedColumns, testOf, type CellValue } from '../../shared/line-filter.js';
import { aDatabase } from '../fixtures/databases.js';

const today = '2026-03-04';
const since = '2026-03-03T12:00:00.000Z';
const entered: CustomSlot[] = ['customText1', 'customDate1', 'customDecimal1'];
const custom: CustomColumn[] = (Object.keys(customSlots) as CustomSlot[]).map((slot) => ({ slot, label: slot, origin: entered.includes(slot) ? 'person' : 'erp' }));

const nullable = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: null, freq: 4 });
const day = fc.integer({ min: -40, max: 40 }).map((days) => addDays(today, days));
const instant = fc.integer({ min: -3, max: 1 }).chain((days) => fc.constantFrom('00:00:00.000', '12:00:00.000', '23:59:59.999').map((time) => `${addDays(today, days)}T${time}Z`));
const qty = fc.oneof(fc.constantFrom(0, 1, 0.29, 100, 0.0001), fc.integer({ min: 0, max: 30_000 }).map((n) => n / 100));
const text = fc.constantFrom('Müller GmbH', 'MÜLLER', '宁波紧固件', '100% _best_', 'a\\b', 'Bolt [M8]', 'bolt', '-5', '=1+1', "O'Neill");
const code = fc.constantFrom('A', 'a', 'PO-1', 'po-1', '0010', 'X%', 'É');

type Row = Insertable<Schema['po_line']>;
const random: fc.Arbitrary<Partial<Row>> = fc.record({
  poNumber: code, supplierCode: code, supplierName: nullable(text), itemCode: code, itemName: nullable(text), itemFamily: nullable(code), finalCustomer: nullable(text), uom: nullable(fc.constantFrom('EA', 'KG')),
  orderedQty: qty, deliveredQty: qty, readyQty: qty, openBatchQty: qty, unallocatedQty: qty, outstandingQty: qty, overAllocatedQty: qty, unitPrice: nullable(qty), currency: nullable(fc.constantFrom('EUR', 'CNY')),
  orderedOn: nullable(day), dueOn: day, promisedOn: nullable(day), expectedOn: nullable(day), receivedOn: nullable(day),
  status: fc.constantFrom('planned', 'in-production', 'part-delivered', 'closed'), erpStatus: nullable(fc.constantFrom('Open', 'OPEN', 'Released')),
  statedOn: nullable(day), statedSource: nullable(fc.constantFrom('supplier-confirmed', 'no-response')), changedAt: instant,
  lateOn: nullable(day), atRiskOn: nullable(day), slippedUntilOn: nullable(day), staleOn: nullable(day), supplierUnmapped: fc.boolean(), itemUnmapped: fc.boolean(),
  customDate1: nullable(day), customDate2: nullable(day), customText1: nullable(text), customText2: nullable(text), customDecimal1: nullable(qty), customDecimal2: nullable(qty),
}) as never;

const db = await aDatabase();
await db.insertInto('supplier').values({ code: 'S', name: 'S', createdAt: since }).execute();
await db.insertInto('item').values({ code: 'I', createdAt: since }).execute();
const rows = fc.sample(random, { seed: 7, numRuns: 400 });
await db.transaction().execute(async (tx) => {
  const fixed = { supplierId: 1, itemId: 1, generation: 1, erpState: 'open' as const, firstRunId: 1, firstSeenOn: today, appliedRunId: 1, originalDueOn: today };
  for (const [i, row] of rows.entries()) await tx.insertInto('po_line').values({ ...(row as Row), ...fixed, lineNumber: String(i) }).execute();
  for (const [i, { value, slot }] of fc.sample(fc.record({ slot: fc.constantFrom(...entered), value: fc.tuple(day, text, qty) }), { seed: 8, numRuns: 300 }).entries()) {
    const [dateValue, textValue, decimalValue] = value;
    const kept = slot === 'customDate1' ? { dateValue } : slot === 'customText1' ? { textValue } : { decimalValue };
    await tx.insertInto('custom_value').values({ lineId: i + 1, slot, ...kept, enteredAt: since }).execute();
  }
});
const stored = await linesPage(db, { scope: 'all', preset: 'all', today, since, entered }, { sort: 'poNumber', direction: 'asc', offset: 0, limit: 500 });
const lines = await withBeside(db, stored, { custom, today, hideNames: false });
const factsOf = new Map(stored.map((line) => [line.id, line]));

const valueOf = (line: ListedLine, column: LineColumn): CellValue => {
  if (isCustomSlot(column)) return line.custom[column] ?? null;
  if (column === 'progress') return progressOf(line);
  return column === 'delay' && line.outstandingQty === 0 ? null : line[column];
};

const columns = Object.keys(lineColumns) as LineColumn[];
const ofKind = (...kinds: string[]) => fc.constantFrom(...columns.filter((column) => kinds.includes(lineColumns[column])));
const aPart = fc.oneof(text, code, fc.constantFrom('m', 'Ü', 'ü', '%', '_', '\\', '[', 'LT', 'planned', 'overdue', 'Open', 'EA', 'at-', '-'));
const filter: fc.Arbitrary<LineFilter> = fc.oneof(
  fc.record({ column: ofKind('code', 'text', 'set'), contains: aPart }),
  fc.record({ column: ofKind('code', 'text', 'set'), in: fc.array(fc.oneof(aPart, fc.constantFrom('on-track', 'at-risk', 'expected-late', 'closed')), { minLength: 1, maxLength: 3 }) }),
  fc.record({ column: ofKind('quantity', 'price', 'percent'), from: qty, to: qty }, { requiredKeys: ['column'] }),
  fc.record({ column: ofKind('date', 'instant'), from: day, to: day }, { requiredKeys: ['column'] }),
  fc.record({ column: fc.constantFrom(...columns), empty: fc.boolean() }),
);

const asked = fc.record({ preset: fc.constantFrom(...LinePreset.options), filters: fc.array(filter, { maxLength: 2 }), search: fc.option(aPart, { nil: undefined }) });

const idsBySharedRules = ({ preset, filters, search }: { preset: LinePreset; filters: LineFilter[]; search?: string | undefined }) => lines
  .filter((line) => inPreset[preset]({ today, since })(factsOf.get(line.id)!))
  .filter((line) => filters.every((one) => testOf(one)(valueOf(line, one.column))))
  .filter((line) => !search || searchedColumns.some((column) => containing(search)(line[column])))
  .map(({ id }) => id).sort((a, b) => a - b);

const listing = (but: Partial<Listing>): Listing => ({ scope: 'all', preset: 'all', today, since, entered, ...but });

describe('the database and the client', () => {
  it('agree on presets, filters and searches', async () => {
    await fc.assert(fc.asyncProperty(asked, async ({ preset, filters, search }) => {
      expect(filters.every((one) => fits(lineColumns[one.column], one))).toBe(true);
      const found = await linesPage(db, listing({ preset, filters, search }), { sort: 'dueOn', direction: 'asc', offset: 0, limit: 500 });
      expect(found.map(({ id }) => id).sort((a, b) => a - b)).toEqual(idsBySharedRules({ preset, filters, search }));
    }), { numRuns: 400 });
  });

  it('agree on how many each preset has', async () => {
    const counts = await countPresets(db, listing({}));
    for (const preset of LinePreset.options) expect(counts[preset]).toBe(idsBySharedRules({ preset, filters: [] }).length);
  });

  it.each(columns)('puts what is empty last when sorted by %s, whatever the direction', async (column) => {
    for (const direction of ['asc', 'desc'] as const) {
      const page = await linesPage(db, listing({}), { sort: column, direction, offset: 0, limit: 500 });
      const values = (await withBeside(db, page, { custom, today, hideNames: false })).map((line) => valueOf(line, column));
      if (['status', 'statedSource', 'delay'].includes(column)) continue;
      expect(values.findLastIndex((value) => value !== null)).toBe(values.filter((value) => value !== null).length - 1);
    }
  });

  it('tell apart a word that could be a pattern', async () => {
    const { n } = await countListed(db, listing({ search: '%' }));
    expect(n).toBe(lines.filter((line) => searchedColumns.some((column) => line[column]?.includes('%'))).length);
  });
});
