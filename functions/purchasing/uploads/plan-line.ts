import type { BatchState } from '../../../shared/contracts/purchasing-words.js';
import type { RowVerdict } from '../../../shared/contracts/upload-words.js';
import type { Finding } from '../../../shared/contracts/uploads.js';
import { addDays, type IsoDate } from '../../../shared/dates.js';
import { leftOf, sameQty, sumQty, toUnits } from '../../../shared/quantities.js';
import type { OpenBatchLine, OpenQty } from '../allocate-delivery.js';
import { decimalsOf } from '../batches/line-edits.js';
import type { Act, ChangeableLine } from '../change-line.js';
import { readyAfter, readyFaults, type Ready } from '../milestones/ready-quantity.js';
import { overAllocationOf } from '../over-allocation.js';
import { whyNotOpen } from '../why-not-open.js';
import type { NormalRow } from './normal-row.js';

/** A row of a committed file, and what stands of the batch that it made; `batchStates` is empty where it made none. */
export interface EarlierRow { qty: number | null; readyOn: IsoDate | null; comment: string | null; batchId: number | null; batchStates: readonly BatchState[] }

/** A supplier's own file confirms; everybody else's plans. */
export interface Rules { makes: 'planned' | 'confirmed'; act: Pick<Act, 'today' | 'policy'> }

export interface PlannedRow { row: NormalRow; verdict: RowVerdict; findings: readonly Finding[]; batchId: number | null }

/** What a file makes of one line: its rows, the planned batches that go, and what is open and ready after it. */
export interface LinePlan { known: ChangeableLine; rows: PlannedRow[]; replaced: readonly OpenBatchLine[]; kept: readonly OpenBatchLine[]; ready: Pick<Ready, 'readyQty' | 'readySinceOn'> }

interface About { earlier: readonly EarlierRow[]; rules: Rules }

/**
 * Decides on the rows of one line. Rows that were sent before make nothing again. Where new rows plan batches, they replace the
 * planned ones, never what is confirmed or on its way, and never what an earlier row stands for.
 */
export function planLine(known: ChangeableLine, rows: readonly NormalRow[], about: About): LinePlan {
  const { fresh, same } = apart(known, rows, about);
  const batches = fresh.filter((row) => isBatch(row, about.rules));
  const standing = new Set(same.map(({ batchId }) => batchId));
  const replaced = batches.length > 0 ? known.open.filter(({ state, batchId }) => state === 'planned' && !standing.has(batchId)) : [];
  const kept = known.open.filter((one) => !replaced.includes(one));
  const { judged, ready } = judgeReady(known, fresh.filter((row) => !isBatch(row, about.rules)), about.rules);
  const planned = batches.map((row, i) => judgeBatch(known, row, { kept, fresh, rules: about.rules, replaced: i === 0 ? replaced : [] }));
  return { known, rows: [...same, ...judged, ...planned], replaced, kept, ready };
}

/** A comment alone has neither quantity nor date. */
const isNote = ({ qty, readyOn }: NormalRow) => qty === null && readyOn === null;
const isBatch = ({ qty, readyOn }: NormalRow, { act }: Rules) => qty !== null && readyOn !== null && readyOn > act.today;

/** Rows that say what is so already, each by one earlier row or one open batch, and the others. */
function apart({ open }: ChangeableLine, rows: readonly NormalRow[], { earlier, rules }: About): { fresh: NormalRow[]; same: PlannedRow[] } {
  const sent = earlier.filter((one) => stands(one, rules));
  const planned = open.filter(({ state }) => state !== 'planned' || rules.makes === 'planned');
  const fresh: NormalRow[] = [];
  const same: PlannedRow[] = [];
  for (const row of rows) {
    const before = takeFrom(sent, (one) => isSame(row, one));
    if (before) takeFrom(planned, ({ batchId }) => batchId === before.batchId);
    const found = before ?? takeFrom(planned, (one) => isBatch(row, rules) && isSame(row, { ...one, comment: null }));
    if (!found) fresh.push(row);
    else same.push({ row, verdict: 'same', findings: [{ field: null, code: 'upload-same', facts: {} }], batchId: found.batchId });
  }
  return { fresh, same };
}

/** What a row made and somebody took away since, may be made again; and a supplier's word is more than a plan. */
const stands = ({ batchId, batchStates }: EarlierRow, { makes }: Rules) =>
  batchId === null || (batchStates.some((state) => state !== 'cancelled') && (makes === 'planned' || !batchStates.includes('planned')));

const isSame = (row: NormalRow, { qty, readyOn, comment }: Pick<EarlierRow, 'qty' | 'readyOn' | 'comment'>) =>
  (isNote(row) ? qty === null && comment === row.comment : qty !== null && row.qty !== null && sameQty(qty, row.qty) && readyOn === row.readyOn);

function takeFrom<One>(list: One[], fits: (one: One) => boolean): One | undefined {
  const at = list.findIndex(fits);
  return at < 0 ? undefined : list.splice(at, 1)[0];
}

/** Rows of goods that are ready, each on top of those before it; and comments. */
function judgeReady(known: ChangeableLine, rows: readonly NormalRow[], { act }: Rules): { judged: PlannedRow[]; ready: LinePlan['ready'] } {
  let line: Pick<ChangeableLine['line'], 'orderedQty' | 'deliveredQty' | 'readyQty' | 'readySinceOn' | 'uom'> = known.line;
  const judged = rows.map((row): PlannedRow => {
    if (isNote(row)) return { row, verdict: 'note', findings: [{ field: 'comment', code: 'upload-notes', facts: {} }], batchId: null };
    const entry = { qty: row.qty!, readyOn: row.readyOn! };
    const faults = readyFaults(line, { ...entry, overProduction: known.line.overDeliveryAllowed }, { today: act.today, decimals: decimalsOf(line.uom, act.policy) });
    const findings = [...closedFindings(known), ...dateFindings(row, act.today), ...faults.map(({ field, because }) => ({ field: field === 'ready/readyOn' ? 'readyOn' : 'qty', ...because }))];
    if (findings.length > 0) return { row, verdict: 'error', findings, batchId: null };
    line = { ...line, ...readyAfter(line, entry) };
    return { row, verdict: 'ready', findings: [{ field: null, code: 'upload-states-ready', facts: { qty: row.qty!, readyOn: row.readyOn! } }], batchId: null };
  });
  return { judged, ready: { readyQty: line.readyQty, readySinceOn: line.readySinceOn } };
}

interface Around { kept: readonly OpenBatchLine[]; fresh: readonly NormalRow[]; rules: Rules; replaced: readonly OpenBatchLine[] }

function judgeBatch(known: ChangeableLine, row: NormalRow, around: Around): PlannedRow {
  const { rules: { act, makes }, replaced } = around;
  const findings = [...closedFindings(known), ...dateFindings(row, act.today), ...fineFindings(known, row, around), ...sumFindings(known, around)];
  if (findings.length > 0) return { row, verdict: 'error', findings, batchId: null };
  const [qty, readyOn, arriveOn] = [row.qty!, row.readyOn!, addDays(row.readyOn!, known.transitDays)];
  const made: Finding = makes === 'confirmed' ? { field: null, code: 'upload-confirms', facts: { qty, readyOn, arriveOn } } : { field: null, code: 'upload-plans', facts: { qty, readyOn, arriveOn } };
  const gone: Finding[] = replaced.length > 0 ? [{ field: null, code: 'upload-replaces', facts: { batches: replaced.length, qty: sumQty(replaced.map(({ qty }) => qty)) } }] : [];
  return { row, verdict: 'batch', findings: [made, ...gone], batchId: null };
}

function closedFindings({ line }: ChangeableLine): Finding[] {
  const closed = whyNotOpen(line);
  if (closed) return [{ field: 'poNumber', ...closed }];
  return line.outstandingQty > 0 ? [] : [{ field: 'poNumber', code: 'nothing-outstanding', facts: {} }];
}

/** Two years back and three ahead: what lies beyond was mistyped. */
function dateFindings({ readyOn }: NormalRow, today: IsoDate): Finding[] {
  const [from, to] = [addDays(today, -730), addDays(today, 3 * 365)];
  return readyOn! < from || readyOn! > to ? [{ field: 'readyOn', code: 'date-far-off', facts: { from, to } }] : [];
}

/** Quantities come in the decimals of their unit; what is left of a line may be taken as it is. */
function fineFindings(known: ChangeableLine, { qty }: NormalRow, { kept, rules }: Around): Finding[] {
  const { uom } = known.line;
  const decimals = decimalsOf(uom, rules.act.policy);
  const isFine = toUnits(qty!) % 10 ** (4 - decimals) === 0 || sameQty(qty!, leftBeside(known, kept));
  return isFine ? [] : [{ field: 'qty', code: 'qty-too-fine', facts: { uom: uom ?? '', decimals } }];
}

const leftBeside = ({ line }: ChangeableLine, kept: readonly OpenBatchLine[]) => leftOf(line.outstandingQty, sumQty(kept.map(({ qty }) => qty)));

/** All rows of a line together may say at most what is outstanding; its batches at most what no other batch holds. */
function sumFindings(known: ChangeableLine, { kept, fresh, rules }: Around): Finding[] {
  const { line } = known;
  const batches = fresh.filter((row) => isBatch(row, rules)).map((row) => openOf(row, known, rules.makes));
  const rowsQty = sumQty(fresh.map(({ qty }) => qty ?? 0));
  const isOver = !line.overDeliveryAllowed && (overAllocationOf(line, [...kept, ...batches]) > 0 || toUnits(rowsQty) > toUnits(line.outstandingQty));
  return isOver ? [{ field: 'qty', code: 'upload-exceeds', facts: { poNumber: line.poNumber, lineNumber: line.lineNumber, rowsQty, leftQty: leftBeside(known, kept), outstandingQty: line.outstandingQty } }] : [];
}

/** The batch that a row means, as the line sees it. */
export const openOf = ({ qty, readyOn }: NormalRow, { transitDays }: ChangeableLine, state: 'planned' | 'confirmed'): OpenQty =>
  ({ qty: qty!, state, readyOn, dispatchedOn: null, arriveOn: addDays(readyOn!, transitDays) });
