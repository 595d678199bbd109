import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { LineColumn } from '../../../shared/contracts/line-columns.js';
import type { IsoDate } from '../../../shared/dates.js';
import { isShortcut } from '../app-shell/shortcuts.js';
import { badgeStyles } from '../elements/badge.js';
import { icon } from '../elements/icons.js';
import { t } from '../i18n/language.js';
import { UpdateAsked } from '../milestones/update-events.js';
import { base } from '../styles/base.js';
import { cellAfter, type GridCell } from './grid-keys.js';
import { rowTone } from './line-badges.js';
import { columnsFor, type GridColumn } from './line-columns.js';
import { gridStyles } from './line-grid-styles.js';

export class LineOpened extends Event {
  constructor(readonly lineId: number) { super('line-opened', { bubbles: true, composed: true }); }
}

export class SortChosen extends Event {
  constructor(readonly sort: LineColumn) { super('sort-chosen', { bubbles: true, composed: true }); }
}

/**
 * Lines as a grid: one stop for Tab, arrows within, Enter opens. The stop is kept in the DOM and not in the template, so
 * that moving about draws nothing anew; it follows its line when the lines change.
 */
@customElement('bl-line-grid')
export class BlLineGrid extends LitElement {
  static override styles = [base, badgeStyles, gridStyles];

  @property({ attribute: false }) lines: readonly Line[] = [];
  @property({ type: Number }) offset = 0;
  @property({ type: Number }) total = 0;
  @property() sort: LineColumn = 'dueOn';
  @property() direction: 'asc' | 'desc' = 'asc';
  @property() today: IsoDate = '';
  /** The line whose panel is open. */
  @property({ attribute: false }) openId: number | null = null;
  @property({ attribute: false }) hrefOf: (lineId: number) => string = () => '';
  @state() private width = 0;
  @query('.scroll') private scroller!: HTMLElement;
  private stop: GridCell = { row: 0, column: 0 };
  private stopLine: number | undefined;
  private watch = new ResizeObserver(([entry]) => { this.width = entry!.contentRect.width; });

  override connectedCallback() {
    super.connectedCallback();
    this.watch.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.watch.disconnect();
  }

  /** To the line's row where it is listed, else to where one was. */
  focusLine(lineId: number | null) {
    const row = this.lines.findIndex(({ id }) => id === lineId);
    this.moveTo(row < 0 ? this.stop : { row, column: this.stop.column });
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('offset') || changed.has('sort') || changed.has('direction')) this.scroller?.scrollTo({ top: 0 });
  }

  protected override updated() {
    const row = this.stop.row < 0 ? -1 : this.lines.findIndex(({ id }) => id === this.stopLine);
    const hadFocus = this.shadowRoot!.activeElement !== null;
    this.stop = this.within(row >= 0 ? { ...this.stop, row } : this.stop);
    const target = this.markStop();
    if (hadFocus && target !== this.shadowRoot!.activeElement) target?.focus({ preventScroll: true });
  }

  protected override render() {
    const columns = columnsFor(this.width);
    return html`<div class="scroll" @click=${this.clickRow} @keydown=${this.press} @focusin=${this.follow}>
      <table role="grid" aria-label=${t.lines.heading} aria-rowcount=${this.total + 1}>
        <colgroup>${columns.map(({ name }) => html`<col class=${name}>`)}</colgroup>
        <thead><tr aria-rowindex="1">${columns.map((column) => this.renderHeader(column))}</tr></thead>
        <tbody>${this.lines.map((line, row) => this.renderRow(line, { row, columns }))}</tbody>
      </table>
    </div>`;
  }

  private renderHeader({ header, sort, isNumber }: GridColumn) {
    const isSorted = sort !== undefined && sort === this.sort;
    const order = this.direction === 'asc' ? 'ascending' : 'descending';
    return html`<th scope="col" class=${isNumber ? 'number' : ''} aria-sort=${isSorted ? order : nothing} tabindex=${sort ? nothing : -1}>
      ${sort ? html`<button tabindex="-1" title=${header()} @click=${() => this.dispatchEvent(new SortChosen(sort))}><span>${header()}</span>${isSorted ? icon('down') : nothing}</button>` : html`<span>${header()}</span>`}
    </th>`;
  }

  private renderRow(line: Line, { row, columns }: { row: number; columns: readonly GridColumn[] }) {
    const context = { today: this.today, hrefOf: this.hrefOf };
    return html`<tr data-id=${line.id} aria-rowindex=${this.offset + row + 2} aria-current=${line.id === this.openId ? 'true' : nothing} class=${rowTone(line)}>
      ${columns.map(({ name, isNumber, cell, hint }) => html`<td tabindex="-1" class="${name}${isNumber ? ' number' : ''}" title=${hint?.(line) ?? nothing}>${cell(line, context)}</td>`)}
    </tr>`;
  }

  private press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && this.stop.row >= 0) return this.open(event, this.stopLine);
    if (event.key === 'u' && isShortcut(event) && this.stopLine !== undefined) return this.askForUpdate(event, this.stopLine);
    if (event.altKey || event.metaKey) return;
    const { key, ctrlKey } = event;
    const next = cellAfter(this.stop, { key, ctrlKey, letters: isShortcut(event) }, this.size());
    if (!next) return;
    event.preventDefault();
    this.moveTo(next);
  };

  private askForUpdate(event: Event, lineId: number) {
    event.preventDefault();
    this.dispatchEvent(new UpdateAsked([lineId]));
  }

  private clickRow(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || getSelection()?.type === 'Range') return;
    const row = (event.target as Element).closest<HTMLElement>('tr[data-id]');
    if (row) this.open(event, Number(row.dataset.id));
  }

  private open(event: Event, lineId: number | undefined) {
    event.preventDefault();
    if (lineId !== undefined) this.dispatchEvent(new LineOpened(lineId));
  }

  /** The stop is where the focus went, by mouse or by key. */
  private follow = (event: FocusEvent) => {
    const cell = (event.target as Element).closest<HTMLTableCellElement>('td, th');
    if (!cell) return;
    this.stop = { row: (cell.parentElement as HTMLTableRowElement).rowIndex - 1, column: cell.cellIndex };
    this.markStop();
  };

  private moveTo(cell: GridCell) {
    this.stop = this.within(cell);
    this.markStop()?.focus();
  }

  private size() {
    const rowHeight = this.renderRoot.querySelector('tbody tr')?.clientHeight || 20;
    return { rows: this.lines.length, columns: columnsFor(this.width).length, page: Math.max(1, Math.floor(this.scroller.clientHeight / rowHeight) - 2) };
  }

  private within({ row, column }: GridCell): GridCell {
    const columns = columnsFor(this.width).length;
    return { row: Math.min(row, this.lines.length - 1), column: Math.max(0, Math.min(column, columns - 1)) };
  }

  private markStop(): HTMLElement | null {
    const { row, column } = this.stop;
    this.stopLine = this.lines[row]?.id;
    const cell = this.renderRoot.querySelector('table')?.rows[row + 1]?.cells[column];
    const target = cell?.querySelector('button') ?? cell ?? null;
    this.renderRoot.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    target?.setAttribute('tabindex', '0');
    return target;
  }
}
