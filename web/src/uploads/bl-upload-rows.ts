import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Upload, UploadRow } from '../../../shared/contracts/uploads.js';
import { badge, badgeStyles } from '../elements/badge.js';
import { dash, dateHint, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import { cellText, columnText, verdictBadge } from './upload-words.js';

/** The line that somebody chose for a row. */
export class LineChosen extends Event {
  constructor(readonly row: number, readonly lineId: number) { super('line-chosen', { bubbles: true, composed: true }); }
}

/** The rows of a file: where each stands, what it does and why. */
@customElement('bl-upload-rows')
export class BlUploadRows extends LitElement {
  static override styles = [base, controls, table, badgeStyles, css`
    :host { display: block; }
    td.mono { font-variant-numeric: tabular-nums; }
    tr.error td:first-child { box-shadow: inset 4px 0 0 var(--red); }
    tr.question td:first-child { box-shadow: inset 4px 0 0 var(--amber); }
    li + li { margin-top: 2px; }
    .where { color: var(--quiet); }
    select { width: auto; min-height: 24px; max-width: 100%; margin-top: 3px; }
    .empty { padding: var(--space-4); color: var(--quiet); }
  `];

  @property({ attribute: false }) upload!: Upload;
  @property({ attribute: false }) rows: readonly UploadRow[] = [];
  @property({ type: Boolean }) busy = false;

  protected override render() {
    if (this.rows.length === 0) return html`<p class="empty">${t.upload.noRows}</p>`;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.upload.all}><table>
      <thead><tr><th scope="col" class="number">${t.upload.row}</th><th scope="col">${t.upload.verdict}</th><th scope="col">${t.upload.line}</th><th scope="col">${t.upload.item}</th>
        <th scope="col" class="number">${t.upload.qty}</th><th scope="col">${t.upload.readyOn}</th><th scope="col">${t.upload.why}</th></tr></thead>
      <tbody>${this.rows.map((row) => this.renderRow(row))}</tbody>
    </table></div>`;
  }

  private renderRow(row: UploadRow) {
    const { line, readyOn } = row;
    return html`<tr class=${row.verdict}>
      <td class="number">${row.row}</td>
      <td>${badge(verdictBadge(row.verdict))}</td>
      <td class="mono">${line ? html`<a href="/lines/${line.id}" title=${line.supplierName ?? ''}>${line.poNumber} / ${line.lineNumber}</a>` : cellText(row, 'poNumber')}</td>
      <td>${cellText(row, 'itemCode')}</td>
      <td class="number">${row.qty === null ? cellText(row, 'qty', 'readyQty') : qty(row.qty)}</td>
      <td class="mono" title=${readyOn ? dateHint(readyOn) : nothing}>${readyOn ?? cellText(row, 'readyOn')}</td>
      <td class="wrap">${this.renderWhy(row)}</td>
    </tr>`;
  }

  private renderWhy(row: UploadRow) {
    const isAboutCell = (code: string) => row.verdict === 'error' || row.verdict === 'question' || code === 'baseline-moved';
    const where = ({ code, field }: UploadRow['findings'][number]) => (isAboutCell(code) ? columnText(this.upload.columns, field) : '');
    return html`<ul>${row.findings.map((finding) => html`<li>${where(finding) ? html`<span class="where">${where(finding)}: </span>` : nothing}${tell(finding)}</li>`)}</ul>
      ${row.choices.length > 0 && this.upload.status === 'dry-run' && this.upload.mine ? this.renderChoices(row) : nothing}`;
  }

  private renderChoices({ row, choices, chosenLineId }: UploadRow) {
    return html`<select aria-label=${t.upload.chooseLine(row)} ?disabled=${this.busy} @change=${(event: Event) => this.choose(row, event)}>
      <option value="" ?selected=${chosenLineId === null} disabled>${t.upload.pleaseChoose}</option>
      ${choices.map(({ lineId, lineNumber, dueOn, outstandingQty }) => html`<option value=${lineId} ?selected=${lineId === chosenLineId}>${t.upload.choice(lineNumber, dueOn || dash, qty(outstandingQty))}</option>`)}
    </select>`;
  }

  private choose(row: number, event: Event) {
    this.dispatchEvent(new LineChosen(row, Number((event.target as HTMLSelectElement).value)));
  }
}
