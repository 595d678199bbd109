import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Upload } from '../../../shared/contracts/uploads.js';
import type { UploadStatus } from '../../../shared/contracts/upload-words.js';
import { badge, badgeStyles, type Badge } from '../elements/badge.js';
import { dash, instant, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { table } from '../styles/table.js';
import { uploadAddress, verdictOrder } from './upload-words.js';

const looks: Record<UploadStatus, Omit<Badge, 'text'>> = { 'dry-run': { tone: 'amber', icon: 'half' }, 'committed': { tone: 'green', icon: 'done' }, 'discarded': { tone: 'grey', icon: 'cross' } };

/** Files that were sent, and what each did. */
@customElement('bl-upload-history')
export class BlUploadHistory extends LitElement {
  static override styles = [base, table, badgeStyles, css`
    :host { display: block; }
    .empty { padding: var(--space-3) 0; color: var(--quiet); }
    td.file { max-width: 360px; overflow: hidden; text-overflow: ellipsis; }
  `];

  @property({ attribute: false }) uploads: readonly Upload[] = [];

  protected override render() {
    if (this.uploads.length === 0) return html`<p class="empty">${t.upload.none}</p>`;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.upload.history}><table>
      <thead><tr><th scope="col">${t.upload.file}</th><th scope="col">${t.upload.at}</th><th scope="col">${t.upload.by}</th><th scope="col">${t.upload.status}</th><th scope="col">${t.upload.did}</th></tr></thead>
      <tbody>${this.uploads.map((upload) => html`<tr>
        <td class="file"><a href=${uploadAddress(upload.id)} title=${upload.fileName}>${upload.fileName}</a></td>
        <td>${instant(upload.uploadedAt)}</td><td>${upload.by ?? dash}</td>
        <td>${badge({ ...looks[upload.status], text: t.upload.statuses[upload.status] })}</td>
        <td>${verdictOrder.filter((verdict) => upload.counts[verdict] > 0).map((verdict) => `${t.upload.verdicts[verdict]} ${qty(upload.counts[verdict])}`).join(' · ') || dash}</td>
      </tr>`)}</tbody>
    </table></div>`;
  }
}
