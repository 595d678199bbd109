import { z } from 'zod';

/** The five steps of a night, in order. */
export const StepName = z.enum(['ingestion', 'changes', 'timeline', 'proposals', 'alerts']);
export type StepName = z.infer<typeof StepName>;

/** What is done once a day beside the night. */
export const ChoreName = z.enum(['audit-check', 'retention', 'line-rules', 'backup']);
export type ChoreName = z.infer<typeof ChoreName>;

/** All that runs by itself and is recorded. */
export const JobName = z.enum([...StepName.options, ...ChoreName.options]);
export type JobName = z.infer<typeof JobName>;

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
  auditEvents: z.number().int(),
  /** The first event of the audit trail that does not fit. */
  brokenEvent: z.number().int(),
  deletedRows: z.number().int(),
  linesSettled: z.number().int(),
  /** The size of a backup, in MiB. */
  backupSize: z.number().int(),
}).partial();
export type StepCounts = z.infer<typeof StepCounts>;
