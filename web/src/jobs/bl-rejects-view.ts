import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { listRejects as rejectsContract } from '../../../shared/contracts/jobs.js';
import { isDate } from '../../../shared/dates.js';
import { call, type Reply } from '../api/call.js';
import { listRejects } from '../api/endpoints.js';
import { go } from '../app-shell/router.js';
import '../elements/bl-pager.js';
import type { PageChosen } from '../elements/bl-pager.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { dash, qty, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';

const pageSize = 25;
type Rejects = Reply<typeof rejectsContract>;

/** Rows of the ERP that could not be read on a date, and why. */
@customElement('bl-rejects-view')
export class BlRejectsView extends LitElement {
  static override styles = [base, controls, table, css`
    :host { display: block; }
    .filter { display: flex; align-items: center; gap: var(--space-2); margin-bottom: var(--space-2); }
    .filter span { margin: 0; }
    .filter input { width: auto; }
    .empty { padding: var(--space-4); color: var(--quiet); }
    code { font-size: var(--text-small); }
  `];

  @property() on = '';
  @state() private page = 1;

  private rejects = new Task(this, {
    args: () => [this.on, this.page] as const,
    task: ([businessOn, page], { signal }) => call(listRejects, { query: { businessOn, offset: (page - 1) * pageSize, limit: pageSize } }, signal),
  });

  protected override render() {
    return html`
      <label class="filter"><span>${t.jobs.nightOf}</span><input type="date" required .value=${this.on} @change=${this.choose}></label>
      ${this.rejects.render({
        pending: () => html`<bl-skeleton rows="6"></bl-skeleton>`,
        error: (error) => html`<bl-problem retry .error=${error} @retry=${() => this.rejects.run()}></bl-problem>`,
        complete: (rejects) => this.renderRejects(rejects),
      })}
    `;
  }

  private renderRejects({ rejects, total }: Rejects) {
    if (rejects.length === 0) return html`<p class="empty">${t.jobs.noRejects(this.on)}</p>`;
    return html`
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.jobs.viewNames.rejects}><table>
        <thead><tr><th scope="col" class="number">${t.jobs.row}</th><th scope="col">${word('field', 'poNumber')}</th><th scope="col">${word('field', 'lineNumber')}</th>
          <th scope="col">${t.jobs.field}</th><th scope="col">${t.jobs.reason}</th><th scope="col">${t.jobs.raw}</th></tr></thead>
        <tbody>${rejects.map((reject) => this.renderReject(reject))}</tbody>
      </table></div>
      <bl-pager .page=${this.page} .size=${pageSize} .total=${total} @page-chosen=${({ page }: PageChosen) => { this.page = page; }}></bl-pager>
    `;
  }

  private renderReject({ rowNumber, poNumber, lineNumber, field, reason, detail, raw }: Rejects['rejects'][number]) {
    return html`<tr>
      <td class="number">${qty(rowNumber)}</td>
      <td>${poNumber ?? dash}</td>
      <td>${lineNumber ?? dash}</td>
      <td>${field ? word('field', field) : dash}</td>
      <td class="wrap">${tell({ code: reason, facts: {} })} ${detail ? html`<span class="quiet" lang="en">${detail}</span>` : nothing}</td>
      <td class="wrap"><code>${cells(raw)}</code></td>
    </tr>`;
  }

  private choose(event: Event) {
    const on = (event.target as HTMLInputElement).value;
    this.page = 1;
    if (isDate(on)) go(`/manage/jobs?view=rejects&on=${on}`, { replace: true });
  }
}

/** The row as it came, readable where it is the JSON of its cells. */
function cells(raw: string): string {
  try {
    return (JSON.parse(raw) as unknown[]).map((cell) => (cell === null ? dash : String(cell))).join(' | ');
  } catch {
    return raw;
  }
}
