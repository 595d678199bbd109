import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { listItemTerms as listContract } from '../../../shared/contracts/xref.js';
import { call, type Reply } from '../api/call.js';
import { listItemTerms, setItemTerms } from '../api/endpoints.js';
import '../elements/bl-pager.js';
import type { PageChosen } from '../elements/bl-pager.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import { ReferenceChanged } from './reference-changed.js';

const pageSize = 50;

/** Minimum order quantity, multiple and transit days of an item from a supplier. */
@customElement('bl-item-terms')
export class BlItemTerms extends LitElement {
  static override styles = [base, controls, table, managePage, css`
    :host { display: block; height: auto; padding: 0; overflow: visible; }
    form input { width: 130px; }
  `];

  @property({ type: Number }) pulse = 0;
  @state() private search = '';
  @state() private page = 1;
  @state() private refusal?: unknown;
  private terms = new Task(this, {
    args: () => [this.pulse, this.search, this.page] as const,
    task: ([, search, page], { signal }) => call(listItemTerms, { query: { search, offset: (page - 1) * pageSize, limit: pageSize } }, signal),
  });

  protected override render() {
    const { value, error } = this.terms;
    return html`
      <form class="filters" @submit=${this.save}>
        ${(['itemCode', 'supplierCode', 'moq', 'orderMultiple', 'transitDays'] as const).map((name) => html`<label><span>${t.xref.terms[name]}</span><input name=${name} ?required=${name.endsWith('Code')} maxlength="80" inputmode=${name.endsWith('Code') ? 'text' : 'decimal'}></label>`)}
        <button>${t.xref.set}</button>
      </form>
      <div class="filters"><label><span>${t.xref.search}</span><input type="search" @change=${(event: Event) => { [this.search, this.page] = [(event.target as HTMLInputElement).value, 1]; }}></label></div>
      ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
      ${error ? html`<bl-problem retry .error=${error} @retry=${() => this.terms.run()}></bl-problem>` : value ? this.renderTerms(value) : html`<bl-skeleton rows="6"></bl-skeleton>`}`;
  }

  private renderTerms({ terms, total }: Reply<typeof listContract>) {
    if (total === 0) return html`<p class="empty">${t.xref.noTerms}</p>`;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.xref.viewNames.terms}><table>
        <thead><tr><th scope="col">${t.xref.terms.itemCode}</th><th scope="col">${t.xref.terms.supplierCode}</th><th scope="col" class="number">${t.xref.terms.moq}</th><th scope="col" class="number">${t.xref.terms.orderMultiple}</th><th scope="col" class="number">${t.xref.terms.transitDays}</th></tr></thead>
        <tbody>${terms.map((one) => html`<tr><td>${one.itemCode} <span class="quiet">${one.itemName ?? ''}</span></td><td>${one.supplierCode} <span class="quiet">${one.supplierName}</span></td><td class="number">${qty(one.moq)}</td><td class="number">${qty(one.orderMultiple)}</td><td class="number">${qty(one.transitDays)}</td></tr>`)}</tbody>
      </table></div><bl-pager .page=${this.page} .size=${pageSize} .total=${total} @page-chosen=${({ page }: PageChosen) => { this.page = page; }}></bl-pager>`;
  }

  private async save(event: Event) {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const said = new FormData(form);
    const number = (name: string) => (said.get(name) ? Number(said.get(name)) : null);
    this.refusal = undefined;
    try {
      await call(setItemTerms, { body: { itemCode: String(said.get('itemCode')), supplierCode: String(said.get('supplierCode')), moq: number('moq'), orderMultiple: number('orderMultiple'), transitDays: number('transitDays') } });
      form.reset();
      this.dispatchEvent(new ReferenceChanged());
    } catch (error) {
      this.refusal = error;
    }
  }
}
