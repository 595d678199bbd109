import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

export interface SupplierToChoose { id: number; code: string; name: string }

export class SuppliersChosen extends Event {
  constructor(readonly suppliers: readonly number[]) { super('suppliers-chosen', { bubbles: true, composed: true }); }
}

/** The suppliers that somebody works for: exactly one, or as many as there are. */
@customElement('bl-supplier-choice')
export class BlSupplierChoice extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; }
    fieldset { margin: 0; padding: 0; border: 0; }
    ul { max-height: 190px; margin-top: var(--space-1); padding: var(--space-1) 0; border: 1px solid var(--line); border-radius: var(--radius); overflow-y: auto; }
    li label { display: flex; align-items: center; gap: var(--space-2); padding: 3px var(--space-2); }
    li label:hover { background: var(--hover); }
    li span { margin: 0; overflow: hidden; color: inherit; font-size: inherit; text-overflow: ellipsis; white-space: nowrap; }
    li .quiet { margin-left: auto; }
  `];

  @property({ attribute: false }) suppliers: readonly SupplierToChoose[] = [];
  @property({ attribute: false }) chosen: readonly number[] = [];
  @property({ type: Boolean }) one = false;
  @state() private search = '';

  protected override render() {
    const sought = this.search.trim().toLowerCase();
    const shown = this.suppliers.filter(({ id, code, name }) => this.chosen.includes(id) || `${code} ${name}`.toLowerCase().includes(sought));
    return html`<fieldset>
      <legend>${this.one ? t.users.supplier : t.users.suppliersChosen(this.chosen.length)}</legend>
      <input type="search" aria-label=${t.users.findSupplier} placeholder=${t.users.findSupplier} .value=${this.search} @input=${(event: Event) => { this.search = (event.target as HTMLInputElement).value; }}>
      <ul>${shown.map((supplier) => this.renderSupplier(supplier))}</ul>
    </fieldset>`;
  }

  private renderSupplier({ id, code, name }: SupplierToChoose) {
    return html`<li><label><input type=${this.one ? 'radio' : 'checkbox'} name="supplier" .checked=${this.chosen.includes(id)} @change=${() => this.choose(id)}><span>${name}</span><span class="quiet">${code}</span></label></li>`;
  }

  private choose(id: number) {
    const others = this.chosen.filter((one) => one !== id);
    this.dispatchEvent(new SuppliersChosen(this.one ? [id] : others.length === this.chosen.length ? [...others, id] : others));
  }
}
