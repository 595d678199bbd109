import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isDate } from '../../../shared/dates.js';
import { date, moment } from '../elements/date.js';
import { dash, qty, word } from '../i18n/format.js';
import { base } from '../styles/base.js';
import type { LineDetail } from './line-detail.js';

type CustomValue = LineDetail['customValues'][number];

/** Columns of this installation, each with where its value comes from. */
@customElement('bl-custom-values')
export class BlCustomValues extends LitElement {
  static override styles = [base, css`
    :host { display: block; }
    dl { display: grid; grid-template-columns: max-content minmax(0, 1fr) max-content; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
    div { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; gap: var(--space-4); padding: 4px var(--space-3); }
    div + div { border-top: 1px solid var(--line); }
    dt, .from { color: var(--quiet); }
  `];

  @property({ attribute: false }) values: readonly CustomValue[] = [];

  protected override render() {
    return html`<dl>${this.values.map(({ label, value, source, by, at }) => html`<div>
      <dt>${label}</dt>
      <dd>${shown(value)}</dd>
      <dd class="from">${source === 'erp' ? word('source', 'erp') : html`${by ?? word('origin', 'person')}${at ? html` · ${moment(at)}` : nothing}`}</dd>
    </div>`)}</dl>`;
  }
}

function shown(value: CustomValue['value']) {
  if (value === null) return dash;
  if (typeof value === 'number') return qty(value);
  return isDate(value) ? date(value) : value;
}
