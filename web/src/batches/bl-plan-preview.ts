import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PlannedLine, previewBatches as previewContract } from '../../../shared/contracts/bulk-batches.js';
import type { Reply } from '../api/call.js';
import { icon } from '../elements/icons.js';
import { dash, dateHint, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { base } from '../styles/base.js';
import { table } from '../styles/table.js';

/** So many lines are drawn; the rest is counted in the summary. */
const drawn = 200;

/** What a strategy makes of each line: its parts with their dates, before anything is made. */
@customElement('bl-plan-preview')
export class BlPlanPreview extends LitElement {
  static override styles = [base, table, css`
    :host { display: block; }
    p { margin-bottom: 5px; color: var(--quiet); font-size: var(--text-small); }
    p b { color: var(--ink); font-weight: var(--strong); }
    .table-scroll { max-height: 34vh; overflow: auto; }
    thead { position: sticky; top: 0; z-index: 1; }
    .parts { display: flex; flex-wrap: wrap; gap: 3px var(--space-3); white-space: normal; }
    .parts b { font-weight: var(--strong); }
    ul { display: grid; color: var(--amber-ink); font-size: var(--text-small); white-space: normal; }
    td { vertical-align: baseline; }
    table { table-layout: fixed; }
    col.line { width: 210px; } col.left { width: 110px; }
    td.line { overflow: hidden; text-overflow: ellipsis; }
    small { display: block; overflow: hidden; font-size: var(--text-tiny); text-overflow: ellipsis; }
    @media (max-width: 640px) { col.line { width: 130px; } col.left { width: 80px; } }
  `];

  @property({ attribute: false }) plan!: Reply<typeof previewContract>;

  protected override render() {
    const { lines, batches } = this.plan;
    const planned = lines.filter(({ parts }) => parts.length > 0).length;
    return html`
      <p role="status"><b>${t.bulk.summary(qty(planned), planned, qty(batches), batches)}</b></p>
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.bulk.previewLabel}><table>
        <colgroup><col class="line"><col class="left"><col></colgroup>
        <thead><tr><th scope="col">${t.makeBatch.line}</th><th scope="col" class="number">${t.bulk.left}</th><th scope="col">${t.bulk.preview}</th></tr></thead>
        <tbody>${lines.slice(0, drawn).map((line) => this.renderLine(line))}</tbody>
      </table></div>
      ${lines.length > drawn ? html`<p>${t.batches.moreOnDay(qty(lines.length - drawn))}</p>` : nothing}
    `;
  }

  private renderLine({ poNumber, lineNumber, supplierName, itemCode, uom, unallocatedQty, parts, remarks }: PlannedLine) {
    return html`<tr>
      <td class="line">${poNumber} / ${lineNumber}<small class="quiet">${supplierName} · ${itemCode}</small></td>
      <td class="number">${qty(unallocatedQty)} ${uom}</td>
      <td class="wrap">
        ${parts.length === 0 && remarks.length === 0 ? dash : html`<div class="parts">${parts.map(({ qty: quantity, readyOn, arriveOn }) => html`<span title=${dateHint(readyOn)}><b>${qty(quantity)}</b> ${readyOn}${arriveOn === readyOn ? nothing : html` <span class="quiet">→ ${arriveOn}</span>`}</span>`)}</div>`}
        ${remarks.length === 0 ? nothing : html`<ul>${remarks.map((because) => html`<li>${icon('warning')} ${tell(because)}</li>`)}</ul>`}
      </td>
    </tr>`;
  }
}
