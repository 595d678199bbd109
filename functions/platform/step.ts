import type { BusinessSettings } from '../../shared/contracts/settings.js';
import type { StepCounts, JobName } from '../../shared/contracts/jobs-words.js';
import type { IsoDate } from '../../shared/dates.js';
import type { ErpSource } from '../integrations/erp/erp-source.js';
import type { Reader, Writer } from './database/database.js';

/** Why a step looks for work: its timer ticked, a person at the console said so, or an administrator asked for a date. */
export type Asked = { by: 'timer' } | { by: 'command'; on?: IsoDate } | { by: 'request'; on: IsoDate };

/** What a step sees when it looks for work: enough to decide, nothing to change. */
export interface StepView { db: Reader; erp: ErpSource; settings: BusinessSettings; zone: string; now(): string }

/** What a running step may do. Every `write` is one transaction that proves the lease first. */
export interface StepContext extends StepView {
  write: <T>(work: (tx: Writer) => Promise<T>) => Promise<T>;
  progress(done: number, total: number): void;
}

export interface StepWork { businessOn: IsoDate; erpRunId?: number }

export interface StepReport { outcome: 'done' | 'suspect'; counts: StepCounts; message?: string; erpRunId?: number }

/**
 * One arrow of the flow. A step finds in the database what the step before left undone, runs alone, may be cut off at
 * any point and may be repeated.
 */
export interface Step<Work extends StepWork = StepWork> {
  name: JobName;
  find(view: StepView, asked: Asked): Promise<Work | null>;
  run(context: StepContext, work: Work): Promise<StepReport>;
}
