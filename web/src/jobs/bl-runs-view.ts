import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { JobRun, listRuns as runsContract } from '../../../shared/contracts/jobs.js';
import type { StepName } from '../../../shared/contracts/jobs-words.js';
import { call, type Reply } from '../api/call.js';
import { listRuns } from '../api/endpoints.js';
import { badge, badgeStyles } from '../elements/badge.js';
import '../elements/bl-pager.js';
import type { PageChosen } from '../elements/bl-pager.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { date, moment } from '../elements/date.js';
import { dash, duration, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import { countsText, outcomeBadge } from './job-words.js';

const pageSize = 25;
const steps: Record<StepName, 0> = { ingestion: 0, changes: 0, timeline: 0, proposals: 0, alerts: 0 };

/** What ran and how it ended, newest first. */
@customElement('bl-runs-view')
export class BlRunsView extends LitElement {
  static override styles = [base, controls, table, badgeStyles, css`
    :host { display: block; }
    .filter { display: flex; align-items: center; gap: var(--space-2); margin-bottom: var(--space-2); }
    .filter span { margin: 0; }
    .filter select { width: auto; }
    .empty { padding: var(--space-4); color: var(--quiet); }
  `];

  /** Changes when a run began or ended: the list is then read again. */
  @property() pulse = '';
  @state() private step: StepName | '' = '';
  @state() private page = 1;

  private runs = new Task(this, {
    args: () => [this.step, this.page, this.pulse] as const,
    task: ([step, page], { signal }) => call(listRuns, { query: { ...(step && { step }), offset: (page - 1) * pageSize, limit: pageSize } }, signal),
  });

  protected override render() {
    const { value, error } = this.runs;
    return html`
      <label class="filter"><span>${t.jobs.step}</span><select @input=${this.choose}>
        <option value="">${t.jobs.allSteps}</option>
        ${(Object.keys(steps) as StepName[]).map((step) => html`<option value=${step} ?selected=${step === this.step}>${word('step', step)}</option>`)}
      </select></label>
      ${error && !value ? html`<bl-problem retry .error=${error} @retry=${() => this.runs.run()}></bl-problem>` : nothing}
      ${value ? this.renderRuns(value) : error ? nothing : html`<bl-skeleton rows="10"></bl-skeleton>`}
    `;
  }

  private renderRuns({ runs, total }: Reply<typeof runsContract>) {
    if (runs.length === 0) return html`<p class="empty">${t.jobs.noRuns}</p>`;
    return html`
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.jobs.viewNames.runs}><table>
        <thead><tr><th scope="col">${t.jobs.step}</th><th scope="col">${t.jobs.nightOf}</th><th scope="col">${t.jobs.outcome}</th><th scope="col">${t.jobs.started}</th>
          <th scope="col" class="number">${t.jobs.took}</th><th scope="col">${t.jobs.startedBy}</th><th scope="col">${t.jobs.counted}</th><th scope="col">${t.jobs.message}</th></tr></thead>
        <tbody>${runs.map((run) => this.renderRun(run))}</tbody>
      </table></div>
      <bl-pager .page=${this.page} .size=${pageSize} .total=${total} @page-chosen=${({ page }: PageChosen) => { this.page = page; }}></bl-pager>
    `;
  }

  private renderRun({ step, businessOn, outcome, startedAt, finishedAt, startedBy, counts, message }: JobRun) {
    return html`<tr>
      <td>${word('step', step)}</td>
      <td>${date(businessOn)}</td>
      <td>${badge(outcomeBadge(outcome))}</td>
      <td>${moment(startedAt)}</td>
      <td class="number">${finishedAt ? duration(startedAt, finishedAt) : dash}</td>
      <td>${t.jobs.startedByNames[startedBy]}</td>
      <td>${outcome === 'running' ? dash : countsText(counts)}</td>
      <td class="wrap">${message ?? dash}</td>
    </tr>`;
  }

  private choose(event: Event) {
    [this.step, this.page] = [(event.target as HTMLSelectElement).value as StepName | '', 1];
  }
}
