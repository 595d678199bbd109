import { keyedColumns, type KeyedColumn } from './contracts/supplier-file.js';
import { toUnits } from './quantities.js';

/**
 * The hidden key of a row of the supplier's file: `<line>.<version>.<a check per locked cell>.<a check of all that>`. It finds the
 * line again and names the cell that was changed by force. It is no secret and grants nothing: scope and versions are looked
 * at when the file comes back.
 */
export interface RowKey { lineId: number; version: number; checks: readonly string[] }

export type KeyedCells = Readonly<Record<KeyedColumn, string | number | null>>;

export function keyOf({ id, version }: { id: number; version: number }, cells: KeyedCells): string {
  const body = `${id}.${version}.${keyedColumns.map((column) => checkOf(cells[column])).join('')}`;
  return `${body}.${checkOf(body)}`;
}

/** Null for what is no key, or one that was tampered with. */
export function readKey(text: string): RowKey | null {
  const [, id, version, checks, whole] = /^(\d{1,10})\.(\d{1,10})\.([0-9a-z]+)\.([0-9a-z]{4})$/.exec(text.trim()) ?? [];
  if (!checks || checks.length !== keyedColumns.length * checkLength || checkOf(`${id}.${version}.${checks}`) !== whole) return null;
  return { lineId: Number(id), version: Number(version), checks: keyedColumns.map((_, i) => checks.slice(i * checkLength, (i + 1) * checkLength)) };
}

/** The locked cells that are no longer what they were when the file was made. */
export const changedCells = ({ checks }: RowKey, cells: KeyedCells): KeyedColumn[] => keyedColumns.filter((column, i) => checkOf(cells[column]) !== checks[i]);

const checkLength = 4;

/** Four characters of 32-bit FNV-1a. A number counts by its value to the fourth decimal, a text without the spaces around it. */
function checkOf(cell: string | number | null): string {
  const text = typeof cell === 'number' ? `#${toUnits(cell)}` : (cell ?? '').trim();
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36).slice(-checkLength).padStart(checkLength, '0');
}
