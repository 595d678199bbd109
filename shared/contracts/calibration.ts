import { z } from 'zod';
import { commaSeparated, endpoint, Paging } from './endpoint.js';

const n = z.number().int();
const rate = z.number().min(0).max(1).nullable();
const days = z.number().nullable();
const date = z.iso.date();

/** `windows` were hit or missed, `dates` have come; shares and days are null without any. */
export const Calibration = z.object({
  windows: n, inside: n, early: n, late: n, coverage: rate, dates: n, medianErrorDays: days, medianPromiseErrorDays: days, meanErrorDays: days, meanPromiseErrorDays: days, hitRate: rate, meanConfidence: rate,
});
export type Calibration = z.infer<typeof Calibration>;

/** The period speaks of the day on which a proposal was made. */
const Of = { suppliers: commaSeparated(z.string().regex(/^\d{1,9}$/)).optional(), from: date.optional(), to: date.optional() };

export const readCalibration = endpoint({
  name: 'proposals-calibration', method: 'GET', route: 'proposals/calibration', summary: 'How well past proposals foretold the next delivery, beside the promised date',
  permission: 'figures.read', reach: 'own-suppliers',
  query: z.strictObject(Of),
  reply: z.object({
    nearDays: n,
    overall: Calibration,
    byConfidence: z.array(z.object({ from: z.number(), to: z.number(), calibration: Calibration })),
    bySupplier: z.array(z.object({ supplierId: n, supplierName: z.string(), calibration: Calibration })),
  }),
});

export const ProposalOutcome = z.enum(['inside', 'early', 'late', 'void']);
export type ProposalOutcome = z.infer<typeof ProposalOutcome>;

export const CalibrationLine = z.object({
  lineId: n, poNumber: z.string(), lineNumber: z.string(), supplierId: n, supplierName: z.string(), itemCode: z.string(), itemName: z.string().nullable(),
  madeOn: date, arriveOn: date, windowFromOn: date.nullable(), windowToOn: date.nullable(), promisedOn: date.nullable(), outcome: ProposalOutcome, outcomeOn: date.nullable(),
  confidence: z.number(),
});
export type CalibrationLine = z.infer<typeof CalibrationLine>;

const confidence = z.coerce.number().min(0).max(1);

export const listCalibrationLines = endpoint({
  name: 'proposals-calibration-lines', method: 'GET', route: 'proposals/calibration/lines', summary: 'The past proposals behind a figure of the calibration, the newest first',
  permission: 'figures.read', reach: 'own-suppliers',
  query: z.strictObject({ outcome: ProposalOutcome.optional(), confidenceFrom: confidence.optional(), confidenceTo: confidence.optional(), ...Of, ...Paging }),
  reply: z.object({ lines: z.array(CalibrationLine), total: n }),
});
