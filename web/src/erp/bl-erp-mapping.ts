import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ErpFieldFound, testErpConnection } from '../../../shared/contracts/erp-connection.js';
import type { Reply } from '../api/call.js';
import { badge, badgeStyles } from '../elements/badge.js';
import { qty, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';

export class MappingChanged extends Event {
  constructor(readonly mapping: Record<string, string>) { super('mapping-changed', { bubbles: true, composed: true }); }
}

/** Which column of the ERP holds which field of ours, and whether its first rows can be read. */
@customElement('bl-erp-mapping')
export class BlErpMapping extends LitElement {
  static override styles = [base, controls, table, badgeStyles, managePage, css`
    :host { display: block; height: auto; padding: 0; overflow: visible; }
    td select { width: auto; min-width: 200px; max-width: 320px; min-height: 24px; }
    th[scope="row"] { height: auto; background: none; color: var(--ink); font-size: var(--text); font-weight: 400; }
    tr.missing { background: var(--red-tint); }
  `];

  @property({ attribute: false }) looked!: Reply<typeof testErpConnection>;
  @property({ attribute: false }) mapping: Readonly<Record<string, string>> = {};
  @property({ attribute: false }) fixedBy: string | null = null;

  protected override render() {
    return html`<h2>${t.erp.mapping}</h2>
      ${this.fixedBy ? html`<p class="note warn">${t.erp.fixedBy(this.fixedBy)}</p>` : nothing}
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.erp.mapping}><table>
        <thead><tr><th scope="col">${t.erp.ours}</th><th scope="col">${t.erp.holds}</th><th scope="col">${t.erp.theirs}</th><th scope="col">${t.erp.reads}</th></tr></thead>
        <tbody>${this.looked.fields.map((field) => this.renderField(field))}</tbody>
      </table></div>`;
  }

  private renderField(found: ErpFieldFound) {
    const { field, required, kind, column } = found;
    const name = word('field', field);
    return html`<tr class=${this.looked.missing.includes(field) ? 'missing' : ''}>
      <th scope="row">${name}${required ? html` <span class="quiet">(${t.erp.required})</span>` : nothing}</th><td>${t.erp.types[kind]}</td>
      <td><select aria-label=${t.erp.columnFor(name)} ?disabled=${this.fixedBy !== null} @change=${(event: Event) => this.choose(field, (event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${column === null}>${t.erp.noColumn}</option>
        ${this.looked.columns.map((one) => html`<option translate="no" value=${one} ?selected=${one === column}>${one}</option>`)}
      </select></td>
      <td>${this.renderReads(found)}</td>
    </tr>`;
  }

  private renderReads({ field, column, good, bad, badExample, badReason }: ErpFieldFound) {
    if (column === null) return this.looked.missing.includes(field) ? badge({ tone: 'red', icon: 'cross', text: t.erp.isMissing }) : html`<span class="quiet">${t.erp.notUsed}</span>`;
    if (bad > 0) return html`${badge({ tone: 'amber', icon: 'warning', text: t.erp.bad(qty(bad), qty(this.looked.rowsLooked)) })} “${badExample}” ${tell({ code: badReason ?? '', facts: {} })}`;
    return badge({ tone: 'green', icon: 'check', text: t.erp.reading(qty(good), qty(this.looked.rowsLooked)) });
  }

  private choose(field: string, column: string) {
    const { [field]: _, ...rest } = this.mapping;
    this.dispatchEvent(new MappingChanged(column === '' ? rest : { ...rest, [field]: column }));
  }
}
