import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { date, dateWithDay } from '../elements/date.js';
import { percent, qty, shortWeekday } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { base } from '../styles/base.js';
import type { LineDetail } from './line-detail.js';

type Proposed = LineDetail['proposals'][number];

/** The deliveries we propose: when, how many, how sure, and why. */
@customElement('bl-proposal-list')
export class BlProposalList extends LitElement {
  static override styles = [base, css`
    :host { display: block; }
    ol { display: grid; gap: var(--space-2); }
    li { padding: var(--space-2) var(--space-3); border: 1px solid var(--line); border-left: 3px solid var(--blue); border-radius: var(--radius); background: var(--surface); }
    .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px var(--space-4); }
    .head strong { font-size: var(--text-large); }
    .sure { display: inline-flex; align-items: center; gap: 6px; margin-left: auto; }
    meter { width: 56px; height: 8px; }
    .why { margin-top: 3px; color: var(--quiet); text-wrap: pretty; }
  `];

  @property({ attribute: false }) proposals: readonly Proposed[] = [];
  @property({ attribute: false }) uom: string | null = null;

  protected override render() {
    if (this.proposals.length === 0) return html`<p class="quiet">${t.panel.noProposals}</p>`;
    return html`<ol>${this.proposals.map((one) => this.renderProposal(one))}</ol>`;
  }

  private renderProposal({ arriveOn, readyOn, qty: quantity, windowFromOn, windowToOn, confidence, because }: Proposed) {
    return html`<li>
      <p class="head">
        <span><strong>${qty(quantity)}</strong> ${this.uom}</span>
        <span>${t.panel.arrives} <strong>${date(arriveOn)}</strong> <span class="quiet">${shortWeekday(arriveOn)}</span></span>
        ${readyOn === arriveOn ? nothing : html`<span>${t.panel.ready} ${dateWithDay(readyOn)}</span>`}
        <span class="sure"><meter aria-label=${t.panel.confidence} min="0" max="1" .value=${confidence}></meter>${t.panel.sure(percent(confidence))}</span>
      </p>
      ${windowFromOn && windowToOn ? html`<p class="quiet">${t.panel.window(windowFromOn, windowToOn)}</p>` : nothing}
      <p class="why">${tell(because)}</p>
    </li>`;
  }
}
