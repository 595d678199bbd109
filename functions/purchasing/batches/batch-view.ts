import type { Batch, BatchEvent, BatchLine } from '../../../shared/contracts/batches.js';
import type { Role } from '../../../shared/contracts/roles.js';
import type { BatchEventRow, CarriedRow, ListedBatch } from './batches.store.js';

/** To suppliers, people of other companies are known by their role alone. */
const named = (by: string | null, role: Role | null, hideNames: boolean) => (hideNames && role !== 'supplier' ? null : by);

export const batchView = ({ createdBy, createdByRole, ...batch }: ListedBatch, lines: readonly CarriedRow[], { hideNames }: { hideNames: boolean }): Batch =>
  ({ ...batch, createdBy: named(createdBy, createdByRole, hideNames), lines: lines.map(({ batchId: _, ...line }): BatchLine => line) });

export const eventView = ({ by, role, ...event }: BatchEventRow, { hideNames }: { hideNames: boolean }): BatchEvent => ({ ...event, by: named(by, role, hideNames), role });
