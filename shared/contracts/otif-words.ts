import { z } from 'zod';

/** The date that a policy measures a line by. */
export const OtifBasis = z.enum(['original-due', 'first-promise', 'agreed']);
export type OtifBasis = z.infer<typeof OtifBasis>;

/** Whether a line is judged by itself or its whole order at once. */
export const OtifLevel = z.enum(['line', 'order']);
export type OtifLevel = z.infer<typeof OtifLevel>;

/** The four classes of what is decided. */
export const OtifClass = z.enum(['on-time-in-full', 'on-time-not-in-full', 'late-in-full', 'late-not-in-full']);
export type OtifClass = z.infer<typeof OtifClass>;

/** Everything that a judgement can say; what is no class is counted beside the percentage, never in it. */
export const OtifVerdict = z.enum([...OtifClass.options, 'undecided', 'opening', 'no-date', 'cancelled']);
export type OtifVerdict = z.infer<typeof OtifVerdict>;

export const FigureGroup = z.enum(['supplier', 'family', 'customer', 'month']);
export type FigureGroup = z.infer<typeof FigureGroup>;

/** Which promise a delivery is held against. */
export const PromiseMeasure = z.enum(['first', 'last', 'standing-14', 'standing-7']);
export type PromiseMeasure = z.infer<typeof PromiseMeasure>;

/** From the order date to the first receipt, or until all of it had come. */
export const LeadTimeMeasure = z.enum(['first-receipt', 'complete']);
export type LeadTimeMeasure = z.infer<typeof LeadTimeMeasure>;
