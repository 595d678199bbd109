import type { BatchState, StatementSource } from '../../../shared/contracts/purchasing-words.js';
import type { RowOf } from '../../platform/database/schema.js';
import type { ChangeableLine } from '../change-line.js';

export type BatchRow = RowOf<'dispatch_batch'>;
export type BatchLineRow = Pick<RowOf<'batch_line'>, 'id' | 'lineId' | 'qty' | 'state' | 'version'>;

/** A batch with what it still carries, and the PO lines behind that, as they were seen. */
export interface KnownBatch { batch: BatchRow; lines: readonly BatchLineRow[]; poLines: readonly ChangeableLine[] }

/** What is written down of an act: whose word, why. */
export interface Words { source: StatementSource | null; reason: string | null; note: string | null }

export type BatchEventKind = 'made' | 'confirmed' | 'dispatched' | 'moved' | 'resized' | 'transport' | 'cancelled';

/** An event of one line of a batch, before it is told who and when. */
export interface BatchEventFacts extends Words {
  lineId: number;
  batchLineId: number | null;
  kind: BatchEventKind;
  qty: number;
  fromQty: number | null;
  fromOn: string | null;
  toOn: string | null;
}

/** What an act makes of a batch: its own fields, its lines, and the events that tell of it. */
export interface BatchEdit {
  before: BatchRow;
  after: Pick<BatchRow, 'readyOn' | 'dispatchedOn' | 'arriveOn' | 'carrier' | 'container' | 'reference' | 'source'>;
  lines: readonly { before: BatchLineRow; qty: number; state: BatchState }[];
  events: readonly BatchEventFacts[];
}
