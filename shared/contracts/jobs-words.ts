import { z } from 'zod';

/** The five steps of a night, in order. */
export const StepName = z.enum(['ingestion', 'changes', 'timeline', 'proposals', 'alerts']);
export type StepName = z.infer<typeof StepName>;

/** What a step counted. A step fills in what it knows. */
export const StepCounts = z.object({
  linesRead: z.number().int(),
  newLines: z.number().int(),
  changedLines: z.number().int(),
  unchangedLines: z.number().int(),
  vanishedLines: z.number().int(),
  rejectedRows: z.number().int(),
  changeEvents: z.number().int(),
  batchesDelivered: z.number().int(),
  corrections: z.number().int(),
  proposals: z.number().int(),
  alertsOpened: z.number().int(),
  alertsResolved: z.number().int(),
  xrefGaps: z.number().int(),
}).partial();
export type StepCounts = z.infer<typeof StepCounts>;
