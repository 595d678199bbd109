import { z } from 'zod';
import { because } from './because.js';
import { commaSeparated, endpoint, IdParams, Paging } from './endpoint.js';
import { LineColumn, LineFilter } from './line-columns.js';
import { BatchState, LineStatus, MovementKind, StatementSource } from './purchasing-words.js';

export const LinePreset = z.enum(['late', 'at-risk', 'no-response', 'updated', 'due-this-week', 'due-soon', 'unmapped', 'all']);
export type LinePreset = z.infer<typeof LinePreset>;

export const DelayClass = z.enum(['overdue', 'expected-late', 'at-risk', 'on-track']);
export type DelayClass = z.infer<typeof DelayClass>;

const id = z.number().int();
const date = z.iso.date();
const qty = z.number();
const five = <Prefix extends string, S extends z.ZodType>(prefix: Prefix, of: S) =>
  Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`${prefix}${n}`, of.nullable()])) as Record<`${Prefix}${1 | 2 | 3 | 4 | 5}`, z.ZodNullable<S>>;

export const Line = z.object({
  id, poNumber: z.string(), lineNumber: z.string(), supplierId: id, supplierCode: z.string(), supplierName: z.string().nullable(),
  itemCode: z.string(), itemName: z.string().nullable(), itemFamily: z.string().nullable(), finalCustomer: z.string().nullable(), uom: z.string().nullable(),
  orderedQty: qty, deliveredQty: qty, readyQty: qty, openBatchQty: qty, unallocatedQty: qty, outstandingQty: qty, overAllocatedQty: qty,
  unitPrice: z.number().nullable(), currency: z.string().nullable(),
  orderedOn: date.nullable(), dueOn: date, promisedOn: date.nullable(), expectedOn: date.nullable(),
  expectedFrom: z.enum(['batch', 'arrival', 'ready', 'erp-promise', 'due']).nullable(), receivedOn: date.nullable(),
  status: LineStatus, erpStatus: z.string().nullable(), missingSinceOn: date.nullable(),
  statedOn: date.nullable(), statedSource: StatementSource.nullable(),
  delay: DelayClass, stale: z.boolean(), supplierUnmapped: z.boolean(), itemUnmapped: z.boolean(), changedAt: z.iso.datetime(), version: id,
  ...five('customDate', date), ...five('customText', z.string()), ...five('customDecimal', z.number()),
});
export type Line = z.infer<typeof Line>;

/** Counts stop at this many: what is beyond is said as "10,000+". */
export const countLimit = 10_000;
const Count = z.object({ n: z.number().int().min(0).max(countLimit), more: z.boolean() });
export type Count = z.infer<typeof Count>;

const filtersInQuery = z.string().max(8000).transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
}).pipe(z.array(LineFilter).max(20)).meta({ description: 'Conditions on columns, as JSON', contentMediaType: 'application/json' });

export const LinesQuery = z.strictObject({
  preset: LinePreset.default('all'),
  search: z.string().trim().max(100).optional(),
  suppliers: commaSeparated(z.string().regex(/^\d{1,9}$/)).optional(),
  filters: filtersInQuery.optional(),
  updatedSince: z.iso.datetime().optional(),
  sort: LineColumn.default('dueOn'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  ...Paging,
});

export const listLines = endpoint({
  name: 'lines-list', method: 'GET', route: 'lines', summary: 'Active PO lines in scope, by preset, filters and search, with the presets\' counts',
  permission: 'lines.read', reach: 'own-suppliers',
  query: LinesQuery,
  reply: z.object({ lines: z.array(Line), total: Count, counts: z.record(LinePreset, Count), today: date }),
});

const Batch = z.object({
  id, status: BatchState, state: BatchState, qty, origin: z.enum(['erp', 'person', 'proposal', 'upload']), readyOn: date.nullable(), dispatchedOn: date.nullable(),
  arriveOn: date.nullable(), deliveredOn: date.nullable(), carrier: z.string().nullable(), container: z.string().nullable(), reference: z.string().nullable(),
  source: StatementSource.nullable(),
});

export const ProposedBatch = z.object({
  id, part: id, parts: id, qty, readyOn: date, arriveOn: date, windowFromOn: date.nullable(), windowToOn: date.nullable(), confidence: z.number().min(0).max(1),
  rule: z.enum(['ready-goods', 'given-promise', 'history', 'due-date']), because, sampleSize: id, madeOn: date, version: id,
});

const CustomValue = z.object({
  slot: z.string(), label: z.string(), value: z.union([z.string(), z.number()]).nullable(), source: z.enum(['erp', 'person']), by: z.string().nullable(), at: z.iso.datetime().nullable(),
});

export const readLine = endpoint({
  name: 'lines-read', method: 'GET', route: 'lines/{id:int}', summary: 'One PO line with its batches, proposals, movements and custom values',
  permission: 'lines.read', reach: 'own-suppliers', params: IdParams,
  reply: z.object({
    line: Line,
    firstSeenOn: date, originalDueOn: date, firstPromisedOn: date.nullable(),
    batches: z.array(Batch),
    proposals: z.array(ProposedBatch),
    movements: z.array(z.object({ kind: MovementKind, qty, movedOn: date, dateAssumed: z.boolean() })),
    customValues: z.array(CustomValue),
  }),
});

export const TimelineEntry = z.object({
  at: z.iso.datetime(),
  kind: z.enum(['erp', 'date', 'status', 'batch', 'movement', 'ready', 'note', 'proposal']),
  /** What happened, in a stable word: a field, a milestone, a batch event. */
  what: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  qty: qty.nullable(),
  by: z.string().nullable(),
  source: z.string().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const readTimeline = endpoint({
  name: 'lines-timeline', method: 'GET', route: 'lines/{id:int}/timeline', summary: 'Everything that happened to a PO line, newest first',
  permission: 'lines.read', reach: 'own-suppliers', params: IdParams,
  reply: z.object({ entries: z.array(TimelineEntry) }),
});
