import { LitElement, html, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { LineColumn } from '../../../shared/contracts/line-columns.js';
import { wholeListSize } from './list-source.js';
import { Notice } from '../app-shell/notice.js';
import { isShortcut } from '../app-shell/shortcuts.js';
import { badgeStyles } from '../elements/badge.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { UpdateAsked } from '../milestones/update-events.js';
import { base } from '../styles/base.js';
import { isSlot } from './column-kinds.js';
import { CellEditAsked, ColumnMenuAsked, ColumnPulled, LineOpened, SortChosen } from './grid-events.js';
import { GridChoice } from './grid-choice.js';
import { copied, copiedLines, copiedValue, type Copied } from './grid-copy.js';
import { cellAfter } from './grid-keys.js';
import { fittingWidth, pullWidth } from './grid-resize.js';
import { gridHeader, gridRow } from './grid-rows.js';
import { classOf, columnRules, type DrawnColumn } from './grid-sheet.js';
import { GridStop, type StopGrid } from './grid-stop.js';
import { recycled, windowOf, type GridWindow } from './grid-window.js';
import type { CellContext } from './line-columns.js';
import { gridStyles } from './line-grid-styles.js';
import type { ListSource } from './list-source.js';
import { chosenLines, nobody, shareOf, type Selection } from './selection.js';

const heights = { compact: 20, comfortable: 28 } as const;
const headerHeight = 26;

/** Lines as a grid, of which only the rows in sight are drawn: one stop for Tab, arrows within, Enter opens, x chooses. */
@customElement('bl-line-grid')
export class BlLineGrid extends LitElement implements StopGrid {
  static override styles = [base, badgeStyles, gridStyles];

  @property({ attribute: false }) source!: ListSource;
  @property({ attribute: false }) columns: readonly DrawnColumn[] = [];
  @property({ attribute: false }) context!: CellContext;
  @property() sort: LineColumn = 'dueOn';
  @property() direction: 'asc' | 'desc' = 'asc';
  @property({ attribute: false }) filtered: ReadonlySet<string> = new Set();
  @property({ attribute: false }) selection: Selection = nobody;
  @property({ reflect: true }) density: 'compact' | 'comfortable' = 'compact';
  /** The line whose panel is open. */
  @property({ attribute: false }) openId: number | null = null;
  /** Changes when lines of the same source have come or changed. */
  @property({ type: Number }) revision = 0;
  @state() private window: GridWindow = { first: 0, upTo: 0 };
  private rowKeys: { first: number; keys: number[] } = { first: 0, keys: [] };
  @query('.scroll') private scrolling!: HTMLElement | null;
  private stop = new GridStop(this);
  private stopLine: number | undefined;
  private choice = new GridChoice(this, this.stop);
  private sheet = new CSSStyleSheet();
  private watch = new ResizeObserver(() => this.look());

  override connectedCallback() {
    super.connectedCallback();
    this.watch.observe(this);
    document.addEventListener('copy', this.copy);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.watch.disconnect();
    document.removeEventListener('copy', this.copy);
  }

  protected override createRenderRoot() {
    const root = super.createRenderRoot() as ShadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.sheet];
    return root;
  }

  scroller = () => this.scrolling;
  size = () => ({ rows: this.source.size, columns: this.columns.length + 1 });
  rowHeight = () => heights[this.density];
  headerHeight = () => headerHeight;

  look = (): void => {
    if (!this.scrolling || !this.source) return;
    const { scrollTop, clientHeight } = this.scrolling;
    const next = windowOf({ scrollTop, height: clientHeight - headerHeight, rowHeight: this.rowHeight(), size: this.source.size });
    if (next.first !== this.window.first || next.upTo !== this.window.upTo) this.window = next;
  };

  /** To the line's row where it is listed, else to where one was. */
  focusLine(lineId: number | null): void {
    const row = lineId === null ? -1 : this.source.placeOf(lineId);
    void this.stop.moveTo(row < 0 ? this.stop.cell : { row, column: this.stop.cell.column });
  }

  /** The cell that was filled in has the focus again, or the one below it. */
  focusCell(by: number): void {
    void this.stop.moveTo({ row: this.stop.cell.row + by, column: this.stop.cell.column });
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('columns')) this.sheet.replaceSync(columnRules(this.columns));
    if (changed.has('sort') || changed.has('direction')) this.scrolling?.scrollTo({ top: 0 });
    if (changed.has('source') && changed.get('source')) this.keepStop();
    this.look();
    this.stop.releaseFrom(this.window.first, this.window.upTo);
    this.source.want(this.window.first, this.window.upTo - 1);
    const { first, upTo } = this.window;
    this.rowKeys = { first, keys: recycled(this.rowKeys.keys, { shift: first - this.rowKeys.first, length: Math.max(0, upTo - first) }) };
  }

  protected override firstUpdated() {
    this.look();
  }

  protected override updated() {
    const canvas = this.renderRoot.querySelector<HTMLElement>('.canvas')!;
    canvas.style.setProperty('height', `${headerHeight + this.source.size * this.rowHeight()}px`);
    canvas.querySelector('table')!.style.setProperty('margin-top', `${this.window.first * this.rowHeight()}px`);
    this.stop.restore(this.shadowRoot!.activeElement);
    this.stopLine = this.source.lineAt(this.stop.cell.row)?.id;
  }

  protected override render() {
    const { columns, rowKeys: { first, keys } } = this;
    return html`<div class="scroll" tabindex="-1" @scroll=${this.look} @mousedown=${this.keepText} @click=${this.clickRow} @dblclick=${this.editCell} @keydown=${this.press} @focusin=${({ target }: Event) => this.stop.follow(target as Element)}>
      <div class="canvas"><table role="grid" aria-label=${t.lines.heading} aria-rowcount=${this.source.more ? -1 : this.source.size + 1} aria-colcount=${columns.length + 1} aria-multiselectable="true">
        <thead><tr role="row" aria-rowindex="1">${this.renderChooseAll()}${columns.map((column) => this.renderHeader(column))}</tr></thead>
        <tbody>${repeat(keys, (key) => key, (_, i) => this.renderRow(first + i))}</tbody>
      </table></div>
    </div>`;
  }

  private renderRow(place: number) {
    const line = this.source.lineAt(place);
    return gridRow(line, { place, columns: this.columns, context: this.context, isChosen: line !== undefined && this.selection.has(line.id), isOpen: line !== undefined && line.id === this.openId });
  }

  private renderChooseAll() {
    const [share, tooMany] = [shareOf(this.selection, this.source), this.source.size > wholeListSize];
    return html`<th role="columnheader" class="choice pinned"><input type="checkbox" tabindex="-1" aria-label=${t.choice.all} title=${tooMany ? t.choice.allTooMany : t.choice.all}
      ?disabled=${tooMany} .checked=${live(share === 'all')} .indeterminate=${live(share === 'some')} @change=${({ target }: Event) => this.choice.all((target as HTMLInputElement).checked)}></th>`;
  }

  private renderHeader(drawn: DrawnColumn) {
    const { name, field } = drawn.column;
    const order = field !== undefined && field === this.sort ? (this.direction === 'asc' ? 'ascending' : 'descending') : null;
    return gridHeader(drawn, {
      order, isFiltered: this.filtered.has(name), sort: () => field && this.dispatchEvent(new SortChosen(field)), openMenu: (event) => this.askForMenu(event, name),
      startPull: (event) => pullWidth(event, { width: drawn.width, live: (width) => this.pull(name, width), done: (width) => this.dispatchEvent(new ColumnPulled(name, width)) }),
      fit: () => this.dispatchEvent(new ColumnPulled(name, fittingWidth(this.scrolling!, classOf(name)))),
    });
  }

  private pull(name: string, width: number) {
    this.sheet.replaceSync(columnRules(this.columns.map((drawn) => (drawn.column.name === name ? { ...drawn, width } : drawn))));
  }

  private askForMenu(event: Event, name: string) {
    event.preventDefault();
    event.stopPropagation();
    this.dispatchEvent(new ColumnMenuAsked(name, (event.target as Element).closest<HTMLElement>('th')!));
  }

  private press = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement && event.key === ' ') return;
    if (this.act(event)) return event.preventDefault();
    if (event.altKey || event.metaKey || (event.shiftKey && event.key.startsWith('Arrow'))) return;
    const { key, ctrlKey } = event;
    const page = Math.max(1, Math.floor(((this.scrolling?.clientHeight ?? 0) - headerHeight) / this.rowHeight()) - 1);
    const next = cellAfter(this.stop.cell, { key, ctrlKey, letters: isShortcut(event) }, { ...this.size(), page });
    if (!next) return;
    event.preventDefault();
    void this.stop.moveTo(next);
  };

  /** What a key does to the line of the stop, beside moving about. */
  private act(event: KeyboardEvent): boolean {
    const { key, altKey, ctrlKey, shiftKey } = event;
    const { row, column } = this.stop.cell;
    const line = this.source.lineAt(row);
    if (row < 0) return altKey && key === 'ArrowDown' && column > 0 && this.openMenuHere();
    if (!line) return false;
    if (key === 'Enter' || key === 'F2') return this.editCell(event) || (key === 'Enter' && this.dispatchEvent(new LineOpened(line.id)));
    if (shiftKey && (key === 'ArrowDown' || key === 'ArrowUp')) return this.choice.stretch(key === 'ArrowDown' ? 1 : -1);
    if ((key === 'x' && isShortcut(event)) || (key === ' ' && shiftKey)) return this.choice.toggle(row);
    if (key.toLowerCase() === 'a' && ctrlKey && this.source.size <= wholeListSize) return this.choice.all(true);
    if (key !== 'u' || !isShortcut(event)) return false;
    return this.dispatchEvent(new UpdateAsked(this.selection.size > 0 ? chosenLines(this.selection, this.source).map(({ id }) => id) : [line.id]));
  }

  private openMenuHere(): boolean {
    const { name } = this.columns[this.stop.cell.column - 1]!.column;
    return this.dispatchEvent(new ColumnMenuAsked(name, this.renderRoot.querySelector<HTMLElement>(`th[data-column="${name}"]`)!));
  }

  /** A range of lines is chosen, not a range of text. */
  private keepText(event: MouseEvent) {
    if (event.shiftKey && (event.target as Element).closest('tr[data-id]')) event.preventDefault();
  }

  private clickRow(event: MouseEvent) {
    const target = event.target as Element;
    const row = target.closest<HTMLElement>('tr[data-id]');
    const line = row && this.source.lineAt(Number(row.dataset.place));
    if (!row || !line) return;
    const [place, isLink] = [Number(row.dataset.place), target.closest('a') !== null];
    if (event.shiftKey && !isLink) return void this.choice.upTo(place, !target.closest('.choice') || !this.selection.has(line.id));
    if (target.closest('.choice') || ((event.ctrlKey || event.metaKey) && !isLink)) return void this.choice.toggle(place);
    if (event.ctrlKey || event.metaKey || event.shiftKey || getSelection()?.type === 'Range' || target.closest('.entered')) return;
    event.preventDefault();
    this.dispatchEvent(new LineOpened(line.id));
  }

  /** The chosen lines with their header, or the value of the cell one is in, for a spreadsheet. Text that is marked goes first. */
  private copy = (event: ClipboardEvent) => {
    const active = this.shadowRoot!.activeElement;
    if (!active || active.matches('input:not([type="checkbox"])') || getSelection()?.type === 'Range') return;
    const what = this.copied();
    if (!what) return;
    event.clipboardData!.setData('text/plain', what.text);
    event.clipboardData!.setData('text/html', what.html);
    event.preventDefault();
    this.dispatchEvent(new Notice(this.selection.size > 0 ? t.choice.copied(qty(this.selection.size), this.selection.size) : t.choice.copiedCell));
  };

  private copied(): Copied | undefined {
    const { row, column } = this.stop.cell;
    const columns = this.columns.map((drawn) => drawn.column);
    if (this.selection.size > 0) return copiedLines(chosenLines(this.selection, this.source), columns);
    const line = row < 0 ? undefined : this.source.lineAt(row);
    return line && columns[column - 1] ? copied([[copiedValue(line, columns[column - 1]!)]]) : undefined;
  }

  /** True where the stop is in a cell that people fill in. */
  private editCell = (event: Event): boolean => {
    if (event.type === 'dblclick') this.stop.follow(event.target as Element);
    const [line, drawn] = [this.source.lineAt(this.stop.cell.row), this.columns[this.stop.cell.column - 1]];
    const cell = this.stop.element();
    if (!line || !cell || !drawn?.column.isEntered || !isSlot(drawn.column.name)) return false;
    return this.dispatchEvent(new CellEditAsked(line, drawn.column.name, cell));
  };

  /** The stop follows its line when the list is another one. */
  private keepStop() {
    const row = this.stopLine === undefined || this.stop.cell.row < 0 ? -1 : this.source.placeOf(this.stopLine);
    if (row >= 0) this.stop.cell = { ...this.stop.cell, row };
  }
}
