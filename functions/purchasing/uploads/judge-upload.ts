import type { RowVerdict } from '../../../shared/contracts/upload-words.js';
import type { Choice, Finding } from '../../../shared/contracts/uploads.js';
import { groupBy } from '../../../shared/group-by.js';
import type { ChangeableLine } from '../change-line.js';
import { changedByForce, movedSinceMade } from './compare-key.js';
import { findLine, type Candidates } from './find-line.js';
import { planLine, type EarlierRow, type LinePlan, type Rules } from './plan-line.js';
import type { NormalRow } from './normal-row.js';

/** What becomes of a row, and why. */
export interface JudgedRow {
  row: number;
  verdict: RowVerdict;
  findings: readonly Finding[];
  choices: readonly Choice[];
  lineId: number | null;
  supplierId: number | null;
  lineVersion: number | null;
  /** Of a row that was sent before: the batch that stands for it. */
  batchId: number | null;
}

/** Everything that rows are judged by. */
export interface Judging {
  candidates: Candidates;
  known: ReadonlyMap<number, ChangeableLine>;
  /** Rows of committed files, by line. */
  earlier: ReadonlyMap<number, readonly EarlierRow[]>;
  /** Lines that somebody chose, by row. */
  chosen: ReadonlyMap<number, number>;
  rules: Rules;
}

export interface Judged { rows: JudgedRow[]; plans: LinePlan[] }

/** Which lines rows are about, as far as that can be told. */
export const linesOf = (rows: readonly NormalRow[], candidates: Candidates, chosen: ReadonlyMap<number, number>): number[] =>
  [...new Set(rows.flatMap((row) => {
    const found = findLine(row, candidates, chosen.get(row.row) ?? null);
    return 'lineId' in found ? [found.lineId] : [];
  }))];

/** What would become of every row of a file; whatever cannot be done says so at its row. */
export function judgeUpload(rows: readonly NormalRow[], judging: Judging): Judged {
  const placed = rows.map((row) => place(row, judging));
  const byLine = groupBy(placed.filter((one) => one.known !== null), ({ known }) => known!.line.id);
  const plans = [...byLine.values()].map((ofLine) =>
    planLine(ofLine[0]!.known!, ofLine.filter(({ judged }) => judged.verdict !== 'error' && judged.verdict !== 'question').map(({ row }) => row), { earlier: judging.earlier.get(ofLine[0]!.known!.line.id) ?? [], rules: judging.rules }));
  const planned = new Map(plans.flatMap((plan) => plan.rows.map((one) => [one.row.row, one] as const)));
  return {
    plans,
    rows: placed.map(({ row, known, judged }): JudgedRow => {
      const one = planned.get(row.row);
      return one ? { ...judged, verdict: one.verdict, findings: one.verdict === 'same' ? one.findings : [...one.findings, ...movedSinceMade(row, known!.line)], batchId: one.batchId } : judged;
    }),
  };
}

interface Placed { row: NormalRow; known: ChangeableLine | null; judged: JudgedRow }

function place(row: NormalRow, { candidates, chosen, known: lines }: Judging): Placed {
  const isNamed = row.key !== null || (row.poNumber !== '' && row.itemCode !== '');
  const found = isNamed ? findLine(row, candidates, chosen.get(row.row) ?? null) : null;
  const known = found && 'lineId' in found ? lines.get(found.lineId) ?? null : null;
  const lost = found && 'lineId' in found && !known ? [{ field: 'poNumber', code: 'order-unknown', facts: { poNumber: row.poNumber } }] : [];
  const findings = [...row.findings, ...changedByForce(row, known?.line ?? null), ...(found && 'finding' in found ? [found.finding] : []), ...lost];
  const questions = [...row.questions, ...(found && 'question' in found ? [found.question] : [])];
  const verdict = findings.length > 0 ? 'error' : questions.length > 0 ? 'question' : 'batch';
  const choices = found && 'choices' in found ? found.choices ?? [] : [];
  const line = known?.line;
  return { row, known, judged: { row: row.row, verdict, findings: [...findings, ...questions], choices, lineId: line?.id ?? null, supplierId: line?.supplierId ?? null, lineVersion: line?.version ?? null, batchId: null } };
}
