import { Task } from '@lit/task';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { listXref as listContract, XrefKind } from '../../../shared/contracts/xref.js';
import { call, type Reply } from '../api/call.js';
import { listXref, removeXref, setXref } from '../api/endpoints.js';
import '../elements/bl-pager.js';
import type { PageChosen } from '../elements/bl-pager.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { dash, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import { ReferenceChanged } from './reference-changed.js';

const pageSize = 50;

/** What is known of the ERP's codes, to search, add and take out. */
@customElement('bl-xref-entries')
export class BlXrefEntries extends LitElement {
  static override styles = [base, controls, table, managePage, css`:host { display: block; height: auto; padding: 0; overflow: visible; }`];

  @property() kind: XrefKind = 'item';
  @property({ type: Number }) pulse = 0;
  @state() private search = '';
  @state() private page = 1;
  @state() private refusal?: unknown;
  private entries = new Task(this, {
    args: () => [this.kind, this.pulse, this.search, this.page] as const,
    task: ([kind, , search, page], { signal }) => call(listXref, { query: { kind, search, offset: (page - 1) * pageSize, limit: pageSize } }, signal),
  });

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('kind')) [this.search, this.page] = ['', 1];
  }

  protected override render() {
    const { value, error } = this.entries;
    return html`<h2>${t.xref.known}</h2>
      <div class="filters">
        <label><span>${t.xref.search}</span><input type="search" .value=${this.search} @change=${(event: Event) => { [this.search, this.page] = [(event.target as HTMLInputElement).value, 1]; }}></label>
        <form class="filters" @submit=${this.add}><label><span>${t.xref.erpCode}</span><input name="erpCode" required maxlength="80"></label><label><span>${t.xref.means}</span><input name="code" required maxlength="80"></label><button>${t.xref.set}</button></form>
      </div>
      ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
      ${error ? html`<bl-problem retry .error=${error} @retry=${() => this.entries.run()}></bl-problem>` : value ? this.renderEntries(value) : html`<bl-skeleton rows="6"></bl-skeleton>`}`;
  }

  private renderEntries({ entries, total }: Reply<typeof listContract>) {
    if (total === 0) return html`<p class="empty">${t.xref.none}</p>`;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.xref.known}><table>
        <thead><tr><th scope="col">${t.xref.erpCode}</th><th scope="col">${t.xref.means}</th><th scope="col">${t.xref.name}</th><th scope="col" class="number">${t.xref.lines}</th><th scope="col"><span class="sr">${t.xref.remove}</span></th></tr></thead>
        <tbody>${entries.map(({ id, erpCode, code, name, lines }) => html`<tr><td>${erpCode}</td><td>${code ?? dash}</td><td>${name ?? dash}</td><td class="number">${qty(lines)}</td>
          <td><button aria-label=${t.xref.removeOf(erpCode)} @click=${() => this.attempt(() => call(removeXref, { params: { id } }))}>${t.xref.remove}</button></td></tr>`)}</tbody>
      </table></div><bl-pager .page=${this.page} .size=${pageSize} .total=${total} @page-chosen=${({ page }: PageChosen) => { this.page = page; }}></bl-pager>`;
  }

  private async add(event: Event) {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const said = new FormData(form);
    const body = { kind: this.kind, erpCode: String(said.get('erpCode')), code: String(said.get('code')) };
    if (await this.attempt(() => call(setXref, { body }))) form.reset();
  }

  private async attempt(work: () => Promise<unknown>): Promise<boolean> {
    this.refusal = undefined;
    try {
      await work();
      this.dispatchEvent(new ReferenceChanged());
      return true;
    } catch (error) {
      this.refusal = error;
      return false;
    }
  }
}
