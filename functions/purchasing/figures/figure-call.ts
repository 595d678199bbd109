import type { FigureGroup } from '../../../shared/contracts/otif-words.js';
import type { Scope } from '../../identity/caller.js';
import { groupsOf, inOrder, rowsWanted } from './figure-groups.js';
import type { Measured } from './measure-lines.step.js';

/** More groups than anybody reads; customers can be many. */
const mostGroups = 500;

export interface FigureQuery { by: FigureGroup; key?: string | undefined; suppliers?: readonly string[] | undefined; from?: string | undefined; to?: string | undefined }

/** `on` is the figure's own day; `undated`: lines without one are counted whatever the period. */
export interface Asked { lines: Measured; query: FigureQuery; scope: Scope; on: Int32Array; undated?: boolean }

export const rowsAsked = ({ lines, query: { suppliers, from, to }, scope, on, undated }: Asked): number[] =>
  rowsWanted(lines, on, { scope, from, to, undated, suppliers: suppliers?.map(Number) });

/** A figure over all that is wanted, and over each group of it. */
export function figureBy<Tally extends { n: number }>(asked: Asked, tally: (rows: readonly number[]) => Tally) {
  const { lines, query, on } = asked;
  const rows = rowsAsked(asked);
  const groups = groupsOf(lines, rows, { by: query.by, on, supplierName: lines.supplierName }).map(({ key, label, rows: of }) => ({ key, label, ...tally(of) }));
  return { by: query.by, total: tally(rows), groups: inOrder(groups, query.by, mostGroups), leftOff: Math.max(0, groups.length - mostGroups) };
}

/** The places behind a figure, or behind one group of it. */
export function rowsBehind(asked: Asked): number[] {
  const { lines, query, on } = asked;
  const rows = rowsAsked(asked);
  if (query.key === undefined) return rows;
  return groupsOf(lines, rows, { by: query.by, on, supplierName: lines.supplierName }).find(({ key }) => key === query.key)?.rows ?? [];
}

/** The highest first; lines that are equal stand in the order of their ids. */
export const sortedBy = (lines: Measured, rows: readonly number[], weight: (row: number) => number): number[] =>
  rows.toSorted((a, b) => weight(b) - weight(a) || lines.lineId[a]! - lines.lineId[b]!);
