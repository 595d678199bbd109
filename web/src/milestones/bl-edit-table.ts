import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { Reason } from '../../../shared/contracts/milestones.js';
import type { IsoDate } from '../../../shared/dates.js';
import { date } from '../elements/date.js';
import { icon } from '../elements/icons.js';
import { dateHint, qty, staleness, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { rowTone } from '../purchasing/line-badges.js';
import { base } from '../styles/base.js';
import { cells, pastedChanges, textCells, type CellChange, type CellName } from './edit-sheet.js';
import { editTableStyles } from './edit-table-styles.js';
import { faultText } from './fault-text.js';
import type { KeptSheet } from './kept-drafts.js';
import { labelOf } from './reasons.js';
import { readDate } from './typed-values.js';
import type { Faults } from './update-draft.js';

export class CellsChanged extends Event {
  constructor(readonly changes: readonly CellChange[]) { super('cells-changed', { bubbles: true, composed: true }); }
}

const sources = ['supplier-confirmed', 'expeditor-estimate', 'no-response'] as const;

/** Lines with cells to type in, worked like a spreadsheet. Only the row with the focus has all its choices in the page. */
@customElement('bl-edit-table')
export class BlEditTable extends LitElement {
  static override styles = [base, editTableStyles];

  @property({ attribute: false }) lines: readonly Line[] = [];
  @property({ attribute: false }) sheet!: KeptSheet;
  @property({ attribute: false }) faults: ReadonlyMap<number, Faults> = new Map();
  @property({ attribute: false }) reasons: readonly Reason[] = [];
  @property({ type: Boolean }) choosesSource = false;
  @property() today: IsoDate = '';
  @state() private active: { lineId: number; cell: CellName } | null = null;
  @query('.scroll') private scroller!: HTMLElement;

  focusCell(lineId: number, cell: CellName) {
    const target = this.renderRoot.querySelector<HTMLElement>(`[data-line="${lineId}"][data-cell="${cell}"]`);
    target?.focus();
    if (target instanceof HTMLInputElement) target.select();
  }

  protected override render() {
    return html`
      <div class="scroll" @focusin=${this.follow} @pointerdown=${this.prepare} @keydown=${this.press} @paste=${this.paste} @change=${this.settle}>
        <table aria-label=${t.sheet.table}>
          <thead><tr>${this.heads().map(([name, text]) => html`<th scope="col" class=${name} title=${text}>${text}</th>`)}</tr></thead>
          <tbody>${this.lines.map((line) => this.renderRow(line))}</tbody>
        </table>
      </div>
      <p class="status" role="status">${this.reading()}</p>
    `;
  }

  private get shown(): readonly CellName[] {
    return this.choosesSource ? cells : cells.filter((cell) => cell !== 'source');
  }

  /** Of one supplier alone, its name would stand in every row. */
  private get hasSuppliers(): boolean {
    return this.lines.some(({ supplierId }) => supplierId !== this.lines[0]!.supplierId);
  }

  private heads(): (readonly [string, string])[] {
    const fields = (['poNumber', 'lineNumber', 'supplierName', 'itemCode', 'outstandingQty', 'readyQty', 'dueOn', 'expectedOn', 'statedOn'] as const)
      .filter((name) => name !== 'supplierName' || this.hasSuppliers).map((name) => [name, word('field', name)] as const);
    return [...fields, ...this.shown.map((cell) => [`cell-${cell}`, cell === 'date' ? t.milestones[this.sheet.milestone] : t.sheet.cells[cell]] as const)];
  }

  private renderRow(line: Line) {
    const isTyped = this.sheet.rows[line.id] !== undefined;
    const faults = this.faults.get(line.id);
    return html`<tr class="${rowTone(line)}${isTyped ? ' typed' : ''}">
      <td class="poNumber">${line.poNumber}${isTyped ? html`<span class="mark" title=${t.sheet.isUnsaved}><span class="sr">${t.sheet.isUnsaved}</span></span>` : nothing}</td>
      <td>${line.lineNumber}</td>
      ${this.hasSuppliers ? html`<td title=${line.supplierName ?? line.supplierCode}>${line.supplierName ?? line.supplierCode}</td>` : nothing}
      <td title="${line.itemCode} ${line.itemName ?? ''}">${line.itemCode} <span class="quiet">${line.itemName}</span></td>
      <td class="number">${qty(line.outstandingQty)}</td>
      <td class="number">${qty(line.readyQty)}</td>
      <td>${date(line.dueOn)}</td>
      <td>${date(line.expectedOn)}</td>
      <td class=${line.stale ? 'stale' : ''}>${staleness(line.statedOn, this.today)}</td>
      ${this.shown.map((cell) => html`<td class="cell">${this.renderCell(line, cell, faults)}</td>`)}
    </tr>`;
  }

  private renderCell(line: Line, cell: CellName, faults: Faults | undefined) {
    const value = this.sheet.rows[line.id]?.draft[cell] ?? '';
    const fault = faults?.[cell];
    const label = t.sheet.cellOf(t.sheet.cells[cell], line.poNumber, line.lineNumber);
    const title = fault ? faultText(fault) : nothing;
    if (cell === 'reason' || cell === 'source') {
      return html`<select data-line=${line.id} data-cell=${cell} aria-label=${label} aria-invalid=${fault ? 'true' : nothing} title=${title} .value=${live(value)}
        @change=${(event: Event) => this.say(line.id, { [cell]: (event.target as HTMLSelectElement).value })}>${this.renderChosen(cell, value, this.active?.lineId === line.id)}</select>`;
    }
    const placeholder = cell === 'readyOn' && this.sheet.rows[line.id]?.draft.readyQty ? t.updates.todayHint : '';
    return html`<input data-line=${line.id} data-cell=${cell} class=${cell === 'readyQty' ? 'number' : ''} aria-label=${label} autocomplete="off" spellcheck="false" placeholder=${placeholder}
      aria-invalid=${fault ? 'true' : nothing} title=${title} .value=${live(value)} @input=${(event: Event) => this.say(line.id, { [cell]: (event.target as HTMLInputElement).value })}>`;
  }

  private renderChosen(cell: 'reason' | 'source', value: string, isActive: boolean) {
    const all = cell === 'source' ? sources.map((source) => [source, t.updates.sources[source]] as const) : this.reasons.filter(({ active }) => active).map((reason) => [reason.code, labelOf(reason)] as const);
    return html`<option value=""></option>${all.filter(([code]) => isActive || code === value).map(([code, text]) => html`<option value=${code} ?selected=${code === value}>${text}</option>`)}`;
  }

  /** What the cell with the focus means, or what is wrong with it. */
  private reading() {
    if (!this.active) return t.sheet.keys;
    const { lineId, cell } = this.active;
    const fault = this.faults.get(lineId)?.[cell];
    if (fault) return html`<span class="fault">${icon('warning')} ${faultText(fault)}</span>`;
    const on = cell === 'date' || cell === 'readyOn' ? readDate(this.sheet.rows[lineId]?.draft[cell] ?? '', this.today) : null;
    return on ? `${on} · ${dateHint(on)}` : t.sheet.keys;
  }

  private cellOf(event: Event): { target: HTMLInputElement | HTMLSelectElement; lineId: number; cell: CellName; row: number } | null {
    const target = event.target as HTMLInputElement;
    const { line, cell } = target.dataset;
    if (!line || !cell) return null;
    return { target, lineId: Number(line), cell: cell as CellName, row: this.lines.findIndex(({ id }) => id === Number(line)) };
  }

  private follow(event: Event) {
    const at = this.cellOf(event);
    if (at) this.active = { lineId: at.lineId, cell: at.cell };
  }

  /** The choices have to be there before the mouse opens them. */
  private prepare(event: Event) {
    this.follow(event);
    if (this.isUpdatePending) this.performUpdate();
  }

  private press(event: KeyboardEvent) {
    const at = this.cellOf(event);
    if (!at || event.isComposing) return;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) this.goTo(event, at.row + (event.shiftKey ? -1 : 1), at.cell);
    else if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) this.fillDown(event, at.row, at.cell);
  }

  private goTo(event: Event, row: number, cell: CellName) {
    event.preventDefault();
    const line = this.lines[row];
    if (line) this.focusCell(line.id, cell);
  }

  private fillDown(event: Event, row: number, cell: CellName) {
    event.preventDefault();
    const [above, line] = [this.lines[row - 1], this.lines[row]];
    if (above && line) this.say(line.id, { [cell]: this.sheet.rows[above.id]?.draft[cell] ?? '' });
  }

  private paste(event: ClipboardEvent) {
    const at = this.cellOf(event);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!at || !/[\n\t]/.test(text.trim())) return;
    const changes = pastedChanges(text, at, this.lines);
    if (changes.length === 0) return;
    event.preventDefault();
    this.dispatchEvent(new CellsChanged(changes));
  }

  /** A date that is understood is shown as what it means. */
  private settle(event: Event) {
    const at = this.cellOf(event);
    if (!at || (at.cell !== 'date' && at.cell !== 'readyOn')) return;
    const on = readDate(at.target.value, this.today);
    if (on && on !== at.target.value) this.say(at.lineId, { [at.cell]: on });
  }

  private say(lineId: number, change: CellChange['change']) {
    this.dispatchEvent(new CellsChanged([{ lineId, change }]));
  }

  /** To the first cell of the first line. */
  override focus() {
    const [first] = this.lines;
    this.scroller?.scrollTo({ top: 0 });
    if (first) this.focusCell(first.id, textCells[0]);
  }
}
