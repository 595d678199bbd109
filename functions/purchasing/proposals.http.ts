import { listProposals, readCalibration } from '../../shared/contracts/proposals.js';
import { groupBy } from '../../shared/group-by.js';
import { reaches } from '../identity/caller.js';
import { serve, type Answer } from '../platform/http.js';
import { proposalView } from './proposal-view.js';
import { countOpenProposals, proposalsPage } from './proposals.store.js';
import { nearDays } from './receipt-pools.js';
import { calibrationOf } from './score-proposals.js';
import { finishedProposals, supplierNames } from './scores.store.js';

const answerList: Answer<typeof listProposals> = async ({ db, query: { offset, limit, suppliers, ...rest }, scope }) => {
  const listing = { ...rest, scope, ...(suppliers && { suppliers: suppliers.map(Number) }) };
  const rows = await proposalsPage(db, listing, { offset, limit });
  return {
    proposals: rows.map((row) => ({
      ...proposalView(row), lineId: row.lineId, supplierId: row.supplierId, supplierName: row.supplierName, poNumber: row.poNumber, lineNumber: row.lineNumber,
      itemCode: row.itemCode, itemName: row.itemName, uom: row.uom, dueOn: row.dueOn, status: row.status,
    })),
    total: await countOpenProposals(db, listing),
  };
};

/** Chances as they were stated; each band shows how often they came true. */
const bands = [[0, 0.25], [0.25, 0.5], [0.5, 0.75], [0.75, 1.01]] as const;

const answerCalibration: Answer<typeof readCalibration> = async ({ db, scope }) => {
  const finished = (await finishedProposals(db)).filter(({ supplierId }) => reaches(scope, supplierId));
  const names = await supplierNames(db);
  return {
    overall: calibrationOf(finished, nearDays),
    byConfidence: bands.map(([from, to]) => ({ from, to: Math.min(to, 1), calibration: calibrationOf(finished.filter(({ confidence }) => confidence >= from && confidence < to), nearDays) })),
    bySupplier: [...groupBy(finished, ({ supplierId }) => supplierId)].map(([supplierId, ofSupplier]) =>
      ({ supplierId, supplierName: names.get(supplierId)!, calibration: calibrationOf(ofSupplier, nearDays) })),
  };
};

serve(listProposals, answerList);
serve(readCalibration, answerCalibration);
