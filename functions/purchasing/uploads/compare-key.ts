import type { Finding } from '../../../shared/contracts/uploads.js';
import { changedCells, type KeyedCells } from '../../../shared/supplier-file-key.js';
import type { PoLine } from '../line-baseline.js';
import type { NormalRow } from './normal-row.js';

const textOf = (cell: KeyedCells[keyof KeyedCells]): string => String(cell ?? '').slice(0, 80);

/**
 * Locked cells that are not what they were when the file was made. What stood there is known as long as the line still has it;
 * the key holds no more than a check of each cell.
 *
 * @param line null where the key names none in scope
 */
export function changedByForce({ key, locked }: Pick<NormalRow, 'key' | 'locked'>, line: PoLine | null): Finding[] {
  if (!key || !locked) return [];
  const moved = new Set(line ? changedCells(key, line) : []);
  return changedCells(key, locked).map((field) =>
    ({ field, code: 'locked-cell-changed', facts: { found: textOf(locked[field]), stood: line && !moved.has(field) ? textOf(line[field]) : '' } }));
}

/** What the supplier saw and is no longer so; else that something about the line was changed since. Both are told, and keep nobody from going on. */
export function movedSinceMade({ key, locked }: Pick<NormalRow, 'key' | 'locked'>, line: PoLine): Finding[] {
  if (!key || !locked || key.version === line.version) return [];
  const moved = changedCells(key, line);
  if (moved.length === 0) return [{ field: null, code: 'line-changed-since-file', facts: { on: line.changedAt.slice(0, 10) } }];
  return moved.map((field) => ({ field, code: 'baseline-moved', facts: { was: textOf(locked[field]), is: textOf(line[field]) } }));
}
