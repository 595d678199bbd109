import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Extract, listExtracts as extractsContract } from '../../../shared/contracts/jobs.js';
import { call, type Reply } from '../api/call.js';
import { acceptExtract, discardExtract, listExtracts } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { badge, badgeStyles } from '../elements/badge.js';
import '../elements/bl-pager.js';
import type { PageChosen } from '../elements/bl-pager.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { date } from '../elements/date.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import './bl-decision-dialog.js';
import type { Decided, Decision } from './bl-decision-dialog.js';
import { extractBadge } from './job-words.js';

const pageSize = 25;

/** Readings of the ERP. A suspect one waits here until somebody says whether it is true. */
@customElement('bl-extracts-view')
export class BlExtractsView extends LitElement {
  static override styles = [base, controls, table, badgeStyles, css`
    :host { display: block; }
    .empty { padding: var(--space-4); color: var(--quiet); }
    td button { min-height: 24px; padding: 0 var(--space-2); font-size: var(--text-small); }
    tr.suspect td { background: var(--amber-tint); }
  `];

  @property() pulse = '';
  @property({ type: Boolean, attribute: 'may-decide' }) mayDecide = false;
  @state() private page = 1;
  @state() private asking: Decision | null = null;
  @state() private refusal?: unknown;

  private extracts = new Task(this, {
    args: () => [this.page, this.pulse] as const,
    task: ([page], { signal }) => call(listExtracts, { query: { offset: (page - 1) * pageSize, limit: pageSize } }, signal),
  });

  protected override render() {
    const { value, error } = this.extracts;
    return html`
      ${error && !value ? html`<bl-problem retry .error=${error} @retry=${() => this.extracts.run()}></bl-problem>` : nothing}
      ${value ? this.renderExtracts(value) : error ? nothing : html`<bl-skeleton rows="10"></bl-skeleton>`}
      <bl-decision-dialog .asking=${this.asking} .refusal=${this.refusal} @decided=${this.decide} @dialog-closed=${() => { this.asking = null; }}></bl-decision-dialog>
    `;
  }

  private renderExtracts({ extracts, total }: Reply<typeof extractsContract>) {
    if (extracts.length === 0) return html`<p class="empty">${t.jobs.noExtracts}</p>`;
    return html`
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.jobs.viewNames.extracts}><table>
        <thead><tr><th scope="col">${t.jobs.nightOf}</th><th scope="col">${t.jobs.state}</th><th scope="col">${t.jobs.from}</th><th scope="col" class="number">${t.jobs.read}</th>
          <th scope="col" class="number">${t.jobs.isNew}</th><th scope="col" class="number">${t.jobs.changed}</th><th scope="col" class="number">${t.jobs.vanished}</th>
          <th scope="col" class="number">${t.jobs.rejected}</th><th scope="col">${t.jobs.findings}</th></tr></thead>
        <tbody>${extracts.map((extract) => this.renderExtract(extract))}</tbody>
      </table></div>
      <bl-pager .page=${this.page} .size=${pageSize} .total=${total} @page-chosen=${({ page }: PageChosen) => { this.page = page; }}></bl-pager>
    `;
  }

  private renderExtract(extract: Extract) {
    const { businessOn, status, source, sourceName, baseline, linesRead, newLines, changedLines, vanishedLines, rejectedRows } = extract;
    return html`<tr class=${status}>
      <td>${date(businessOn)}</td>
      <td>${badge(extractBadge(status))}</td>
      <td>${sourceName ?? t.jobs.sources[source]}${baseline ? html` · ${t.jobs.baseline}` : nothing}</td>
      ${[linesRead, newLines, changedLines, vanishedLines].map((n) => html`<td class="number">${qty(n)}</td>`)}
      <td class="number">${rejectedRows > 0 ? html`<a href="/manage/jobs?view=rejects&amp;on=${businessOn}">${qty(rejectedRows)}</a>` : '0'}</td>
      <td class="wrap">${this.renderFindings(extract)}</td>
    </tr>`;
  }

  private renderFindings(extract: Extract) {
    const { suspicions, message, status } = extract;
    return html`
      ${suspicions.map((one) => html`<p>${tell(one)}</p>`)}${message ? html`<p>${message}</p>` : nothing}
      ${status === 'suspect' && this.mayDecide ? html`<p>
        <button @click=${() => this.ask('accept', extract)}>${t.jobs.accept}</button> <button @click=${() => this.ask('discard', extract)}>${t.jobs.discard}</button>
      </p>` : nothing}
    `;
  }

  private ask(verdict: Decision['verdict'], extract: Extract) {
    [this.asking, this.refusal] = [{ verdict, extract }, undefined];
  }

  private async decide({ verdict, extract, because }: Decided) {
    const to = verdict === 'accept' ? acceptExtract : discardExtract;
    try {
      await call(to, { params: { id: extract.id }, body: { because } });
      this.asking = null;
      this.dispatchEvent(new Notice(verdict === 'accept' ? t.jobs.accepted : t.jobs.discarded));
      await this.extracts.run();
    } catch (error) {
      this.refusal = error;
    }
  }
}
