import type { Line, ListedLine } from '../../../shared/contracts/lines.js';
import type { LineSet } from './line-set.js';

/** So many lines are sent as a whole, and may be chosen at once. */
export const wholeListSize = 20_000;

/** A list as the grid reads it: by place, as far as it is there. */
export interface ListSource {
  readonly size: number;
  /** There are more than `size`. */
  readonly more: boolean;
  /** Undefined: not there yet. */
  lineAt(place: number): ListedLine | undefined;
  /** -1 where the line is not in the list, as far as it is known. */
  placeOf(lineId: number): number;
  /** These places come into sight; what is missing is fetched. */
  want(from: number, upTo: number): void;
  patch(line: Line | (Partial<ListedLine> & { id: number })): void;
}

/** A list whose lines are all here. */
export class WholeList implements ListSource {
  readonly more = false;
  #places: Map<number, number> | undefined;

  constructor(readonly set: LineSet, readonly rows: readonly number[]) {}

  get size(): number { return this.rows.length; }

  lineAt(place: number): ListedLine | undefined {
    const row = this.rows[place];
    return row === undefined ? undefined : this.set.lineAt(row);
  }

  placeOf(lineId: number): number {
    this.#places ??= new Map(this.rows.map((row, place) => [row, place]));
    return this.#places.get(this.set.rowOf(lineId) ?? -1) ?? -1;
  }

  want(): void {}

  patch(line: Line | (Partial<ListedLine> & { id: number })): void {
    this.set.patch(line.id, line);
  }
}

/** The same lines in the same places, as a newer set has them: nothing moves under the cursor. */
export function keptInPlace(list: WholeList, newer: LineSet): WholeList {
  const rows = list.rows.flatMap((row) => newer.rowOf(list.set.read('id', row) as number) ?? []);
  return new WholeList(newer, rows);
}
