import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { badge, badgeStyles } from '../elements/badge.js';
import { date } from '../elements/date.js';
import { qty, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { table } from '../styles/table.js';
import { batchBadge } from './line-badges.js';
import type { LineDetail } from './line-detail.js';

type Batch = LineDetail['batches'][number];

/** Where one batch stands in its life: what is still to come stands first. */
const order: Record<Batch['state'], number> = { planned: 0, confirmed: 1, dispatched: 2, delivered: 3, cancelled: 4 };

/** Batches of a line, planned to delivered. */
@customElement('bl-batch-list')
export class BlBatchList extends LitElement {
  static override styles = [base, badgeStyles, table, css`
    :host { display: block; }
    .badge { height: 18px; line-height: 16px; }
  `];

  @property({ attribute: false }) batches: readonly Batch[] = [];
  @property({ attribute: false }) uom: string | null = null;

  protected override render() {
    if (this.batches.length === 0) return html`<p class="quiet">${t.panel.noBatches}</p>`;
    const batches = this.batches.toSorted((a, b) => order[a.state] - order[b.state] || ((dayOf(a) ?? '') < (dayOf(b) ?? '') ? 1 : -1));
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.panel.batches}><table>
      <thead><tr><th scope="col">${word('field', 'status')}</th><th scope="col" class="number">${t.panel.quantity}</th><th scope="col">${t.panel.date}</th><th scope="col">${t.panel.origin}</th><th scope="col">${t.panel.transport}</th></tr></thead>
      <tbody>${batches.map((batch) => this.renderBatch(batch))}</tbody>
    </table></div>`;
  }

  private renderBatch(batch: Batch) {
    const { id, state, qty: quantity, origin, source, carrier, container, reference } = batch;
    return html`<tr>
      <td>${badge(batchBadge(state))} <a href="/batches?batch=${id}" aria-label=${t.batches.name(id)}>#${id}</a></td>
      <td class="number">${qty(quantity)} ${this.uom}</td>
      <td>${date(dayOf(batch))}</td>
      <td>${word('origin', origin)}${source ? html` · ${word('source', source)}` : nothing}</td>
      <td>${[carrier, container, reference].filter(Boolean).join(' · ') || '—'}</td>
    </tr>`;
  }
}

/** The day that counts for a batch in its state. */
const dayOf = ({ deliveredOn, arriveOn, dispatchedOn, readyOn }: Batch): string | null => deliveredOn ?? arriveOn ?? dispatchedOn ?? readyOn;
