import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { listSteps as stepsContract } from '../../../shared/contracts/jobs.js';
import type { StepName } from '../../../shared/contracts/jobs-words.js';
import type { Session } from '../../../shared/contracts/session.js';
import { call, type Reply } from '../api/call.js';
import { listSteps, readRequest, requestRun } from '../api/endpoints.js';
import { Poll } from '../app-shell/poll.js';
import { allows, sessionContext } from '../app-shell/session-context.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-extracts-view.js';
import './bl-rejects-view.js';
import './bl-rerun-dialog.js';
import type { RerunAsked } from './bl-rerun-dialog.js';
import './bl-rerun-status.js';
import './bl-runs-view.js';
import './bl-step-strip.js';
import type { RerunWanted } from './bl-step-strip.js';
import { isOpen, type Request } from './job-words.js';

type Steps = Reply<typeof stepsContract>['steps'];

const views = ['runs', 'extracts', 'rejects'] as const;
type View = (typeof views)[number];

/** How the nights go: the five steps now, what ran before, and what needs an administrator. */
@customElement('bl-jobs-page')
export class BlJobsPage extends LitElement {
  static override styles = [base, controls, css`
    :host { position: relative; display: block; height: 100%; overflow-y: auto; padding: var(--space-4) var(--space-5) var(--space-6); }
    h1 { margin-bottom: var(--space-3); font-size: var(--text-title); }
    nav { display: flex; gap: var(--space-1); margin: var(--space-5) 0 var(--space-3); border-bottom: 1px solid var(--line); }
    nav a { padding: 7px var(--space-3); border-bottom: 3px solid transparent; color: var(--quiet); text-decoration: none; }
    nav a:hover { color: var(--ink); background: var(--hover); }
    nav a[aria-current] { border-bottom-color: var(--accent); color: var(--ink); font-weight: var(--strong); }
    bl-rerun-status { margin-top: var(--space-3); }
    bl-problem { margin-bottom: var(--space-3); }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property() search = '';
  @property({ attribute: false }) night: string | null = null;
  @state() private steps?: Steps;
  @state() private failure?: unknown;
  @state() private request?: Request;
  @state() private rerun: StepName | null = null;
  @state() private refusal?: unknown;

  private poll = new Poll(this, { look: (signal) => this.look(signal), every: () => (this.isBusy() ? 1_000 : 10_000) });

  protected override render() {
    const said = new URLSearchParams(this.search);
    const view = views.find((one) => one === said.get('view')) ?? 'runs';
    const mayRun = allows(this.session, 'jobs.run');
    return html`
      <h1>${t.jobs.heading}</h1>
      ${this.failure ? html`<bl-problem retry .error=${this.failure} @retry=${() => this.poll.now()}></bl-problem>` : nothing}
      ${this.steps ? html`<bl-step-strip .steps=${this.steps} ?may-run=${mayRun} @rerun-wanted=${this.wantRerun}></bl-step-strip>` : html`<bl-skeleton rows="4"></bl-skeleton>`}
      ${this.request ? html`<bl-rerun-status .request=${this.request} .run=${this.runOf(this.request)}></bl-rerun-status>` : nothing}
      <nav aria-label=${t.jobs.views}>${views.map((one) => html`<a href="/manage/jobs?view=${one}" aria-current=${one === view ? 'page' : nothing}>${t.jobs.viewNames[one]}</a>`)}</nav>
      ${this.renderView(view, said.get('on') ?? this.night ?? this.session.today)}
      <bl-rerun-dialog .step=${this.rerun} .on=${this.night ?? this.session.today} .refusal=${this.refusal} @rerun-asked=${this.askRerun} @dialog-closed=${() => { this.rerun = null; }}></bl-rerun-dialog>
    `;
  }

  private renderView(view: View, on: string) {
    if (view === 'extracts') return html`<bl-extracts-view .pulse=${this.pulse()} ?may-decide=${allows(this.session, 'jobs.run')}></bl-extracts-view>`;
    if (view === 'rejects') return html`<bl-rejects-view .on=${on}></bl-rejects-view>`;
    return html`<bl-runs-view .pulse=${this.pulse()}></bl-runs-view>`;
  }

  private async look(signal: AbortSignal) {
    try {
      if (this.request && isOpen(this.request)) this.request = await call(readRequest, { params: { id: this.request.id } }, signal);
      this.steps = (await call(listSteps, {}, signal)).steps;
      this.failure = undefined;
    } catch (error) {
      if (!signal.aborted) this.failure = error;
    }
  }

  private isBusy() {
    return isOpen(this.request) || (this.steps?.some(({ running }) => running) ?? false);
  }

  /** Changes whenever a run began or ended. */
  private pulse() {
    return this.steps?.map(({ last }) => `${last?.id} ${last?.outcome}`).join() ?? '';
  }

  private runOf({ jobRunId }: Request) {
    return this.steps?.map(({ last }) => last).find((run) => run !== null && run.id === jobRunId) ?? null;
  }

  private wantRerun({ step }: RerunWanted) {
    [this.rerun, this.refusal] = [step, undefined];
  }

  private async askRerun({ step, businessOn }: RerunAsked) {
    try {
      this.request = await call(requestRun, { body: { step, businessOn } });
      this.rerun = null;
      this.poll.now();
    } catch (error) {
      this.refusal = error;
    }
  }
}
