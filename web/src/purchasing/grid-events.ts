import type { CustomSlot, LineColumn, LineFilter } from '../../../shared/contracts/line-columns.js';
import type { ListedLine } from '../../../shared/contracts/lines.js';
import type { ArrangedColumn } from './column-layout.js';
import type { Selection } from './selection.js';

export class LineOpened extends Event {
  constructor(readonly lineId: number) { super('line-opened', { bubbles: true, composed: true }); }
}

export class SortChosen extends Event {
  /** Without a direction: the other one, where it is sorted by this already. */
  constructor(readonly sort: LineColumn, readonly direction?: 'asc' | 'desc') { super('sort-chosen', { bubbles: true, composed: true }); }
}

/** A condition on a column, in the place of the one it has; null takes it away. */
export class FilterChosen extends Event {
  constructor(readonly column: LineColumn, readonly filter: LineFilter | null) { super('filter-chosen', { bubbles: true, composed: true }); }
}

/** The columns are to stand like this. */
export class ColumnsArranged extends Event {
  constructor(readonly columns: readonly ArrangedColumn[] | null) { super('columns-arranged', { bubbles: true, composed: true }); }
}

/** The menu of a column is wanted, below an element. */
export class ColumnMenuAsked extends Event {
  constructor(readonly name: string, readonly below: HTMLElement) { super('column-menu-asked', { bubbles: true, composed: true }); }
}

/** These lines are chosen now. */
export class SelectionChanged extends Event {
  constructor(readonly selection: Selection) { super('selection-changed', { bubbles: true, composed: true }); }
}

/** A cell that people fill in is to be filled in. */
export class CellEditAsked extends Event {
  constructor(readonly line: ListedLine, readonly slot: CustomSlot, readonly cell: HTMLElement) { super('cell-edit-asked', { bubbles: true, composed: true }); }
}

/** A column was pulled to this width. */
export class ColumnPulled extends Event {
  constructor(readonly name: string, readonly width: number) { super('column-pulled', { bubbles: true, composed: true }); }
}

/** The lines are to be read again, or edited in many rows. */
export class ListAsked extends Event {
  constructor(readonly what: 'refresh' | 'edit') { super('list-asked', { bubbles: true, composed: true }); }
}
