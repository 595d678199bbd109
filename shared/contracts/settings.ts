import { z } from 'zod';

const share = z.number().min(0).max(1);
const days = z.number().int().min(0).max(365);
const kept = z.number().int().min(1).max(36_500);

/** What an administrator may change while the product runs. Each has a default; an environment variable may fix it. */
export const BusinessSettings = z.object({
  /** Local time in `BUSINESS_TIME_ZONE`, HH:mm. */
  nightAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).default('02:30'),
  /** A failed step is tried again after this many minutes. */
  retryAfterMinutes: z.number().int().min(1).max(1440).default(15),
  /** For how many days the ERP still shows a line that was closed. Nights that lie further apart may have missed its last receipt. */
  lookbackDays: z.number().int().min(1).max(3650).default(30),
  /** The ERP's own words for a line's state, in lower case. What is not listed is open, with a warning. */
  erpStatusMap: z.record(z.string(), z.enum(['open', 'closed', 'cancelled'])).default({
    open: 'open', released: 'open', approved: 'open', pending: 'open', partial: 'open', 'partially received': 'open',
    closed: 'closed', complete: 'closed', completed: 'closed', received: 'closed', 'fully received': 'closed', 'closed short': 'closed',
    cancelled: 'cancelled', canceled: 'cancelled', rejected: 'cancelled', void: 'cancelled',
  }),
  /** More bad rows than this share fail the night. */
  largestRejectShare: share.default(0.05),
  /** What makes an extract suspect, against the last good one. */
  suspectWhen: z.object({
    linesShrinkBy: share.default(0.3),
    supplierLosesAllOf: z.number().int().min(0).default(10),
    deliveredFallsBy: share.default(0.05),
    linesChange: share.default(0.5),
  }).default({ linesShrinkBy: 0.3, supplierLosesAllOf: 10, deliveredFallsBy: 0.05, linesChange: 0.5 }),
  /** A line is at risk when it is due within this many days and not confirmed or not ready. */
  riskDays: days.default(14),
  /** Working days after which a person's last word turns amber, and red. */
  staleAmberDays: days.default(3),
  staleRedDays: days.default(5),
  /** A line slipped when its expected date moved later this often within the days. */
  slippedTimes: z.number().int().min(1).default(2),
  slippedWithinDays: days.default(30),
  holidays: z.array(z.iso.date()).default([]),
  /** Good nights after which a missing open line raises an alert. */
  missingNights: z.number().int().min(1).default(2),
  /** Days after which an unanswered proposal raises an alert. */
  proposalUnansweredDays: days.default(5),
  /** Decimals of a unit of measure; three where none is given. */
  unitDecimals: z.record(z.string(), z.number().int().min(0).max(4)).default({ EA: 0, PCS: 0 }),
  /** Days after which what is only kept for a while is removed. History and the audit trail are kept for ever. */
  retention: z.object({
    runsDays: kept.default(400), sessionsDays: kept.default(30), uploadsDays: kept.default(400), mailDays: kept.default(90), rejectsDays: kept.default(400),
  }).default({ runsDays: 400, sessionsDays: 30, uploadsDays: 400, mailDays: 90, rejectsDays: 400 }),
  /** Our field names to the columns of the ERP's view or file. */
  columnMapping: z.record(z.string(), z.string()).default({}),
});
export type BusinessSettings = z.infer<typeof BusinessSettings>;

export type SettingName = keyof BusinessSettings;
export const settingNames = Object.keys(BusinessSettings.shape) as [SettingName, ...SettingName[]];

/** Settings that every open line is judged by: when one changes, the lines are judged again. */
export const lineSettings: readonly SettingName[] = ['riskDays', 'staleRedDays', 'holidays'];
