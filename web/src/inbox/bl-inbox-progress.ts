import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { readInboxProgress as progressContract, SupplierProgress } from '../../../shared/contracts/inbox.js';
import { call, type Reply } from '../api/call.js';
import { readInboxProgress } from '../api/endpoints.js';
import '../elements/bl-problem.js';
import '../elements/bl-progress.js';
import '../elements/bl-skeleton.js';
import { dash, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { table } from '../styles/table.js';

/** Who was asked, who answered, and how long it took. */
@customElement('bl-inbox-progress')
export class BlInboxProgress extends LitElement {
  static override styles = [base, table, css`
    :host { display: block; padding: var(--space-3) var(--space-4) var(--space-5); }
    p { margin-bottom: var(--space-2); color: var(--quiet); }
    td.bar { width: 180px; }
    .late { color: var(--red-ink); font-weight: var(--strong); }
  `];

  /** Changes when a night is done. */
  @property({ attribute: false }) night: string | null = null;

  private progress = new Task(this, { args: () => [this.night], task: (_, { signal }) => call(readInboxProgress, {}, signal) });

  protected override render() {
    const { value, error } = this.progress;
    if (error) return html`<bl-problem retry .error=${error} @retry=${() => this.progress.run()}></bl-problem>`;
    if (!value) return html`<bl-skeleton rows="10"></bl-skeleton>`;
    return value.suppliers.length === 0 ? html`<p>${t.inbox.noProgress}</p>` : this.renderTable(value);
  }

  private renderTable({ sinceOn, overdueAfterDays, suppliers }: Reply<typeof progressContract>) {
    return html`<p>${t.inbox.since(sinceOn)}</p>
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.inbox.viewNames.progress}><table>
        <thead><tr><th scope="col">${t.inbox.supplier}</th><th scope="col" class="number">${t.inbox.asked}</th><th scope="col" class="number">${t.inbox.answered}</th><th scope="col"><span class="sr">${t.inbox.answered}</span></th>
          <th scope="col" class="number">${t.inbox.open}</th><th scope="col" class="number">${t.inbox.overdue(qty(overdueAfterDays))}</th><th scope="col" class="number">${t.inbox.daysToAnswer}</th></tr></thead>
        <tbody>${suppliers.map((one) => this.renderSupplier(one))}</tbody>
      </table></div>`;
  }

  private renderSupplier({ supplierId, supplierName, supplierCode, asked, answered, open, overdue, daysToAnswer }: SupplierProgress) {
    return html`<tr>
      <td><a href="/inbox?suppliers=${supplierId}">${supplierName}</a> <span class="quiet">${supplierCode === supplierName ? nothing : supplierCode}</span></td>
      <td class="number">${qty(asked)}</td><td class="number">${qty(answered)}</td>
      <td class="bar"><bl-progress .label=${t.inbox.progress(qty(answered), qty(asked))} .done=${answered} .total=${asked}></bl-progress></td>
      <td class="number">${qty(open)}</td><td class="number ${overdue > 0 ? 'late' : ''}">${qty(overdue)}</td>
      <td class="number">${daysToAnswer.median === null ? dash : html`${qty(daysToAnswer.median)} <span class="quiet">· ${t.inbox.ofAnswers(qty(daysToAnswer.n))}</span>`}</td>
    </tr>`;
  }
}
