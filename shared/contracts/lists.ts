import { z } from 'zod';
import { csvType, endpoint, xlsxType } from './endpoint.js';
import { CustomColumn, CustomSlot, LineColumn } from './line-columns.js';
import { Count, Entry, ListingQuery, Staleness } from './lines.js';
import { Language } from './session.js';

const id = z.number().int();
const date = z.iso.date();
const instant = z.iso.datetime();

/** Up to this many lines are sent as a whole; beyond, the client asks for windows. */
export const wholeListLimit = 20_000;

/** A column as an array with a value per line. Text that repeats is sent once: `codes` point into `words`, -1 is empty. */
export const PackedColumn = z.union([
  z.object({ values: z.array(z.union([z.string(), z.number()]).nullable()) }),
  z.object({ words: z.array(z.string()), codes: z.array(z.number().int().min(-1)) }),
]);
export type PackedColumn = z.infer<typeof PackedColumn>;

/** Values that people entered in one column: `rows` are places in the columns. */
const EnteredValues = z.object({ slot: CustomSlot, rows: z.array(id), by: z.array(z.string().nullable()), at: z.array(instant), version: z.array(id) });

/** Beside what is shown: what presets and classes follow from. Flags are 0 and 1. */
export const packedFacts = ['id', 'supplierId', 'version', 'expectedFrom', 'missingSinceOn', 'lateOn', 'atRiskOn', 'slippedUntilOn', 'staleOn', 'supplierUnmapped', 'itemUnmapped'] as const;

export const readColumns = endpoint({
  name: 'lines-columns', method: 'GET', route: 'lines/columns', summary: 'All active PO lines in scope, column by column; nothing but their number where they are too many',
  permission: 'lines.read', reach: 'own-suppliers', tagged: true,
  reply: z.object({
    /** Also the ETag: changes with anything that is in the reply. */
    version: z.string(), at: instant, today: date, total: Count,
    /** In the order of ids. Null: more than are sent as a whole. */
    columns: z.record(z.string(), PackedColumn).nullable(),
    custom: z.array(CustomColumn), entered: z.array(EnteredValues), staleness: Staleness,
  }),
});

export const readChanges = endpoint({
  name: 'lines-changes', method: 'GET', route: 'lines/changes', summary: 'Which PO lines in scope changed since an instant, newest first',
  permission: 'lines.read', reach: 'own-suppliers',
  query: z.strictObject({ since: instant }),
  reply: z.object({
    /** The version that `lines/columns` would have now. */
    version: z.string(), at: instant,
    /** `left`: the list holds the line no more. */
    changed: z.array(z.object({ id, changedAt: instant, left: z.boolean() })).max(1000), more: z.boolean(),
  }),
});

/** A date, a text or a number, by the column; null empties it. `version`: of the value that was seen, null where none was. */
export const enterValue = endpoint({
  name: 'lines-custom-value', method: 'PUT', route: 'lines/{id:int}/custom-values/{slot}', summary: 'Enter a value in a column that people fill in',
  permission: 'lines.expedite', reach: 'own-suppliers',
  params: z.strictObject({ id: z.coerce.number().int().min(1).max(2_147_483_647), slot: CustomSlot }),
  body: z.strictObject({ value: z.union([z.string().trim().max(400), z.number()]).nullable(), version: id.nullable() }),
  reply: Entry.extend({ slot: CustomSlot, value: z.union([z.string(), z.number()]).nullable() }),
});

export const exportLines = endpoint({
  name: 'lines-export', method: 'GET', route: 'lines/export', summary: 'A list of PO lines as a file',
  permission: 'lines.read', reach: 'own-suppliers', file: [xlsxType, csvType],
  query: z.strictObject({
    ...ListingQuery,
    format: z.enum(['xlsx', 'csv']).default('xlsx'), language: Language.default('en'),
    columns: z.string().max(2000).transform((text) => text.split(',')).pipe(z.array(LineColumn).min(1).max(60)).optional(),
  }),
});

export const makeSupplierFile = endpoint({
  name: 'lines-supplier-file', method: 'POST', route: 'supplier-files', summary: 'A workbook in which a supplier answers for its open lines; all of them, or those that are named',
  permission: 'lines.expedite', reach: 'own-suppliers', onCopy: 'keeps', file: [xlsxType],
  body: z.strictObject({ supplierId: id, lines: z.array(id).min(1).max(5000).optional(), language: Language.default('en') }),
});
