import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LineColumn, LineFilter } from '../../../shared/contracts/line-columns.js';
import { icon } from '../elements/icons.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import type { ArrangedColumn } from './column-layout.js';
import { moved, withColumn } from './column-layout.js';
import { draftOf, isDated, isRanged, readDraft, type FilterDraft, type FilterFault } from './filter-draft.js';
import { valueText } from './filter-text.js';
import { ColumnsArranged, FilterChosen, SortChosen } from './grid-events.js';
import { menuStyles } from './column-menu-styles.js';

export type Choices = readonly { value: string; n: number | null }[];

/** What one can do with a column: sort, filter by what its kind can answer, and its place in the list. */
@customElement('bl-column-menu')
export class BlColumnMenu extends LitElement {
  static override styles = [base, controls, menuStyles, css`:host { display: contents; }`];

  @property() name = '';
  @property() heading = '';
  /** Null for a column that neither sorts nor filters. */
  @property({ attribute: false }) field: LineColumn | null = null;
  @property({ attribute: false }) filter?: LineFilter | undefined;
  /** Null: too many to choose from. */
  @property({ attribute: false }) choices: Choices | null = null;
  @property({ attribute: false }) columns: readonly ArrangedColumn[] = [];
  @state() private draft: FilterDraft = draftOf(undefined);
  @state() private fault: FilterFault | null = null;
  @state() private looksFor = '';
  @query('[popover]') private popup!: HTMLElement;
  private opener: HTMLElement | null = null;

  /** Below an element, which has the focus again when the menu closes. */
  async open(below: HTMLElement) {
    this.opener = below;
    [this.draft, this.fault, this.looksFor] = [draftOf(this.filter), null, ''];
    await this.updateComplete;
    const { left, bottom } = below.getBoundingClientRect();
    this.popup.style.setProperty('--left', `${Math.max(8, Math.min(left, document.documentElement.clientWidth - 296))}px`);
    this.popup.style.setProperty('--top', `${bottom + 2}px`);
    this.popup.showPopover();
    this.popup.querySelector<HTMLElement>('input:not([type="checkbox"]), button')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('filter')) this.draft = draftOf(this.filter);
  }

  protected override render() {
    return html`<div popover role="dialog" aria-label=${this.heading} @toggle=${this.toggled}>
      <h2>${this.heading}</h2>
      ${this.field ? html`${this.renderSorting(this.field)}${this.renderFilter(this.field)}` : nothing}
      ${this.renderPlace()}
    </div>`;
  }

  private renderSorting(field: LineColumn) {
    const sort = (direction: 'asc' | 'desc') => () => this.finish(new SortChosen(field, direction));
    return html`<div class="row"><button @click=${sort('asc')}>${icon('up')}${t.columnMenu.ascending}</button><button @click=${sort('desc')}>${icon('down')}${t.columnMenu.descending}</button></div>`;
  }

  private renderFilter(field: LineColumn) {
    return html`<form @submit=${this.apply}>
      ${isRanged(field) ? this.renderRange(field) : this.renderText(field)}
      <label class="state"><span>${t.columnMenu.state}</span><select .value=${this.draft.empty} @change=${this.take('empty')}>
        ${(['any', 'empty', 'not-empty'] as const).map((value) => html`<option value=${value} ?selected=${value === this.draft.empty}>${{ 'any': t.columnMenu.any, 'empty': t.columnMenu.empty, 'not-empty': t.columnMenu.notEmpty }[value]}</option>`)}
      </select></label>
      <div class="row">
        <button class="primary" type="submit">${t.columnMenu.apply}</button>
        ${this.filter ? html`<button type="button" @click=${() => this.finish(new FilterChosen(field, null))}>${t.columnMenu.remove}</button>` : nothing}
      </div>
    </form>`;
  }

  private renderRange(field: LineColumn) {
    const input = (name: 'from' | 'to') => html`<label><span>${t.columnMenu[name]}</span><input type=${isDated(field) ? 'date' : 'text'} inputmode=${isDated(field) ? nothing : 'decimal'} max="9999-12-31"
      .value=${this.draft[name]} aria-invalid=${this.fault !== null} @input=${this.take(name)}></label>`;
    return html`<div class="range">${input('from')}${input('to')}</div>
      ${this.fault ? html`<p class="field-error" role="alert">${this.fault === 'date' ? t.columnMenu.badDate : t.columnMenu.badNumber}</p>` : nothing}`;
  }

  private renderText(field: LineColumn) {
    if (!this.choices) return html`<label><span>${t.columnMenu.contains}</span><input type="text" maxlength="200" .value=${this.draft.text} @input=${this.take('text')}></label>`;
    const wanted = this.looksFor.toLowerCase();
    const found = this.choices.filter(({ value }) => valueText(field, value).toLowerCase().includes(wanted));
    return html`<label><span>${t.columnMenu.contains}</span><input type="search" maxlength="200" .value=${this.draft.text} @input=${this.find}></label>
      <div class="values" role="group" aria-label=${t.columnMenu.values}>${found.length === 0 ? html`<p class="quiet">${t.columnMenu.noValues}</p>` : found.slice(0, 300).map(({ value, n }) => html`<label class="value">
        <input type="checkbox" .checked=${this.draft.values.has(value)} @change=${() => this.toggle(value)}><span>${valueText(field, value)}</span>${n === null ? nothing : html`<span class="quiet">${qty(n)}</span>`}
      </label>`)}</div>`;
  }

  private renderPlace() {
    const column = this.columns.find(({ name }) => name === this.name);
    if (!column) return nothing;
    const change = (to: Partial<ArrangedColumn>) => () => this.dispatchEvent(new ColumnsArranged(withColumn(this.columns, this.name, to)));
    const step = (by: 1 | -1) => () => this.dispatchEvent(new ColumnsArranged(moved(this.shown(), this.name, by)));
    return html`<div class="grid">
      <button @click=${step(-1)}>${icon('left')}${t.columnMenu.left}</button><button @click=${step(1)}>${icon('right')}${t.columnMenu.right}</button>
      <button @click=${change({ width: Math.max(32, column.width - 16) })}>${t.columnMenu.narrower}</button><button @click=${change({ width: Math.min(1000, column.width + 16) })}>${t.columnMenu.wider}</button>
      <button @click=${change({ pinned: !column.pinned })}>${icon('pin')}${column.pinned ? t.columnMenu.unpin : t.columnMenu.pin}</button>
      <button @click=${() => this.finish(new ColumnsArranged(withColumn(this.columns, this.name, { hidden: true })))}>${t.columnMenu.hide}</button>
    </div>`;
  }

  /** Hidden columns stand at the end, so that a step passes what is seen. */
  private shown = () => [...this.columns.filter(({ hidden }) => !hidden), ...this.columns.filter(({ hidden }) => hidden)];

  private take = (name: 'from' | 'to' | 'text' | 'empty') => ({ target }: Event) => {
    this.draft = { ...this.draft, [name]: (target as HTMLInputElement).value };
    this.fault = null;
  };

  private find = (event: Event) => {
    this.take('text')(event);
    this.looksFor = this.draft.text.trim();
  };

  private toggle(value: string) {
    const values = new Set(this.draft.values);
    if (!values.delete(value)) values.add(value);
    this.draft = { ...this.draft, values };
  }

  private apply = (event: Event) => {
    event.preventDefault();
    const read = readDraft(this.field!, this.draft);
    if ('fault' in read) this.fault = read.fault;
    else this.finish(new FilterChosen(this.field!, read.filter));
  };

  private finish(event: Event) {
    this.popup.hidePopover();
    this.dispatchEvent(event);
  }

  private toggled({ newState }: ToggleEvent) {
    if (newState === 'closed') (this.opener?.querySelector<HTMLElement>('button') ?? this.opener)?.focus();
  }
}
