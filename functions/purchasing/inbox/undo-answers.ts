import type { WhyNotUndone } from '../../../shared/contracts/inbox.js';
import type { IsoDate } from '../../../shared/dates.js';
import { leftOf, sameQty, sumQty } from '../../../shared/quantities.js';
import type { RowOf } from '../../platform/database/schema.js';
import { changeLine, type Act, type ChangeableLine, type LineChange, type StatedFacts } from '../change-line.js';
import type { PoLine } from '../line-baseline.js';

export type AnswerRow = RowOf<'proposal_answer'>;

/** What people had said of a line before an answer, as far as answers change it. */
export type FactsBefore = Pick<PoLine, 'statedOn' | 'statedSource' | 'statedReadyOn' | 'agreedOn' | 'slippedUntilOn' | 'staleBeforeOn'>;

export const factsBefore = ({ statedOn, statedSource, statedReadyOn, agreedOn, slippedUntilOn, staleBeforeOn }: PoLine): FactsBefore =>
  ({ statedOn, statedSource, statedReadyOn, agreedOn, slippedUntilOn, staleBeforeOn });

/** A batch that an answer made, as it stands now. */
export interface MadeBatch { id: number; version: number; arriveOn: IsoDate | null; lines: readonly { id: number; lineId: number; qty: number; state: string; version: number }[] }

type Proposal = Pick<RowOf<'batch_proposal'>, 'id' | 'version' | 'qty'>;

/** The answers that one request gave for one line, with what stands of them. */
export interface GivenForLine { rows: readonly AnswerRow[]; known: ChangeableLine | undefined; batches: readonly MadeBatch[]; proposals: readonly Proposal[] }

/** What taking them back does: everything is appended, nothing is as if it had never been. */
export interface LineUndo { rows: readonly AnswerRow[]; change: LineChange; cancelled: readonly MadeBatch[]; reopened: readonly Proposal[] }

const undoMinutes = 10;

export const undoUntil = (answeredAt: string): string => new Date(Date.parse(answeredAt) + undoMinutes * 60_000).toISOString();

/** Takes the answers of one line back, or says why not: a person or a delivery came after them, or too much time has passed. */
export function undoLine(given: GivenForLine, act: Act): LineUndo | WhyNotUndone {
  const { rows, known, batches, proposals } = given;
  const [{ undoneAt, answeredAt, lineVersion }] = rows as [AnswerRow];
  if (undoneAt !== null) return 'undone';
  if (act.at > undoUntil(answeredAt)) return 'too-late';
  if (!known || known.line.version !== lineVersion) return 'line-changed';
  if (!batches.every((batch) => isUntouched(batch, rows))) return 'batch-changed';
  return { rows, cancelled: batches, reopened: proposals, change: changeBack(given as GivenForLine & { known: ChangeableLine }, act) };
}

const isUntouched = ({ id, version, lines }: MadeBatch, rows: readonly AnswerRow[]): boolean => {
  const made = rows.find(({ batchId }) => batchId === id)!;
  const [line] = lines;
  return version === 1 && lines.length === 1 && line!.version === 1 && line!.lineId === made.lineId && sameQty(line!.qty, made.qty!) && ['planned', 'confirmed'].includes(line!.state);
};

function changeBack({ rows, known, batches, proposals }: GivenForLine & { known: ChangeableLine }, act: Act): LineChange {
  const { slippedUntilOn, staleBeforeOn, ...facts } = JSON.parse(rows[0]!.factsBefore) as FactsBefore;
  const gone = new Set(batches.map(({ id }) => id));
  const change = changeLine(known, { facts, open: known.open.filter(({ batchId }) => !gone.has(batchId)), said: { milestones: withdrawn(known, facts) } }, act);
  const asked = sumQty([...known.proposals, ...proposals].map(({ qty }) => qty));
  return { ...change, line: { ...change.line, slippedUntilOn, staleBeforeOn }, superseded: leftOf(asked, change.line.unallocatedQty) === 0 ? [] : known.proposals };
}

/** The readiness that the answer stated goes back to what was stated before it. */
function withdrawn({ line, milestones }: ChangeableLine, { statedReadyOn, statedSource }: StatedFacts) {
  const fromOn: IsoDate | null = milestones['ready-to-dispatch'] ?? null;
  if (line.statedReadyOn === statedReadyOn) return [];
  return [{ kind: 'ready-to-dispatch' as const, fromOn, toOn: statedReadyOn ?? null, source: statedSource ?? line.statedSource!, reason: 'answer-undone', note: null }];
}
