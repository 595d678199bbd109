import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Line } from '../../../shared/contracts/lines.js';
import { sumQty } from '../../../shared/quantities.js';
import { percent, qty, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import type { LineDetail } from './line-detail.js';
import { partsOf, type QuantityParts } from './quantity-parts.js';

/** Ordered, ready, dispatched, delivered, outstanding: as figures and as one bar. */
@customElement('bl-line-quantities')
export class BlLineQuantities extends LitElement {
  static override styles = [base, css`
    :host { display: block; }
    svg { display: block; width: 100%; height: 8px; margin-bottom: 10px; border-radius: 4px; overflow: hidden; background: var(--grey-tint); }
    rect.delivered { fill: var(--green); }
    rect.dispatched { fill: var(--blue); }
    rect.ready { fill: var(--teal); }
    dl { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: var(--space-2); }
    dt { display: flex; align-items: center; gap: 5px; color: var(--quiet); font-size: var(--text-small); }
    dt::before { width: 8px; height: 8px; border-radius: 2px; background: var(--key, transparent); content: ""; }
    dt.bare::before { display: none; }
    .delivered { --key: var(--green); }
    .dispatched { --key: var(--blue); }
    .ready { --key: var(--teal); }
    .outstanding { --key: var(--grey-tint); }
    dd { font-size: var(--text-large); }
    dd small { color: var(--quiet); font-size: var(--text-small); }
    @media (max-width: 640px) { dl { grid-template-columns: repeat(3, 1fr); } }
  `];

  @property({ attribute: false }) line!: Line;
  @property({ attribute: false }) batches: LineDetail['batches'] = [];

  protected override render() {
    const { orderedQty, deliveredQty, readyQty, outstandingQty, uom } = this.line;
    const parts = partsOf(this.line, this.batches);
    const onTheRoad = sumQty(this.batches.filter(({ state }) => state === 'dispatched').map((one) => one.qty));
    return html`
      ${this.renderBar(parts)}
      <dl>
        <div><dt class="bare">${word('field', 'orderedQty')}</dt><dd>${qty(orderedQty)} <small>${uom}</small></dd></div>
        <div><dt class="ready">${word('field', 'readyQty')}</dt><dd>${qty(readyQty)}</dd></div>
        <div><dt class="dispatched">${t.panel.dispatched}</dt><dd>${qty(onTheRoad)}</dd></div>
        <div><dt class="delivered">${word('field', 'deliveredQty')}</dt><dd>${qty(deliveredQty)} <small>${orderedQty > 0 ? percent(deliveredQty / orderedQty) : nothing}</small></dd></div>
        <div><dt class="outstanding">${word('field', 'outstandingQty')}</dt><dd>${qty(outstandingQty)}</dd></div>
      </dl>
    `;
  }

  private renderBar({ delivered, dispatched, ready, rest }: QuantityParts) {
    const whole = delivered + dispatched + ready + rest || 1;
    const part = (name: string, from: number, size: number) => svg`<rect class=${name} x=${(from / whole) * 1000} width=${(size / whole) * 1000} height="8"/>`;
    return html`<svg viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">
      ${part('delivered', 0, delivered)}${part('dispatched', delivered, dispatched)}${part('ready', delivered + dispatched, ready)}
    </svg>`;
  }
}
