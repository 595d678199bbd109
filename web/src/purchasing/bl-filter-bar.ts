import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CustomColumn, LineFilter } from '../../../shared/contracts/line-columns.js';
import { icon } from '../elements/icons.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { ColumnMenuAsked, FilterChosen } from './grid-events.js';
import { filterText } from './filter-text.js';
import { nameOf } from './line-columns.js';

/** All conditions were taken away. */
export class FiltersCleared extends Event {
  constructor() { super('filters-cleared', { bubbles: true, composed: true }); }
}

/** The conditions of a list, each to change or to take away, and how many lines they leave. */
@customElement('bl-filter-bar')
export class BlFilterBar extends LitElement {
  static override styles = [base, controls, css`
    :host { display: flex; flex-wrap: wrap; align-items: center; gap: 4px var(--space-2); min-height: 32px; padding: 3px var(--space-3); border-bottom: 1px solid var(--line); background: var(--blue-tint); color: var(--blue-ink); font-size: var(--text-small); }
    ul { display: flex; flex-wrap: wrap; gap: 4px; }
    li { display: flex; max-width: 340px; border: 1px solid var(--line-strong); border-radius: 12px; background: var(--surface); color: var(--ink); overflow: hidden; }
    li button { min-height: 22px; border: 0; border-radius: 0; background: none; }
    li button:first-child { min-width: 0; padding: 0 2px 0 9px; }
    li button:first-child span { overflow: hidden; text-overflow: ellipsis; }
    li button:last-child { padding: 0 6px; }
    li button:focus-visible { outline-offset: -2px; }
    .clear { min-height: 22px; }
  `];

  @property({ attribute: false }) filters: readonly LineFilter[] = [];
  @property({ attribute: false }) custom: readonly CustomColumn[] = [];
  @property() count = '';

  protected override render() {
    return html`${icon('filter')}
      <ul aria-label=${t.chips.label}>${this.filters.map((filter) => this.renderChip(filter))}</ul>
      ${this.filters.length > 1 ? html`<button class="plain clear" @click=${() => this.dispatchEvent(new FiltersCleared())}>${t.list.clearFilters}</button>` : nothing}
      <span>${this.count}</span>`;
  }

  private renderChip(filter: LineFilter) {
    const [name, what] = [nameOf(filter.column, this.custom), filterText(filter)];
    return html`<li title="${name} ${what}">
      <button aria-label=${t.chips.edit(name, what)} @click=${({ currentTarget }: Event) => this.dispatchEvent(new ColumnMenuAsked(filter.column, currentTarget as HTMLElement))}><span>${name} ${what}</span></button>
      <button aria-label=${t.chips.remove(name, what)} @click=${() => this.dispatchEvent(new FilterChosen(filter.column, null))}>${icon('cross')}</button>
    </li>`;
  }
}

export const countText = (n: number, more: boolean): string => t.list.filtered(qty(n) + (more ? '+' : ''), n);
