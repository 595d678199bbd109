import { z } from 'zod';
import { commaSeparated, endpoint, IdParams, Paging } from './endpoint.js';
import { BatchState, SeenLine, StatementSource } from './purchasing-words.js';
import { Role } from './roles.js';

const id = z.number().int();
const date = z.iso.date();
const Count = z.object({ n: z.number().int().min(0), more: z.boolean() });
const seenId = z.number().int().min(1).max(2_147_483_647);

/** What a batch carries of one line. Its state is its own: a part delivery splits it into two. */
export const BatchLine = z.object({
  id, lineId: id, poNumber: z.string(), lineNumber: z.string(), itemCode: z.string(), itemName: z.string().nullable(), uom: z.string().nullable(),
  qty: z.number(), state: BatchState, deliveredOn: date.nullable(), dueOn: date, overAllocatedQty: z.number(),
  /** Of the PO line: a change of the batch names it as it was seen. */
  lineVersion: id, lineChangedAt: z.iso.datetime(),
});
export type BatchLine = z.infer<typeof BatchLine>;

export const Batch = z.object({
  id, supplierId: id, supplierCode: z.string(), supplierName: z.string(), status: BatchState, origin: z.enum(['erp', 'person', 'proposal', 'upload']),
  readyOn: date.nullable(), dispatchedOn: date.nullable(), arriveOn: date.nullable(),
  carrier: z.string().nullable(), container: z.string().nullable(), reference: z.string().nullable(),
  source: StatementSource.nullable(), createdAt: z.iso.datetime(), createdBy: z.string().nullable(), version: id, lines: z.array(BatchLine),
});
export type Batch = z.infer<typeof Batch>;

export const BatchSort = z.enum(['arriveOn', 'readyOn', 'dispatchedOn', 'supplierName', 'status', 'id']);
export type BatchSort = z.infer<typeof BatchSort>;

const Filters = {
  status: commaSeparated(BatchState).default(['planned', 'confirmed', 'dispatched']),
  suppliers: commaSeparated(z.string().regex(/^\d{1,9}$/)).optional(),
  search: z.string().trim().max(100).optional(),
};

export const listBatches = endpoint({
  name: 'batches-list', method: 'GET', route: 'batches', summary: 'Batches in scope with their lines, the next arrival first; open ones where no status is named',
  permission: 'lines.read', reach: 'own-suppliers',
  query: z.strictObject({
    ...Filters, from: date.optional().meta({ description: 'Arrives on this day or later' }), to: date.optional().meta({ description: 'Arrives on this day or before' }),
    sort: BatchSort.default('arriveOn'), direction: z.enum(['asc', 'desc']).default('asc'), ...Paging,
  }),
  reply: z.object({ batches: z.array(Batch), total: Count, today: date }),
});

/** Days that a calendar may ask for at once. */
export const calendarDays = 140;

export const readBatchCalendar = endpoint({
  name: 'batches-calendar', method: 'GET', route: 'batches/calendar', summary: 'What arrives on each day of a span, by supplier and status', permission: 'lines.read', reach: 'own-suppliers',
  query: z.strictObject({ ...Filters, from: date, to: date }),
  reply: z.object({
    days: z.array(z.object({ on: date, supplierId: id, supplierName: z.string(), status: BatchState, batches: id, lines: id })),
    /** There was more than one reply can hold. */
    more: z.boolean(), undated: Count, today: date,
  }),
});

export const BatchEvent = z.object({
  at: z.iso.datetime(), kind: z.enum(['made', 'confirmed', 'dispatched', 'delivered', 'split', 'moved', 'resized', 'transport', 'cancelled', 're-dated']),
  poNumber: z.string(), lineNumber: z.string(), qty: z.number().nullable(), fromQty: z.number().nullable(), fromOn: date.nullable(), toOn: date.nullable(),
  source: StatementSource.nullable(), reason: z.string().nullable(), note: z.string().nullable(), by: z.string().nullable(), role: Role.nullable(),
});
export type BatchEvent = z.infer<typeof BatchEvent>;

const OneBatch = z.object({ batch: Batch, events: z.array(BatchEvent), today: date });

export const readBatch = endpoint({
  name: 'batches-read', method: 'GET', route: 'batches/{id:int}', summary: 'One batch with its lines and everything that happened to it, newest first', permission: 'lines.read', reach: 'own-suppliers',
  params: IdParams, reply: OneBatch,
});

/** Whose word a batch is. Expeditors choose; a batch is never planned on no response. */
export const BatchSource = z.enum(['supplier-confirmed', 'expeditor-estimate']);
const Said = { source: BatchSource.optional(), note: z.string().trim().max(1000).optional() };
const reason = z.string().max(40);
const transportText = z.string().trim().max(100);
const Transport = { carrier: transportText.optional(), container: transportText.optional(), reference: transportText.optional() };
const quantity = z.number().min(0.0001).max(99_999_999_999);

/** One supplier's lines, at most so many in a request. */
export const linesAtOnce = 500;

const write = { permission: 'lines.update', reach: 'own-suppliers' } as const;

export const makeBatch = endpoint({
  name: 'batches-make', method: 'POST', route: 'batches', summary: 'One batch of one supplier with quantities of one or more lines; the date that is not given follows from the transit days',
  ...write, status: 201,
  body: z.strictObject({
    lines: z.array(SeenLine.extend({ qty: quantity })).min(1).max(linesAtOnce), readyOn: date.optional(), arriveOn: date.optional(), ...Transport, ...Said,
  }),
  reply: OneBatch,
});

/** The batch and the lines it still carries, as they were seen: whatever changed since is not overwritten. */
const Seen = { version: seenId, lines: z.array(SeenLine).max(5_000) };

export const confirmBatch = endpoint({
  name: 'batches-confirm', method: 'POST', route: 'batches/{id:int}/confirmation', summary: 'The supplier stands by what was planned', ...write,
  params: IdParams, body: z.strictObject({ ...Seen, ...Said }), reply: OneBatch,
});

export const dispatchBatch = endpoint({
  name: 'batches-dispatch', method: 'POST', route: 'batches/{id:int}/dispatch', summary: 'A confirmed batch has left; its arrival follows unless one is given', ...write,
  params: IdParams, body: z.strictObject({ ...Seen, dispatchedOn: date, arriveOn: date.optional(), ...Transport, ...Said }), reply: OneBatch,
});

export const moveBatch = endpoint({
  name: 'batches-move', method: 'POST', route: 'batches/{id:int}/dates', summary: 'Other dates for what has not arrived, with the reason', ...write,
  params: IdParams, body: z.strictObject({ ...Seen, readyOn: date.optional(), arriveOn: date.optional(), reason, ...Said }), reply: OneBatch,
});

export const resizeBatch = endpoint({
  name: 'batches-resize', method: 'POST', route: 'batches/{id:int}/quantities', summary: 'Other quantities of lines that the batch carries', ...write,
  params: IdParams, body: z.strictObject({ ...Seen, quantities: z.array(z.strictObject({ batchLineId: seenId, qty: quantity })).min(1).max(linesAtOnce), reason: reason.optional(), ...Said }),
  reply: OneBatch,
});

export const cancelBatch = endpoint({
  name: 'batches-cancel', method: 'POST', route: 'batches/{id:int}/cancellation', summary: 'What has not arrived will not come in this batch: all of it, or the lines named', ...write,
  params: IdParams, body: z.strictObject({ ...Seen, batchLines: z.array(seenId).min(1).max(5_000).optional(), reason, note: Said.note }), reply: OneBatch,
});

export const describeTransport = endpoint({
  name: 'batches-transport', method: 'PUT', route: 'batches/{id:int}/transport', summary: 'Who carries it, in what, and under which number; an empty text says that it is not known', ...write,
  params: IdParams, body: z.strictObject({ version: seenId, carrier: transportText, container: transportText, reference: transportText }), reply: OneBatch,
});
