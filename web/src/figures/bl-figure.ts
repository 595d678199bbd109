import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import './bl-chart.js';
import { valueText, type FigureSpec, type Series } from './figure-spec.js';

/** The person wants a figure as a table, or as a chart again. */
export class FigureTurned extends Event {
  constructor(readonly id: string) { super('figure-turned', { bubbles: true, composed: true }); }
}

/** One figure: a chart, or the same numbers as a table, each leading to the lines behind it. */
@customElement('bl-figure')
export class BlFigure extends LitElement {
  static override styles = [base, controls, table, css`
    :host { display: block; min-width: 0; padding: var(--space-3) var(--space-4) var(--space-4); border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
    header { display: flex; align-items: start; justify-content: space-between; gap: var(--space-3); margin-bottom: var(--space-2); }
    h2 { font-size: var(--text-large); }
    header p, .left-off { color: var(--quiet); font-size: var(--text-small); }
    .table-scroll { max-height: 520px; overflow: auto; }
    thead { position: sticky; top: 0; }
    td:first-child { max-width: 260px; overflow: hidden; text-overflow: ellipsis; }
    .empty { padding: var(--space-5) 0; color: var(--quiet); text-align: center; }
  `];

  @property({ attribute: false }) spec!: FigureSpec;
  @property({ type: Boolean, attribute: 'as-table' }) asTable = false;

  protected override render() {
    const { id, heading, hint, ns } = this.spec;
    const isEmpty = ns.length === 0 || this.spec.series.every(({ values }) => values.every((value) => value === null || value === 0));
    return html`
      <header>
        <div><h2>${heading}</h2><p>${hint}</p></div>
        ${isEmpty ? nothing : html`<button aria-pressed=${this.asTable} @click=${() => this.dispatchEvent(new FigureTurned(id))}>${this.asTable ? t.figures.asChart : t.figures.asTable}</button>`}
      </header>
      ${isEmpty ? html`<p class="empty">${t.figures.nothing}</p>` : this.asTable ? this.renderTable() : html`<bl-chart .spec=${this.spec}></bl-chart>`}
      ${this.spec.leftOff ? html`<p class="left-off">${t.figures.leftOff(qty(this.spec.leftOff))}</p>` : nothing}
    `;
  }

  private renderTable() {
    const { heading, head, labels, ns, hrefs, series } = this.spec;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${heading}><table>
      <thead><tr><th scope="col">${head}</th><th scope="col" class="number">${t.figures.n}</th>${series.map(({ name, hint }) => html`<th scope="col" class="number" title=${hint ?? nothing}>${name}</th>`)}</tr></thead>
      <tbody>${labels.map((label, place) => html`<tr>
        <td title=${label}>${linked(label, hrefs[place])}</td><td class="number">${qty(ns[place]!)}</td>${series.map((one) => html`<td class="number">${this.renderValue(one, place)}</td>`)}
      </tr>`)}</tbody>
    </table></div>`;
  }

  private renderValue({ values, scale, hrefs }: Series, place: number) {
    const value = values[place]!;
    return linked(valueText(value, scale), value === null || value === 0 ? null : hrefs?.[place]);
  }
}

const linked = (text: string, href: string | null | undefined) => (href ? html`<a href=${href}>${text}</a>` : html`${text}`);
