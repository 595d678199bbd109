import type { Batch } from '../../../shared/contracts/batches.js';
import type { BatchAct } from '../../../shared/batch-machine.js';

/** Somebody wants to do something to a batch; of one of its lines where one is named. */
export class BatchActWanted extends Event {
  constructor(readonly act: BatchAct | 'transport', readonly batchLineId: number | null = null) { super('batch-act-wanted', { bubbles: true, composed: true }); }
}

/** A batch is as given now. */
export class BatchSaved extends Event {
  constructor(readonly batch: Batch) { super('batch-saved', { bubbles: true, composed: true }); }
}

/** Batches were made of these lines, which have to be read again. */
export class BatchesMade extends Event {
  constructor(readonly batchIds: readonly number[], readonly lineIds: readonly number[]) { super('batches-made', { bubbles: true, composed: true }); }
}
