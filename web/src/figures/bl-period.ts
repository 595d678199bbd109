import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { IsoDate } from '../../../shared/dates.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { monthsBack } from './figures-address.js';
import { ViewChanged } from './figures-event.js';

const presets = [3, 6, 12] as const;

/** A period: one of a few, or from one day to another. */
@customElement('bl-period')
export class BlPeriod extends LitElement {
  static override styles = [base, controls, css`
    :host { display: flex; align-items: center; gap: var(--space-1); }
    select, input { width: auto !important; min-height: var(--control-height) !important; }
    @media (max-width: 1000px) { input { max-width: 118px; } }
  `];

  @property({ attribute: false }) from: IsoDate | null = null;
  @property({ attribute: false }) to: IsoDate | null = null;
  @property() today: IsoDate = '';

  protected override render() {
    const preset = this.to !== null || this.from === null ? null : presets.find((months) => monthsBack(this.today, months) === this.from);
    const chosen = this.from === null && this.to === null ? 'all' : preset ?? 'own';
    return html`
      <select aria-label=${t.figures.period} @change=${this.choose}>
        ${(['all', ...presets] as const).map((one) => html`<option value=${one} ?selected=${one === chosen}>${t.figures.periods[one]}</option>`)}
        <option value="own" ?selected=${chosen === 'own'} disabled>${t.figures.periods.own}</option>
      </select>
      <input type="date" aria-label=${t.figures.from} .value=${this.from ?? ''} @change=${(event: Event) => this.tell({ from: (event.target as HTMLInputElement).value || null })}>
      <span aria-hidden="true">–</span>
      <input type="date" aria-label=${t.figures.to} .value=${this.to ?? ''} @change=${(event: Event) => this.tell({ to: (event.target as HTMLInputElement).value || null })}>
    `;
  }

  private choose(event: Event) {
    const { value } = event.target as HTMLSelectElement;
    this.tell({ from: value === 'all' ? null : monthsBack(this.today, Number(value)), to: null });
  }

  private tell(period: { from?: IsoDate | null; to?: IsoDate | null }) {
    this.dispatchEvent(new ViewChanged(period));
  }
}
