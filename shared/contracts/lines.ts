import { z } from 'zod';
import { because } from './because.js';
import { commaSeparated, endpoint, IdParams, Paging } from './endpoint.js';
import { CustomColumn, CustomSlot, LineColumn, LineFilter } from './line-columns.js';
import { BatchState, LineStatus, MovementKind, StatementSource } from './purchasing-words.js';

export const LinePreset = z.enum(['late', 'at-risk', 'no-response', 'updated', 'due-this-week', 'due-soon', 'unmapped', 'all']);
export type LinePreset = z.infer<typeof LinePreset>;

export const DelayClass = z.enum(['overdue', 'expected-late', 'at-risk', 'on-track']);
export type DelayClass = z.infer<typeof DelayClass>;

const id = z.number().int();
const date = z.iso.date();
const qty = z.number();
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
});
export type Line = z.infer<typeof Line>;

/** Who entered a value, when, and the version that the next change of it has to name. */
export const Entry = z.object({ by: z.string().nullable(), at: z.iso.datetime(), version: id });
export type Entry = z.infer<typeof Entry>;

/** A line as a list shows it, with the columns of the installation that the caller may see. */
export const ListedLine = Line.extend({
  dispatchedQty: qty,
  custom: z.partialRecord(CustomSlot, z.union([z.string(), qty]).nullable()),
  entries: z.partialRecord(CustomSlot, Entry),
});
export type ListedLine = z.infer<typeof ListedLine>;

/** Working days after which a person's last word turns amber and red, and the days that do not count. */
export const Staleness = z.object({ amberDays: id, redDays: id, holidays: z.array(date) });
export type Staleness = z.infer<typeof Staleness>;

/** Counts stop at this many: what is beyond is said as "10,000+". */
export const countLimit = 10_000;
export const Count = z.object({ n: z.number().int().min(0).max(1_000_000), more: z.boolean() });
export type Count = z.infer<typeof Count>;

const filtersInQuery = z.string().max(8000).transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
}).pipe(z.array(LineFilter).max(20)).meta({ description: 'Conditions on columns, as JSON', contentMediaType: 'application/json' });

/** Which lines, in which order: what a list, its windows and its export have in common. */
export const ListingQuery = {
  preset: LinePreset.default('all'),
  search: z.string().trim().max(100).optional(),
  suppliers: commaSeparated(z.string().regex(/^\d{1,9}$/)).optional(),
  filters: filtersInQuery.optional(),
  updatedSince: z.iso.datetime().optional(),
  sort: LineColumn.default('dueOn'),
  direction: z.enum(['asc', 'desc']).default('asc'),
};

/** `countUpTo`: a window that scrolls to the end has to know where the end is. */
export const LinesQuery = z.strictObject({ ...ListingQuery, ...Paging, countUpTo: z.coerce.number().int().min(1).max(1_000_000).default(countLimit) });

export const listLines = endpoint({
  name: 'lines-list', method: 'GET', route: 'lines', summary: 'Active PO lines in scope, by preset, filters and search, with the presets\' counts',
  permission: 'lines.read', reach: 'own-suppliers',
  query: LinesQuery,
  reply: z.object({
    lines: z.array(ListedLine), total: Count, counts: z.record(LinePreset, Count), today: date, at: z.iso.datetime(), custom: z.array(CustomColumn), staleness: Staleness,
  }),
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

/** A date that moved: from nothing when it was first given. */
const DateMove = z.object({ kind: z.enum(['due', 'promised', 'expected']), fromOn: date.nullable(), toOn: date.nullable(), seenOn: date });
export type DateMove = z.infer<typeof DateMove>;

export const readLine = endpoint({
  name: 'lines-read', method: 'GET', route: 'lines/{id:int}', summary: 'One PO line with its batches, proposals, movements and custom values',
  permission: 'lines.read', reach: 'own-suppliers', params: IdParams,
  reply: z.object({
    line: Line,
    firstSeenOn: date, originalDueOn: date, firstPromisedOn: date.nullable(), agreedOn: date.nullable(), readySinceOn: date.nullable(), overDeliveryAllowed: z.boolean(),
    batches: z.array(Batch),
    proposals: z.array(ProposedBatch),
    movements: z.array(z.object({ kind: MovementKind, qty, movedOn: date, dateAssumed: z.boolean() })),
    dateMoves: z.array(DateMove),
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
