import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Session } from '../../../shared/contracts/session.js';
import { call } from '../api/call.js';
import { listUsers, listXrefGaps, readErpConnection, readNights, readRequest, requestRun, testErpConnection } from '../api/endpoints.js';
import { Poll } from '../app-shell/poll.js';
import { sessionContext } from '../app-shell/session-context.js';
import { badge, badgeStyles } from '../elements/badge.js';
import '../elements/bl-problem.js';
import '../elements/bl-progress.js';
import '../elements/bl-skeleton.js';
import { word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import '../jobs/bl-rerun-status.js';
import { isOpen, type Request } from '../jobs/job-words.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

/** How far the installation is; every step is found in what is there, so it can be left and gone on with. */
interface Progress { erp: boolean; nights: number; waiting: number; running: { done: number; total: number; step: string } | null; people: number; mapped: boolean }

type StepName = keyof typeof t.setup.steps;

/** The way from an empty installation to the first night and the first people. */
@customElement('bl-setup-page')
export class BlSetupPage extends LitElement {
  static override styles = [base, controls, badgeStyles, managePage, css`
    h1, .lead, ol, .end, bl-problem, bl-skeleton { width: min(860px, 100%); max-width: none; margin-inline: auto; }
    h1 { margin-block: var(--space-3) var(--space-1); }
    ol { display: grid; gap: var(--space-3); }
    .end { margin-top: var(--space-4); }
    li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--space-1) var(--space-4); align-items: center; padding: var(--space-3) var(--space-4); border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
    li.done { background: none; }
    h2 { display: flex; align-items: center; gap: var(--space-2); margin: 0; font-size: var(--text); }
    li p { grid-column: 1; color: var(--quiet); }
    li .way { grid-column: 2; grid-row: 1 / span 2; }
    bl-progress, bl-rerun-status { grid-column: 1 / -1; }
    .badge { height: 20px; line-height: 18px; }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @state() private progress?: Progress;
  @state() private failure?: unknown;
  /** The reading that was asked for here. */
  @state() private request?: Request;
  /** Why the ERP cannot be read now. */
  @state() private problem: string | null = null;
  private poll = new Poll(this, { look: (signal) => this.look(signal), every: () => (isOpen(this.request) || this.progress?.running || (this.progress?.waiting ?? 0) > 0 ? 1_500 : 15_000) });

  protected override render() {
    return html`<h1>${t.setup.heading}</h1><p class="lead">${t.setup.lead}</p>
      ${this.failure ? html`<bl-problem retry .error=${this.failure} @retry=${() => this.poll.now()}></bl-problem>` : nothing}
      ${this.progress ? this.renderSteps(this.progress) : this.failure ? nothing : html`<bl-skeleton rows="8"></bl-skeleton>`}`;
  }

  private renderSteps({ erp, nights, running, people, mapped }: Progress) {
    const start = nights > 0 ? nothing : html`<button class="primary" ?disabled=${!erp || running !== null || isOpen(this.request)} @click=${this.startNight}>${t.setup.startNight}</button>`;
    const isAllDone = erp && nights > 0 && people > 1;
    return html`<ol>
        ${this.renderStep('erp', erp, html`<a class="button" href="/manage/erp">${t.setup.open}</a>`)}
        ${this.renderStep('schedule', nights > 0, html`<a class="button" href="/manage/settings">${t.setup.open}</a>`)}
        ${this.renderStep('night', nights > 0, start, this.renderReading(running))}
        ${this.renderStep('xref', mapped, html`<a class="button" href="/manage/xref?view=supplier">${t.setup.open}</a>`)}
        ${this.renderStep('people', people > 1, html`<a class="button" href="/manage/users">${t.setup.open}</a>`)}
      </ol>
      <p class="note end ${isAllDone ? 'good' : ''}" role="status">${isAllDone ? t.setup.done : t.setup.later} <a href="/lines">${t.nav.toLines}</a></p>`;
  }

  private renderReading(running: Progress['running']) {
    if (this.problem) return html`<p class="note bad" role="alert">${this.problem}</p>`;
    if (running) return html`<bl-progress .label=${word('step', running.step)} .done=${running.done} .total=${running.total}></bl-progress>`;
    return this.request && this.request.status !== 'done' ? html`<bl-rerun-status .request=${this.request}></bl-rerun-status>` : nothing;
  }

  private renderStep(name: StepName, isDone: boolean, way: unknown, rest: unknown = nothing) {
    return html`<li class=${isDone ? 'done' : ''}><h2>${badge(isDone ? { tone: 'green', icon: 'done', text: t.setup.isDone } : { tone: 'grey', icon: 'circle', text: name === 'xref' ? t.setup.isOptional : t.setup.isOpen })}${t.setup.steps[name]}</h2>
      <p>${t.setup.hints[name]}</p><div class="way">${way}</div>${rest}</li>`;
  }

  private async look(signal: AbortSignal) {
    try {
      if (isOpen(this.request)) this.request = await call(readRequest, { params: { id: this.request!.id } }, signal);
      const [erp, nights, users, gaps] = await Promise.all([call(readErpConnection, {}, signal), call(readNights, {}, signal), call(listUsers, {}, signal), call(listXrefGaps, { query: { kind: 'supplier' } }, signal)]);
      this.progress = { erp: erp.inForce.kind !== 'none', nights: nights.good, waiting: nights.waiting, running: nights.running, people: users.users.length, mapped: gaps.inUse && gaps.gaps.length === 0 };
      this.failure = undefined;
    } catch (error) {
      if (!signal.aborted) this.failure = error;
    }
  }

  private async startNight() {
    [this.failure, this.problem] = [undefined, null];
    try {
      const { problem, extract } = await call(testErpConnection, { body: { connection: null, mapping: {} } });
      if (problem) return void (this.problem = tell(problem));
      // A file says its night in its name; everything else only shows now.
      const businessOn = /\d{4}-\d\d-\d\d/.exec(extract ?? '')?.[0] ?? this.session.today;
      this.request = await call(requestRun, { body: { step: 'ingestion', businessOn } });
      this.poll.now();
    } catch (error) {
      this.failure = error;
    }
  }
}
