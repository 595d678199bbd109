import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CustomColumn, CustomSlot } from '../../../shared/contracts/line-columns.js';
import type { ListedLine } from '../../../shared/contracts/lines.js';
import { isDate } from '../../../shared/dates.js';
import type { CellValue } from '../../../shared/line-filter.js';
import { ApiProblem } from '../api/api-problem.js';
import { call } from '../api/call.js';
import { enterValue } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { problemText } from '../elements/bl-problem.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { lineColumnKinds } from './column-kinds.js';
import { nameOf } from './line-columns.js';

/** A value was saved; the focus goes on by so many rows. */
export class CellSaved extends Event {
  constructor(readonly line: Partial<ListedLine> & { id: number }, readonly by: number) { super('cell-saved', { bubbles: true, composed: true }); }
}

/** Nothing is to be entered after all. */
export class CellLeft extends Event {
  constructor() { super('cell-left', { bubbles: true, composed: true }); }
}

/** The field over a cell that people fill in. Enter saves and goes on to the next line, Escape leaves it as it was. */
@customElement('bl-cell-editor')
export class BlCellEditor extends LitElement {
  static override styles = [base, css`
    :host { position: fixed; z-index: 8; top: var(--top, 0); left: var(--left, 0); width: var(--width, 100px); }
    input { width: 100%; height: var(--height, 22px); min-height: 22px; padding: 0 5px; border: 2px solid var(--focus); border-radius: 3px; background: var(--surface); color: var(--ink); font: inherit; }
    input[aria-invalid="true"] { border-color: var(--red); }
    .field-error { padding: 3px 6px; border-radius: 3px; background: var(--red-tint); color: var(--red-ink); font-size: var(--text-small); box-shadow: 0 4px 12px var(--shadow); }
  `];

  @property({ attribute: false }) line!: ListedLine;
  @property() slotName!: CustomSlot;
  @property({ attribute: false }) custom: readonly CustomColumn[] = [];
  @state() private fault = '';
  @query('input') private input!: HTMLInputElement;
  private isDone = false;
  /** As it was when the field opened: what is read anew meanwhile neither types over it nor passes for seen. */
  private opened!: ListedLine;
  private version: number | null = null;
  private overtaken = false;

  /** Over a cell. */
  place(cell: DOMRect) {
    for (const [name, value] of Object.entries({ top: cell.top - 1, left: cell.left, width: Math.max(96, cell.width), height: cell.height + 2 })) this.style.setProperty(`--${name}`, `${value}px`);
  }

  protected override willUpdate() {
    if (this.hasUpdated) return;
    this.opened = this.line;
    this.version = this.line.entries[this.slotName]?.version ?? null;
  }

  protected override firstUpdated() {
    this.input.focus();
    this.input.select();
  }

  protected override render() {
    const value = this.opened.custom[this.slotName] ?? null;
    return html`<input maxlength="400" inputmode=${this.isNumber() ? 'decimal' : nothing} placeholder=${this.isDay() ? 'YYYY-MM-DD' : nothing} aria-label=${t.cell.edit(nameOf(this.slotName, this.custom), this.opened.poNumber)}
      .value=${value === null ? '' : String(value)} aria-invalid=${this.fault !== ''} @keydown=${this.press} @blur=${() => this.save(0)} @input=${() => { this.fault = ''; }}>
      ${this.fault ? html`<span class="field-error" role="alert">${this.fault}</span>` : nothing}`;
  }

  private isNumber = () => lineColumnKinds[this.slotName] === 'quantity';
  private isDay = () => lineColumnKinds[this.slotName] === 'date';

  /** A key that was pressed before the field was there. */
  take(key: string) {
    if (this.isDone || this.act(key, 1)) return;
    const { input } = this;
    if (key === 'Backspace') input.setRangeText('', Math.max(0, Math.min(input.selectionStart!, input.selectionEnd! - 1)), input.selectionEnd!, 'end');
    else if (key.length === 1) input.setRangeText(key, input.selectionStart!, input.selectionEnd!, 'end');
  }

  private press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (!event.isComposing && this.act(event.key, event.shiftKey ? -1 : 1)) event.preventDefault();
  };

  /** Enter saves and goes on by so many lines, Tab saves and stays, Escape leaves; other keys are for the text. */
  private act(key: string, by: 1 | -1): boolean {
    if (key === 'Enter' && this.overtaken) this.fault = '';
    if (key === 'Escape') this.leave();
    else if (key === 'Enter' || key === 'Tab') void this.save(key === 'Tab' ? 0 : by);
    else return false;
    return true;
  }

  private leave() {
    this.isDone = true;
    this.dispatchEvent(new CellLeft());
  }

  /** What was typed as the server takes it; undefined, with a fault that is told, where it makes no sense. */
  private typed(): CellValue | undefined {
    const text = this.input.value.trim();
    if (text === '') return null;
    if (this.isDay() && !isDate(text)) this.fault = t.columnMenu.badDate;
    if (this.isNumber() && Number.isNaN(Number(text.replace(',', '.')))) this.fault = t.columnMenu.badNumber;
    return this.fault ? undefined : this.isNumber() ? Number(text.replace(',', '.')) : text;
  }

  private async save(by: number) {
    if (this.isDone) return;
    const { line, slotName } = this;
    const value = this.typed();
    if (value === undefined) return;
    if (!this.overtaken && value === (this.opened.custom[slotName] ?? null)) return by === 0 ? this.leave() : this.done({ id: line.id }, by);
    this.isDone = true;
    try {
      const { slot, value: kept, ...entry } = await call(enterValue, { params: { id: line.id, slot: slotName }, body: { value, version: this.version } });
      this.done({ id: line.id, custom: { ...line.custom, [slot]: kept }, entries: { ...line.entries, [slot]: entry } }, by);
      this.dispatchEvent(new Notice(t.cell.saved(nameOf(slotName, this.custom))));
    } catch (error) {
      [this.fault, this.isDone] = [problemText(error), false];
      this.seeOther(error);
      this.input.focus();
    }
  }

  /** Who was told of another's value may save over it, knowing. */
  private seeOther(error: unknown) {
    if (!(error instanceof ApiProblem) || error.code !== 'custom-value-changed') return;
    this.overtaken = true;
    this.version = (error.problem.facts?.['version'] as number | undefined) ?? null;
    this.fault += ` ${t.cell.again}`;
  }

  private done(line: Partial<ListedLine> & { id: number }, by: number) {
    this.isDone = true;
    this.dispatchEvent(new CellSaved(line, by));
  }
}
