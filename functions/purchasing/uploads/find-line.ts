import type { Choice, Finding } from '../../../shared/contracts/uploads.js';
import type { IsoDate } from '../../../shared/dates.js';
import type { NormalRow } from './normal-row.js';

/** A line in scope that a row could mean, with every code by which its item is known. */
export interface Candidate { id: number; poNumber: string; lineNumber: string; itemCodes: readonly string[]; isOpen: boolean; dueOn: IsoDate; outstandingQty: number }

export interface Candidates { byOrder: ReadonlyMap<string, readonly Candidate[]>; byId: ReadonlyMap<number, Candidate> }

/** The line of a row, or why there is none, or which ones it could be. */
export type Found = { lineId: number; choices?: Choice[] } | { finding: Finding } | { question: Finding; choices: Choice[] };

/** @param chosen the line that somebody chose where several could be meant */
export function findLine(row: NormalRow, { byOrder, byId }: Candidates, chosen: number | null): Found {
  const { poNumber, itemCode, lineNumber, key } = row;
  if (key) return byId.has(key.lineId) ? { lineId: key.lineId } : unknown('poNumber', row);
  const ofOrder = byOrder.get(poNumber) ?? [];
  if (ofOrder.length === 0) return unknown('poNumber', row);
  const ofItem = ofOrder.filter(({ itemCodes }) => itemCodes.includes(itemCode));
  if (ofItem.length === 0) return { finding: { field: 'itemCode', code: 'item-not-in-order', facts: { poNumber, itemCode } } };
  return lineNumber === '' ? onlyOne(row, ofItem, chosen) : byNumber(row, ofItem);
}

const unknown = (field: string, { poNumber }: NormalRow): Found => ({ finding: { field, code: 'order-unknown', facts: { poNumber } } });

/** Excel drops leading zeros of a number; they do not tell lines apart. */
const bare = (lineNumber: string) => lineNumber.replace(/^0+(?=\d)/, '');

function byNumber({ poNumber, itemCode, lineNumber }: NormalRow, lines: readonly Candidate[]): Found {
  const exact = lines.filter((line) => line.lineNumber === lineNumber);
  const found = exact.length > 0 ? exact : lines.filter((line) => bare(line.lineNumber) === bare(lineNumber));
  return found.length === 1 ? { lineId: found[0]!.id } : { finding: { field: 'lineNumber', code: 'line-not-in-order', facts: { poNumber, lineNumber, itemCode } } };
}

/** Where several lines order the item, those that still wait for something are meant. */
function onlyOne({ poNumber, itemCode }: NormalRow, lines: readonly Candidate[], chosen: number | null): Found {
  const open = lines.filter(({ isOpen }) => isOpen);
  const [first, ...others] = open.length > 0 ? open : lines;
  if (others.length === 0) return { lineId: first!.id };
  const choices = [first!, ...others].slice(0, 50).map(({ id, lineNumber, dueOn, outstandingQty }) => ({ lineId: id, lineNumber, dueOn, outstandingQty }));
  if (lines.some(({ id }) => id === chosen)) return { lineId: chosen!, choices };
  return { question: { field: 'lineNumber', code: 'which-line', facts: { poNumber, itemCode, lines: others.length + 1 } }, choices };
}
