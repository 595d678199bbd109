import { SelectionChanged } from './grid-events.js';
import type { GridStop } from './grid-stop.js';
import type { ListSource } from './list-source.js';
import { ranged, toggled, type Selection } from './selection.js';

/** What choosing needs to know of its grid. */
export interface ChoiceGrid extends EventTarget {
  readonly source: ListSource;
  readonly selection: Selection;
}

/** Chooses lines as people know it from their spreadsheets: Ctrl adds one, Shift everything up to here. */
export class GridChoice {
  /** From here a range is chosen. */
  #anchor: number | null = null;

  constructor(readonly grid: ChoiceGrid, readonly stop: GridStop) {}

  toggle(place: number): true {
    const line = this.grid.source.lineAt(place);
    return line ? this.#choose(toggled(this.grid.selection, line), place) : true;
  }

  all(chosen: boolean): true {
    return this.#choose(ranged(this.grid.selection, this.grid.source, { from: 0, to: this.grid.source.size - 1, chosen }), 0);
  }

  /** Everything from the last choice, or from the stop, to here. */
  upTo(place: number, chosen = true): true {
    const from = this.#anchor ?? Math.max(0, this.stop.cell.row);
    return this.#choose(ranged(this.grid.selection, this.grid.source, { from, to: place, chosen }), from);
  }

  /** Shift and an arrow: the range from where it began grows or shrinks, and the stop goes with it. */
  stretch(by: 1 | -1): true {
    const { row, column } = this.stop.cell;
    const to = Math.max(0, Math.min(this.grid.source.size - 1, row + by));
    const from = this.#anchor ?? row;
    const isBack = Math.abs(to - from) < Math.abs(row - from);
    void this.stop.moveTo({ row: to, column });
    return this.#choose(ranged(this.grid.selection, this.grid.source, isBack ? { from: row, to: row, chosen: false } : { from, to, chosen: true }), from);
  }

  #choose(selection: Selection, anchor: number): true {
    this.#anchor = anchor;
    this.grid.dispatchEvent(new SelectionChanged(selection));
    return true;
  }
}
