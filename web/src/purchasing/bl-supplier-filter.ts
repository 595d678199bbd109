import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../elements/bl-popover.js';
import '../elements/bl-skeleton.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

export interface SupplierChoice { id: number; code: string; name: string }

/** An empty choice means all. */
export class SuppliersChosen extends Event {
  constructor(readonly suppliers: readonly number[]) { super('suppliers-chosen', { bubbles: true, composed: true }); }
}

/** Chooses among one's suppliers. `popover-opened` says when the choices are wanted. */
@customElement('bl-supplier-filter')
export class BlSupplierFilter extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; }
    .content { width: 340px; max-width: calc(100vw - 16px); }
    .top { display: flex; gap: var(--space-2); padding: var(--space-2); border-bottom: 1px solid var(--line); }
    ul { max-height: min(420px, 60vh); padding: var(--space-1) 0; overflow-y: auto; }
    label { display: flex; align-items: center; gap: var(--space-2); padding: 3px var(--space-3); cursor: pointer; }
    label:hover { background: var(--hover); }
    label > span { margin: 0; overflow: hidden; color: inherit; font-size: inherit; text-overflow: ellipsis; white-space: nowrap; }
    p { padding: var(--space-3); color: var(--quiet); }
  `];

  @property({ attribute: false }) suppliers?: readonly SupplierChoice[] | undefined;
  @property({ attribute: false }) chosen: readonly number[] = [];
  @state() private looksFor = '';

  protected override render() {
    return html`<bl-popover .label=${this.label()} .hint=${t.suppliers.label}>
      <div class="content">
        <div class="top">
          <input type="search" aria-label=${t.suppliers.find} placeholder=${t.suppliers.find} @input=${this.find}>
          <button ?disabled=${this.chosen.length === 0} @click=${() => this.choose([])}>${t.suppliers.all}</button>
        </div>
        ${this.suppliers ? this.renderChoices() : html`<bl-skeleton rows="6"></bl-skeleton>`}
      </div>
    </bl-popover>`;
  }

  private renderChoices() {
    const wanted = this.looksFor.toLowerCase();
    const found = this.suppliers!.filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(wanted));
    if (found.length === 0) return html`<p>${t.suppliers.none}</p>`;
    return html`<ul>${found.map((supplier) => this.renderChoice(supplier))}</ul>`;
  }

  private renderChoice({ id, code, name }: SupplierChoice) {
    return html`<li><label title="${name} ${code}">
      <input type="checkbox" .checked=${this.chosen.includes(id)} @change=${() => this.toggle(id)}><span>${name} <span class="quiet">${code}</span></span>
    </label></li>`;
  }

  private label(): string {
    if (this.chosen.length === 0) return t.suppliers.all;
    const one = this.chosen.length === 1 ? this.suppliers?.find(({ id }) => id === this.chosen[0]) : undefined;
    return one?.name ?? t.suppliers.some(qty(this.chosen.length), this.chosen.length);
  }

  private find(event: Event) {
    this.looksFor = (event.target as HTMLInputElement).value.trim();
  }

  private toggle(id: number) {
    this.choose(this.chosen.includes(id) ? this.chosen.filter((one) => one !== id) : [...this.chosen, id]);
  }

  private choose(suppliers: readonly number[]) {
    this.dispatchEvent(new SuppliersChosen(suppliers));
  }
}
