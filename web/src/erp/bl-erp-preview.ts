import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dash } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { table } from '../styles/table.js';

/** The first rows as the ERP gives them. */
@customElement('bl-erp-preview')
export class BlErpPreview extends LitElement {
  static override styles = [base, table, managePage, css`
    :host { display: block; height: auto; padding: 0; overflow: visible; }
    td { max-width: 260px; overflow: hidden; text-overflow: ellipsis; }
  `];

  @property({ attribute: false }) columns: readonly string[] = [];
  @property({ attribute: false }) rows: readonly (readonly (string | null)[])[] = [];

  protected override render() {
    return html`<h2>${t.erp.preview}</h2>
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.erp.preview}><table translate="no">
        <thead><tr>${this.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>${this.rows.map((row) => html`<tr>${row.map((cell) => html`<td title=${cell ?? ''}>${cell ?? dash}</td>`)}</tr>`)}</tbody>
      </table></div>`;
  }
}
