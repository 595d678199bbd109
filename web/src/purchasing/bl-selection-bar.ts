import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../elements/icons.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { SelectionChanged } from './grid-events.js';
import { nobody } from './selection.js';

/** What one can do with the chosen lines. The tools come in the slot, each given the lines. */
@customElement('bl-selection-bar')
export class BlSelectionBar extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; }
    section { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); padding: 6px var(--space-3); border-top: 1px solid var(--line-strong); background: var(--selected); }
    strong { margin-right: var(--space-2); white-space: nowrap; }
    .clear { margin-left: auto; }
  `];

  @property({ type: Number }) count = 0;

  protected override render() {
    return html`<p class="sr" role="status">${this.count === 0 ? '' : t.choice.some(qty(this.count), this.count)}</p>
      ${this.count === 0 ? nothing : html`<section aria-label=${t.choice.bar}>
        <strong>${t.choice.some(qty(this.count), this.count)}</strong>
        <slot></slot>
        <button class="plain clear" @click=${() => this.dispatchEvent(new SelectionChanged(nobody))}>${icon('cross')}${t.choice.clear}</button>
      </section>`}`;
  }
}
