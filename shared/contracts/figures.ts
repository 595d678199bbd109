import { z } from 'zod';
import { because } from './because.js';
import { commaSeparated, endpoint, Paging } from './endpoint.js';
import { FigureGroup, LeadTimeMeasure, OtifBasis, OtifLevel, OtifVerdict, PromiseMeasure } from './otif-words.js';

const n = z.number().int();
const days = z.number().nullable();
const rate = z.number().min(0).max(1).nullable();
const date = z.iso.date();

/** How days lie; `sd` of the sample, percentiles by the nearest rank. Everything but n is null without values. */
const Spread = z.object({ n, mean: days, sd: days, p50: days, p80: days, p90: days });

export const SupplierFigures = z.object({
  supplierId: n, supplierCode: z.string(), supplierName: z.string(), lines: n, outstandingLines: n, late: n, atRisk: n, noResponse: n, openProposals: n,
  /** Days from order to first receipt over lines whose first receipt was seen; null without any. */
  leadTime: Spread,
});
export type SupplierFigures = z.infer<typeof SupplierFigures>;

export const listSupplierFigures = endpoint({
  name: 'figures-suppliers', method: 'GET', route: 'figures/suppliers', summary: 'Each supplier in scope as the last night left it', permission: 'figures.read', reach: 'own-suppliers',
  reply: z.object({ today: date, suppliers: z.array(SupplierFigures) }),
});

/** Of which suppliers and what period; the period speaks of the figure's own day and includes both ends. */
const Of = { suppliers: commaSeparated(z.string().regex(/^\d{1,9}$/)).optional(), from: date.optional(), to: date.optional() };
const Grouped = { by: FigureGroup.default('supplier'), ...Of };
/** One group of a figure, by its key. */
const OneOf = { by: FigureGroup.default('supplier'), key: z.string().max(300).optional(), ...Of, ...Paging };
const policyCode = z.string().max(40).default('PROMISE');

const named = { key: z.string(), label: z.string().nullable() };
const groupsOf = <Tally extends z.ZodRawShape>(tally: Tally) => ({
  today: date, by: FigureGroup, total: z.object(tally), groups: z.array(z.object({ ...named, ...tally })),
  /** Groups that were left off: the smallest. */
  leftOff: n,
});

export const OtifPolicy = z.object({
  code: z.string(), labelEn: z.string(), labelZh: z.string(), basis: OtifBasis, daysEarly: n.nullable(), daysLate: n, level: OtifLevel, tolerance: z.number(),
});
export type OtifPolicy = z.infer<typeof OtifPolicy>;

export const listOtifPolicies = endpoint({
  name: 'figures-policies', method: 'GET', route: 'figures/policies', summary: 'The named policies by which on time and in full is judged', permission: 'otif.read', reach: 'nobody',
  reply: z.object({ policies: z.array(OtifPolicy) }),
});

/** `n` are decided; no share without them. Of a policy by order everything counts orders. */
const otifTally = {
  n, onTimeInFull: n, onTimeNotInFull: n, lateInFull: n, lateNotInFull: n, undecided: n, openings: n, noDate: n, cancelled: n, otif: rate, onTime: rate, inFull: rate,
};

export const readOtif = endpoint({
  name: 'figures-otif', method: 'GET', route: 'figures/otif', summary: 'On time in full under a policy, by supplier, item family, customer or month', permission: 'otif.read', reach: 'own-suppliers',
  query: z.strictObject({ policy: policyCode, ...Grouped }),
  reply: z.object({ policy: OtifPolicy, ...groupsOf(otifTally) }),
});

const figureLine = {
  lineId: n, poNumber: z.string(), lineNumber: z.string(), supplierId: n, supplierName: z.string(), itemCode: z.string(), itemName: z.string().nullable(),
  itemFamily: z.string().nullable(), finalCustomer: z.string().nullable(), uom: z.string().nullable(), orderedQty: z.number(), deliveredQty: z.number(),
};

export const OtifLine = z.object({
  ...figureLine, verdict: OtifVerdict, /** Of the whole order, where the policy judges orders. */ orderVerdict: OtifVerdict.nullable(),
  basisOn: date.nullable(), fromOn: date.nullable(), untilOn: date.nullable(), because,
});
export type OtifLine = z.infer<typeof OtifLine>;

export const listOtifLines = endpoint({
  name: 'figures-otif-lines', method: 'GET', route: 'figures/otif/lines', summary: 'The lines behind a figure of on time in full, with why each is what it is', permission: 'otif.read', reach: 'own-suppliers',
  query: z.strictObject({ policy: policyCode, verdict: OtifVerdict.optional(), ...OneOf }),
  reply: z.object({ lines: z.array(OtifLine), total: n }),
});

const missTally = z.object({ n, none: n, bias: days, mae: days, hits: n, hitRate: rate });
const promiseTally = {
  n, open: n, short: n, openings: n, pushes: n, pushedLines: n, pushesPerLine: z.number().nullable(), measures: z.record(PromiseMeasure, missTally),
};
const hitDays = z.coerce.number().int().min(0).max(60).default(3);

export const readPromises = endpoint({
  name: 'figures-promises', method: 'GET', route: 'figures/promises', summary: 'How well promises were kept: bias, mean error, hit rate, pushes', permission: 'figures.read', reach: 'own-suppliers',
  query: z.strictObject({ hitDays, ...Grouped }),
  reply: z.object({ hitDays: n, ...groupsOf(promiseTally) }),
});

/** How a promise was missed, for the lines behind it. */
export const PromiseOutcome = z.enum(['hit', 'early', 'late', 'none', 'open']);
export type PromiseOutcome = z.infer<typeof PromiseOutcome>;

export const PromiseLine = z.object({ ...figureLine, promisedOn: date.nullable(), actualOn: date.nullable(), missedBy: n.nullable(), pushes: n });
export type PromiseLine = z.infer<typeof PromiseLine>;

export const listPromiseLines = endpoint({
  name: 'figures-promises-lines', method: 'GET', route: 'figures/promises/lines', summary: 'The lines behind a figure of promises, the furthest missed first', permission: 'figures.read', reach: 'own-suppliers',
  query: z.strictObject({ measure: PromiseMeasure.default('last'), outcome: PromiseOutcome.optional(), hitDays, ...OneOf }),
  reply: z.object({ lines: z.array(PromiseLine), total: n }),
});

const leadMeasure = LeadTimeMeasure.default('first-receipt');

export const readLeadTimes = endpoint({
  name: 'figures-lead-times', method: 'GET', route: 'figures/lead-times', summary: 'Days from the order to the first receipt, or until all had come', permission: 'figures.read', reach: 'own-suppliers',
  query: z.strictObject({ measure: leadMeasure, ...Grouped }),
  reply: z.object({ measure: LeadTimeMeasure, ...groupsOf(Spread.shape), openings: n }),
});

export const LeadTimeLine = z.object({ ...figureLine, orderedOn: date.nullable(), endedOn: date.nullable(), days: n });
export type LeadTimeLine = z.infer<typeof LeadTimeLine>;

export const listLeadTimeLines = endpoint({
  name: 'figures-lead-times-lines', method: 'GET', route: 'figures/lead-times/lines', summary: 'The lines behind a lead time, the longest first', permission: 'figures.read', reach: 'own-suppliers',
  query: z.strictObject({ measure: leadMeasure, ...OneOf }),
  reply: z.object({ lines: z.array(LeadTimeLine), total: n }),
});
