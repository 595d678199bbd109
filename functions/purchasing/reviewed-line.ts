import type { PoLine } from './line-baseline.js';

/** What the proposals look at of a line. A night reviews many lines, so it reads no more of them. */
export const reviewedColumns = [
  'id', 'version', 'supplierId', 'itemId', 'itemCode', 'itemFamily', 'uom', 'orderedOn', 'dueOn', 'originalDueOn', 'promisedOn', 'firstSeenOn', 'firstPromisedOn', 'lastPushedTo', 'pushCount', 'deliveredQty', 'receivedOn',
  'lastReceiptOn', 'receiptCount', 'unallocatedQty', 'openBatchQty', 'readyQty', 'readySinceOn', 'statedOn', 'statedSource', 'statedArrivalOn', 'statedReadyOn',
  'missingSinceOn', 'archivedOn',
] as const satisfies (keyof PoLine)[];

export type ReviewedLine = Pick<PoLine, (typeof reviewedColumns)[number]>;
