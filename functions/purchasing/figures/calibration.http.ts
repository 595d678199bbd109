import { listCalibrationLines, readCalibration, type ProposalOutcome } from '../../../shared/contracts/calibration.js';
import { groupBy } from '../../../shared/group-by.js';
import { serve, type Answer } from '../../platform/http.js';
import { nearDays } from '../receipt-pools.js';
import { calibrationOfScores } from '../score-proposals.js';
import { calibrationPage, countCalibration } from './calibration.store.js';
import { rowsWanted } from './figure-groups.js';
import { suppliersWithTransit } from './measured-lines.store.js';
import { scoredProposals } from './score-proposals.step.js';
import { scoresAt } from './scored-proposals.js';

/** Chances as they were stated; each band shows how often they came true. */
const bands = [[0, 0.25], [0.25, 0.5], [0.5, 0.75], [0.75, 1]] as const;

const answerCalibration: Answer<typeof readCalibration> = async ({ db, query: { suppliers, from, to }, scope }) => {
  const scores = await scoredProposals(db);
  const rows = rowsWanted(scores, scores.on, { scope, from, to, suppliers: suppliers?.map(Number) });
  const names = new Map((await suppliersWithTransit(db)).map(({ id, name }) => [id, name]));
  const calibration = (of: readonly number[]) => calibrationOfScores(scoresAt(scores, of), nearDays);
  const inBand = (from: number, to: number) => rows.filter((row) => scores.confidence[row]! >= from && (scores.confidence[row]! < to || to === 1));
  return {
    nearDays, overall: calibration(rows),
    byConfidence: bands.map(([from, to]) => ({ from, to, calibration: calibration(inBand(from, to)) })),
    bySupplier: [...groupBy(rows, (row) => scores.supplier[row]!)].map(([supplierId, of]) => ({ supplierId, supplierName: names.get(supplierId)!, calibration: calibration(of) }))
      .sort((a, b) => b.calibration.windows - a.calibration.windows || a.supplierId - b.supplierId),
  };
};

const answerLines: Answer<typeof listCalibrationLines> = async ({ db, query: { offset, limit, suppliers, ...rest }, scope }) => {
  const listing = { ...rest, scope, suppliers: suppliers?.map(Number) };
  const lines = await calibrationPage(db, listing, { offset, limit });
  return { lines: lines.map((line) => ({ ...line, outcome: line.outcome as ProposalOutcome })), total: await countCalibration(db, listing) };
};

serve(readCalibration, answerCalibration);
serve(listCalibrationLines, answerLines);
