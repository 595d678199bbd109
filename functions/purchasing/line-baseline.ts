import { erpFieldNames, type ErpFieldName } from '../../shared/contracts/erp-fields.js';
import type { BusinessSettings } from '../../shared/contracts/settings.js';
import type { IsoDate } from '../../shared/dates.js';
import type { RowOf } from '../platform/database/schema.js';

export type PoLine = RowOf<'po_line'>;
export type NewLine = Omit<PoLine, 'id'>;

/** A line as one night's snapshot shows it. */
export type Version = Pick<RowOf<'erp_snapshot'>, ErpFieldName>;

/** Whose line it is and what it orders, after the cross-reference. */
export interface Parties { supplierId: number; itemId: number; transitDays: number; supplierUnmapped: boolean; itemUnmapped: boolean }

/** The ERP half of a line. People's half is never in it. */
export type Baseline = Pick<PoLine, Exclude<ErpFieldName, 'status'> | 'erpStatus' | 'erpState'>;

export function baselineOf(version: Version, policy: Pick<BusinessSettings, 'erpStatusMap'>): Baseline {
  const baseline: Record<string, unknown> = { erpStatus: version.status, erpState: stateOf(version.status, policy) };
  for (const field of sameFields) baseline[field] = version[field];
  return baseline as Baseline;
}

const sameFields = erpFieldNames.filter((field) => field !== 'status');

/** The ERP's word for a state, in the product's three. */
export const stateOf = (status: string | null, { erpStatusMap }: Pick<BusinessSettings, 'erpStatusMap'>): PoLine['erpState'] =>
  erpStatusMap[status?.toLowerCase() ?? ''] ?? 'open';

export const columnsOf = ({ supplierId, itemId, supplierUnmapped, itemUnmapped }: Parties) => ({ supplierId, itemId, supplierUnmapped, itemUnmapped });

interface FirstSeen { runId: number; businessOn: IsoDate; at: string; generation: number }

/** A line of which nothing is known but what the ERP says: no history, nobody's word, nothing derived yet. */
export const blankLine = (version: Version, baseline: Baseline, parties: Parties, { runId, businessOn, at, generation }: FirstSeen): NewLine => ({
  ...baseline, ...columnsOf(parties), generation,
  firstRunId: runId, firstSeenOn: businessOn, appliedRunId: runId, missingSinceOn: null, lastSeenOn: null, archivedOn: null, archivedBecause: null,
  originalDueOn: version.dueOn, firstPromisedOn: version.promisedOn, firstPushOn: null, firstPushedTo: null, lastPushOn: null, lastPushedTo: null, pushCount: 0,
  openingQty: 0, receiptCount: 0, firstReceiptOn: null, firstReceiptQty: null, lastReceiptOn: null, lastGapDays: null, completedOn: null, leftOn: null,
  stage: 'planned', status: 'planned', outstandingQty: 0, openBatchQty: 0, unallocatedQty: 0, overAllocatedQty: 0,
  readyQty: 0, readySinceOn: null, overDeliveryAllowed: false, agreedOn: null, expectedOn: null, expectedFrom: null,
  statedOn: null, statedSource: null, statedArrivalOn: null, statedReadyOn: null, slippedUntilOn: null,
  lateOn: null, atRiskOn: null, staleOn: null, proposalReviewOn: businessOn, alertReviewOn: businessOn, changedAt: at, version: 1, touched: 0, staleBeforeOn: null,
});
