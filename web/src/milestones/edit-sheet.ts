import type { Line } from '../../../shared/contracts/lines.js';
import type { LineUpdate } from '../../../shared/contracts/milestones.js';
import type { Milestone } from '../../../shared/contracts/purchasing-words.js';
import type { KeptRow, KeptSheet } from './kept-drafts.js';
import { emptyDraft, isTyped, updateOf, type Draft, type Faults, type Filling } from './update-draft.js';

/** The cells of a row that can be typed in, from left to right. */
export const textCells = ['date', 'readyQty', 'readyOn'] as const;
export const cells = [...textCells, 'reason', 'source'] as const;
export type CellName = (typeof cells)[number];

/** Something was typed, filled in or pasted. */
export interface CellChange { lineId: number; change: Partial<Pick<Draft, CellName>> }

export const emptySheet: KeptSheet = { milestone: 'expected-arrival', rows: {} };

type SheetLine = Pick<Line, 'id' | 'version' | 'changedAt' | 'poNumber' | 'lineNumber'>;

/** The sheet after changes. A row that is empty again is none; a row keeps the version on which it was begun. */
export function withChanges(sheet: KeptSheet, changes: readonly CellChange[], lines: readonly SheetLine[]): KeptSheet {
  const rows: Record<string, KeptRow> = { ...sheet.rows };
  for (const { lineId, change } of changes) {
    const line = lines.find(({ id }) => id === lineId);
    const begun = rows[lineId] ?? (line && { draft: emptyDraft, version: line.version, seenAt: line.changedAt, poNumber: line.poNumber, lineNumber: line.lineNumber });
    if (!begun) continue;
    const draft = { ...begun.draft, ...change };
    if (isTyped(draft)) rows[lineId] = { ...begun, draft };
    else delete rows[lineId];
  }
  return { ...sheet, rows };
}

export const without = (sheet: KeptSheet, lineIds: readonly number[]): KeptSheet =>
  ({ ...sheet, rows: Object.fromEntries(Object.entries(sheet.rows).filter(([id]) => !lineIds.includes(Number(id)))) });

/** The same rows, said again of the lines as they are now. */
export const onVersions = (sheet: KeptSheet, now: ReadonlyMap<number, { version: number; changedAt: string }>): KeptSheet =>
  ({ ...sheet, rows: Object.fromEntries(Object.entries(sheet.rows).map(([id, row]) => [id, { ...row, ...(now.has(Number(id)) && { version: now.get(Number(id))!.version, seenAt: now.get(Number(id))!.changedAt }) }])) });

/** What a spreadsheet puts on the clipboard: rows by line ends, cells by tabs, laid over the sheet from a cell on. */
export function pastedChanges(text: string, { row, cell }: { row: number; cell: CellName }, lines: readonly SheetLine[]): CellChange[] {
  const from = textCells.indexOf(cell as (typeof textCells)[number]);
  if (from < 0) return [];
  const copied = text.replace(/\r?\n$/, '').split(/\r?\n/).map((line) => line.split('\t'));
  return copied.flatMap((values, i): CellChange[] => {
    const line = lines[row + i];
    return line ? [{ lineId: line.id, change: Object.fromEntries(textCells.slice(from).flatMap((name, j) => (values[j] === undefined ? [] : [[name, values[j]!.trim()]]))) }] : [];
  });
}

/** Nothing is sent while anything is missing. */
export interface SheetRead { lineIds: readonly number[]; updates: readonly LineUpdate[]; faults: ReadonlyMap<number, Faults> }

/** The milestone of the sheet is the one that every date in it is for. */
export const draftOf = ({ draft }: KeptRow, milestone: Milestone): Draft => ({ ...draft, milestone: draft.date.trim() ? milestone : '' });

export function readSheet({ rows, milestone }: KeptSheet, filling: Filling): SheetRead {
  const reads = Object.entries(rows).map(([id, row]) => [Number(id), updateOf({ id: Number(id), version: row.version }, draftOf(row, milestone), filling)] as const);
  return {
    lineIds: reads.map(([id]) => id),
    updates: reads.flatMap(([, read]) => ('update' in read ? [read.update] : [])),
    faults: new Map(reads.flatMap(([id, read]) => ('faults' in read ? [[id, inCells(read.faults)] as const] : []))),
  };
}

/** A row that says nothing lacks its date: the sheet has no cell for the milestone. */
const inCells = ({ milestone, ...faults }: Faults): Faults => (milestone ? { date: milestone, ...faults } : faults);

/** What was changed is no longer at fault, until it is judged again. */
export function withoutFaults(faults: ReadonlyMap<number, Faults>, lineId: number, changed: readonly string[]): ReadonlyMap<number, Faults> {
  const left = Object.entries(faults.get(lineId) ?? {}).filter(([field]) => !changed.includes(field));
  const rest = new Map(faults);
  if (left.length > 0) rest.set(lineId, Object.fromEntries(left));
  else rest.delete(lineId);
  return rest;
}
