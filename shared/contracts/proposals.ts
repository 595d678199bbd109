import { z } from 'zod';
import { commaSeparated, endpoint, Paging } from './endpoint.js';
import { ProposedBatch } from './lines.js';

const id = z.number().int();

export const Proposal = ProposedBatch.extend({
  lineId: id, supplierId: id, supplierName: z.string(), poNumber: z.string(), lineNumber: z.string(), itemCode: z.string(), itemName: z.string().nullable(), uom: z.string().nullable(),
  dueOn: z.iso.date(), status: z.enum(['open', 'accepted', 'changed', 'rejected', 'superseded']),
});
export type Proposal = z.infer<typeof Proposal>;

export const listProposals = endpoint({
  name: 'proposals-list', method: 'GET', route: 'proposals', summary: 'Proposed deliveries in scope, the earliest first', permission: 'proposals.read', reach: 'own-suppliers',
  query: z.strictObject({ suppliers: commaSeparated(z.string().regex(/^\d{1,9}$/)).optional(), from: z.iso.date().optional(), to: z.iso.date().optional(), ...Paging }),
  reply: z.object({ proposals: z.array(Proposal), total: z.number().int() }),
});

const rate = z.number().min(0).max(1).nullable();

export const Calibration = z.object({
  windows: id, inside: id, coverage: rate, dates: id, medianErrorDays: z.number().nullable(), medianPromiseErrorDays: z.number().nullable(), meanErrorDays: z.number().nullable(), meanPromiseErrorDays: z.number().nullable(),
  hitRate: rate, meanConfidence: rate,
});
export type Calibration = z.infer<typeof Calibration>;

export const readCalibration = endpoint({
  name: 'proposals-calibration', method: 'GET', route: 'proposals/calibration', summary: 'How well past proposals foretold the next delivery, beside the promised date',
  permission: 'figures.read', reach: 'own-suppliers',
  reply: z.object({
    overall: Calibration,
    byConfidence: z.array(z.object({ from: z.number(), to: z.number(), calibration: Calibration })),
    bySupplier: z.array(z.object({ supplierId: id, supplierName: z.string(), calibration: Calibration })),
  }),
});
