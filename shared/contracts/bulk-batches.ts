import { z } from 'zod';
import { because } from './because.js';
import { BatchSource, linesAtOnce } from './batches.js';
import { endpoint } from './endpoint.js';
import { SeenLine } from './purchasing-words.js';

const id = z.number().int();
const date = z.iso.date();

/** Days between two parts, and how many parts there can be. */
const everyDays = z.number().int().min(1).max(90);
const mostParts = 26;

/** The dates of a strategy are those on which goods are ready, or on which they arrive; the other date follows from the transit days. */
const Basis = z.enum(['ready', 'arrival']).default('ready');

/** A way to put what is unallocated of a line into batches. Rounding is to the supplier's minimum and multiple. */
export const Strategy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ship-all') }).meta({ description: 'All that remains, to arrive when the line is due' }),
  z.strictObject({ kind: z.literal('one-date'), on: date, basis: Basis }).meta({ description: 'All that remains on one date, for every line' }),
  z.strictObject({
    kind: z.literal('percentages'), percentages: z.array(z.number().positive().max(100)).min(1).max(mostParts).default([30, 70]), firstOn: date, everyDays: everyDays.default(14), basis: Basis,
    rounding: z.boolean().default(true),
  }).meta({ description: 'Parts by percentages, which sum to 100' }),
  z.strictObject({ kind: z.literal('weekly'), weeks: z.number().int().min(1).max(mostParts), firstOn: date, basis: Basis, rounding: z.boolean().default(true) })
    .meta({ description: 'Equal parts, one a week' }),
]);
export type Strategy = z.output<typeof Strategy>;

const Plan = {
  strategy: Strategy,
  /** What one supplier sends on the same day travels in one batch. */
  together: z.boolean().default(true),
};

/** What a strategy makes of a line: batches, or the reason why there are none. */
export const PlannedLine = z.object({
  id, version: id, poNumber: z.string(), lineNumber: z.string(), supplierId: id, supplierName: z.string().nullable(), itemCode: z.string(), uom: z.string().nullable(), dueOn: date,
  unallocatedQty: z.number(),
  parts: z.array(z.object({ qty: z.number(), readyOn: date, arriveOn: date, /** Counts the batches of the preview from 0. */ batch: id })),
  /** Why there are no parts, or what is to be known about them. */
  remarks: z.array(because),
});
export type PlannedLine = z.infer<typeof PlannedLine>;

export const previewBatches = endpoint({
  name: 'batches-preview', method: 'POST', route: 'batches/preview', summary: 'The batches that a strategy would make of lines; nothing is saved', permission: 'lines.update', reach: 'own-suppliers', onCopy: 'reads',
  body: z.strictObject({ lines: z.array(SeenLine).min(1).max(linesAtOnce), ...Plan }),
  reply: z.object({
    lines: z.array(PlannedLine), batches: id, totalQty: z.number(),
    /** Names exactly this outcome: making it is refused when it would come out differently. */
    plan: z.string(),
  }),
});

export const makeBatches = endpoint({
  name: 'batches-bulk', method: 'POST', route: 'batches/bulk', summary: 'Makes the batches of a preview', permission: 'lines.update', reach: 'own-suppliers', status: 201,
  body: z.strictObject({
    lines: z.array(SeenLine).min(1).max(linesAtOnce), ...Plan, plan: z.string().min(1).max(64), source: BatchSource.optional(), note: z.string().trim().max(1000).optional(),
  }),
  reply: z.object({ batchIds: z.array(id), lines: z.array(z.object({ id, version: id })) }),
});
