import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CustomColumn } from '../../../shared/contracts/line-columns.js';
import { icon } from '../elements/icons.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { isSlot } from './column-kinds.js';
import { moved, withColumn, type ArrangedColumn } from './column-layout.js';
import { ColumnsArranged } from './grid-events.js';
import { nameOf } from './line-columns.js';

/** How high the rows are to be. */
export class DensityChosen extends Event {
  constructor(readonly density: 'compact' | 'comfortable') { super('density-chosen', { bubbles: true, composed: true }); }
}

/** All columns with their order, and how high the rows are. What is changed is shown at once. */
@customElement('bl-column-chooser')
export class BlColumnChooser extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; width: 330px; max-width: calc(100vw - 16px); }
    .top, .bottom { display: flex; align-items: center; gap: var(--space-2); padding: var(--space-2) var(--space-3); }
    .top { border-bottom: 1px solid var(--line); }
    .bottom { border-top: 1px solid var(--line); }
    .bottom > span { flex: 1; color: var(--quiet); }
    [aria-pressed="true"] { border-color: var(--accent); background: var(--selected); font-weight: var(--strong); }
    ul { max-height: min(460px, 58vh); overflow: auto; padding: var(--space-1) 0; }
    li { display: flex; align-items: center; gap: 2px; padding: 0 var(--space-2) 0 var(--space-3); }
    li:hover { background: var(--hover); }
    label { display: flex; flex: 1; min-width: 0; align-items: center; gap: var(--space-2); padding: 3px 0; cursor: pointer; }
    label > span { margin: 0; overflow: hidden; color: inherit; font-size: inherit; text-overflow: ellipsis; white-space: nowrap; }
    li button { width: 24px; min-height: 24px; padding: 0; border-color: transparent; background: none; }
    p { padding: var(--space-3); color: var(--quiet); }
  `];

  @property({ attribute: false }) columns: readonly ArrangedColumn[] = [];
  @property({ attribute: false }) custom: readonly CustomColumn[] = [];
  @property() density: 'compact' | 'comfortable' = 'compact';
  @state() private looksFor = '';

  protected override render() {
    const wanted = this.looksFor.toLowerCase();
    const found = this.columns.filter(({ name }) => nameOf(name, this.custom).toLowerCase().includes(wanted));
    return html`
      <div class="top"><input type="search" aria-label=${t.columns.find} placeholder=${t.columns.find} @input=${({ target }: Event) => { this.looksFor = (target as HTMLInputElement).value.trim(); }}></div>
      ${found.length === 0 ? html`<p>${t.columns.none}</p>` : html`<ul>${found.map((column) => this.renderColumn(column))}</ul>`}
      <div class="bottom" role="group" aria-label=${t.columns.density}><span>${t.columns.density}</span>
        ${(['compact', 'comfortable'] as const).map((density) => html`<button aria-pressed=${density === this.density} @click=${() => this.dispatchEvent(new DensityChosen(density))}>${t.columns.densities[density]}</button>`)}
      </div>
      <div class="bottom"><span></span><button @click=${() => this.dispatchEvent(new ColumnsArranged(null))}>${t.columns.reset}</button></div>
    `;
  }

  private renderColumn({ name, hidden, pinned }: ArrangedColumn) {
    const text = nameOf(name, this.custom);
    const arrange = (columns: readonly ArrangedColumn[]) => this.dispatchEvent(new ColumnsArranged(columns));
    return html`<li>
      <label><input type="checkbox" .checked=${!hidden} @change=${() => arrange(withColumn(this.columns, name, { hidden: !hidden }))}><span>${text}${isSlot(name) ? html` <span class="quiet">· ${t.columns.own}</span>` : nothing}</span></label>
      ${this.looksFor ? nothing : html`<button title=${t.columns.up(text)} aria-label=${t.columns.up(text)} @click=${() => arrange(moved(this.columns, name, -1))}>${icon('up')}</button>
      <button title=${t.columns.down(text)} aria-label=${t.columns.down(text)} @click=${() => arrange(moved(this.columns, name, 1))}>${icon('down')}</button>`}
      <button aria-pressed=${pinned} title=${t.columns.pin(text)} aria-label=${t.columns.pin(text)} @click=${() => arrange(withColumn(this.columns, name, { pinned: !pinned }))}>${icon('pin')}</button>
    </li>`;
  }
}
