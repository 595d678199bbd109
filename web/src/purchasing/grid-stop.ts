import type { GridCell } from './grid-keys.js';
import { scrolledTo } from './grid-window.js';

/** What the stop needs to know of its grid. */
export interface StopGrid {
  readonly updateComplete: Promise<boolean>;
  readonly renderRoot: HTMLElement | DocumentFragment;
  scroller(): HTMLElement | null;
  size(): { rows: number; columns: number };
  rowHeight(): number;
  headerHeight(): number;
  /** Draws the rows that the scroll position shows, if it has not yet. */
  look(): void;
}

/**
 * The one cell of the grid that Tab reaches. Row -1 is the header. It is kept in the DOM and not in the template, so that moving
 * about draws nothing anew. While its row is out of sight or still to come, the grid itself holds the focus, and the cell takes it back.
 */
export class GridStop {
  cell: GridCell = { row: 0, column: 1 };

  constructor(readonly grid: StopGrid) {}

  /** The element of the stop, where its row is drawn and here: a row to come is replaced when it has come. */
  element(): HTMLElement | null {
    const { row, column } = this.cell;
    const line = row < 0 ? this.grid.renderRoot.querySelector<HTMLTableRowElement>('thead tr') : this.grid.renderRoot.querySelector<HTMLTableRowElement>(`tbody tr[data-place="${row}"]`);
    const cell = line?.classList.contains('pending') ? undefined : line?.cells[column];
    return cell?.querySelector<HTMLElement>('button, input') ?? cell ?? null;
  }

  async moveTo(cell: GridCell, { focus = true } = {}): Promise<void> {
    this.cell = this.within(cell);
    this.bringIntoSight();
    this.grid.look();
    await this.grid.updateComplete;
    const target = this.mark();
    if (focus) (target ?? this.grid.scroller())?.focus({ preventScroll: true });
    target?.closest('td, th')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Where the focus went, by mouse or by key. */
  follow(target: Element): void {
    const cell = target.closest<HTMLTableCellElement>('td, th');
    if (!cell) return;
    const place = (cell.parentElement as HTMLTableRowElement).dataset.place;
    this.cell = { row: place === undefined ? -1 : Number(place), column: cell.cellIndex };
    this.mark();
  }

  /** The stop, or the first row that is drawn, can be reached by Tab. */
  mark(): HTMLElement | null {
    const target = this.element();
    for (const old of this.grid.renderRoot.querySelectorAll('[tabindex="0"]')) old.setAttribute('tabindex', '-1');
    (target ?? this.grid.renderRoot.querySelector('tbody tr td:nth-child(2)'))?.setAttribute('tabindex', '0');
    return target;
  }

  /** Before rows are drawn anew: a row that goes must not take the focus with it. */
  releaseFrom(first: number, upTo: number): void {
    const { row } = this.cell;
    if (row >= 0 && (row < first || row >= upTo) && this.element()?.matches(':focus-within, :focus')) this.grid.scroller()?.focus({ preventScroll: true });
  }

  /** After rows were drawn: the stop's row may be back. */
  restore(active: Element | null): void {
    this.cell = this.within(this.cell);
    const target = this.mark();
    if (active !== null && active === this.grid.scroller()) target?.focus({ preventScroll: true });
  }

  within({ row, column }: GridCell): GridCell {
    const { rows, columns } = this.grid.size();
    return { row: Math.min(row, rows - 1), column: Math.max(0, Math.min(column, columns - 1)) };
  }

  private bringIntoSight(): void {
    const scroller = this.grid.scroller();
    if (!scroller || this.cell.row < 0) return;
    const height = scroller.clientHeight - this.grid.headerHeight();
    const top = scrolledTo(this.cell.row, { scrollTop: scroller.scrollTop, height, rowHeight: this.grid.rowHeight() });
    if (top !== scroller.scrollTop) scroller.scrollTop = top;
  }
}
