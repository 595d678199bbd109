import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Batch, BatchLine } from '../../../shared/contracts/batches.js';
import { badge, badgeStyles } from '../elements/badge.js';
import { date } from '../elements/date.js';
import { icon } from '../elements/icons.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { batchBadge } from '../purchasing/line-badges.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import { BatchActWanted } from './batch-events.js';
import { isUnderWay } from './batch-words.js';

/** What a batch carries, line by line. */
@customElement('bl-batch-lines')
export class BlBatchLines extends LitElement {
  static override styles = [base, controls, table, badgeStyles, css`
    :host { display: block; }
    .badge { height: 18px; line-height: 16px; }
    .over { color: var(--amber-ink); }
    td.tools { padding: 0 4px; text-align: right; }
    td.tools button { min-height: 22px; width: 26px; }
    table { min-width: 540px; table-layout: fixed; }
    td { overflow: hidden; padding: 4px 8px; text-overflow: ellipsis; }
    td.tools { overflow: visible; }
    col.line { width: 138px; } col.qty { width: 92px; } col.status { width: 122px; } col.due { width: 90px; } col.tools { width: 64px; }
  `];

  @property({ attribute: false }) batch!: Batch;
  @property({ type: Boolean, attribute: 'may-change' }) mayChange = false;

  protected override render() {
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.batches.content}><table>
      <colgroup><col class="line"><col><col class="qty"><col class="status"><col class="due">${this.mayChange ? html`<col class="tools">` : nothing}</colgroup>
      <thead><tr><th scope="col">${t.makeBatch.line}</th><th scope="col">${t.makeBatch.item}</th><th scope="col" class="number">${t.batches.quantity}</th><th scope="col">${t.batches.status}</th><th scope="col">${t.makeBatch.due}</th>
        ${this.mayChange ? html`<th scope="col"><span class="sr">${t.batches.changeQty}</span></th>` : nothing}</tr></thead>
      <tbody>${this.batch.lines.map((line) => this.renderLine(line))}</tbody>
    </table></div>`;
  }

  private renderLine(line: BatchLine) {
    const { lineId, poNumber, lineNumber, itemCode, itemName, uom, qty: quantity, state, deliveredOn, dueOn, overAllocatedQty } = line;
    const isOver = overAllocatedQty > 0 && isUnderWay(line);
    return html`<tr>
      <td><a href="/lines/${lineId}?preset=all">${poNumber} / ${lineNumber}</a></td>
      <td title="${itemCode} ${itemName ?? ''}">${itemCode} <span class="quiet">${itemName}</span></td>
      <td class="number">${qty(quantity)} ${uom}${isOver ? html`<br><span class="over" title=${t.batches.overAllocatedHint}>${icon('warning')} ${t.batches.overAllocated(qty(overAllocatedQty))}</span>` : nothing}</td>
      <td>${badge(batchBadge(state))} ${deliveredOn ? date(deliveredOn) : nothing}</td>
      <td>${date(dueOn)}</td>
      ${this.mayChange ? html`<td class="tools">${isUnderWay(line) ? this.renderTools(line) : nothing}</td>` : nothing}
    </tr>`;
  }

  private renderTools({ id, poNumber, lineNumber }: BatchLine) {
    const tool = (act: 'resize' | 'cancel', label: string) => html`<button class="plain icon-only" aria-label="${label}: ${poNumber} / ${lineNumber}" title=${label}
      @click=${() => this.dispatchEvent(new BatchActWanted(act, id))}>${icon(act === 'resize' ? 'pencil' : 'cross')}</button>`;
    return html`${tool('resize', t.batches.changeQty)}${tool('cancel', t.batches.cancelLine)}`;
  }
}
