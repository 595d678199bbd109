import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { JobRun } from '../../../shared/contracts/jobs.js';
import type { Session } from '../../../shared/contracts/session.js';
import { call } from '../api/call.js';
import { listRuns, readAuditHead, readRequest, requestRun } from '../api/endpoints.js';
import { Poll } from '../app-shell/poll.js';
import { sessionContext } from '../app-shell/session-context.js';
import '../elements/bl-problem.js';
import '../elements/bl-progress.js';
import { instant, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { isOpen, type Request } from '../jobs/job-words.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

/** Whether the chain of the trail holds, and the way to look again. */
@customElement('bl-chain-check')
export class BlChainCheck extends LitElement {
  static override styles = [base, controls, managePage, css`
    :host { height: auto; padding: 0; margin-bottom: var(--space-4); overflow: visible; }
    .note { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); }
    .note p { flex: 1; min-width: 240px; }
    bl-progress { flex-basis: 100%; }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @state() private last: JobRun | null | undefined;
  @state() private request?: Request;
  @state() private failure?: unknown;

  private poll = new Poll(this, { look: (signal) => this.look(signal), every: () => (this.isBusy() ? 1_000 : 60_000) });

  protected override render() {
    return html`
      <div class="note ${this.tone()}">
        <p role="status">${this.says()}</p>
        <div class="actions"><button ?disabled=${this.isBusy()} @click=${this.check}>${t.audit.check}</button><button title=${t.audit.headHint} @click=${this.keepHead}>${t.audit.head}</button></div>
        ${this.last?.outcome === 'running' ? html`<bl-progress .label=${t.audit.checking} .done=${this.last.progress.done} .total=${this.last.progress.total}></bl-progress>` : nothing}
      </div>
      ${this.failure ? html`<bl-problem .error=${this.failure}></bl-problem>` : nothing}
    `;
  }

  private isBusy() {
    return isOpen(this.request) || this.last?.outcome === 'running';
  }

  private tone() {
    if (this.isBusy() || !this.last) return '';
    return this.last.outcome === 'done' ? 'good' : 'bad';
  }

  private says() {
    const { last } = this;
    if (this.request?.status === 'waiting') return t.audit.waiting;
    if (last?.outcome === 'running') return t.audit.checking;
    if (!last) return last === null ? t.audit.neverChecked : nothing;
    if (last.outcome === 'suspect') return t.audit.broken(qty(last.counts.brokenEvent ?? null));
    return last.outcome === 'done' ? t.audit.whole(qty(last.counts.auditEvents ?? 0), instant(last.finishedAt ?? last.startedAt)) : t.audit.checkFailed;
  }

  private async look(signal: AbortSignal) {
    if (isOpen(this.request)) this.request = await call(readRequest, { params: { id: this.request!.id } }, signal);
    this.last = (await call(listRuns, { query: { step: 'audit-check', limit: 1 } }, signal)).runs[0] ?? null;
  }

  private async check() {
    this.failure = undefined;
    try {
      this.request = await call(requestRun, { body: { step: 'audit-check', businessOn: this.session.today } });
      this.poll.now();
    } catch (error) {
      this.failure = error;
    }
  }

  private async keepHead() {
    this.failure = undefined;
    try {
      const head = await call(readAuditHead);
      const url = URL.createObjectURL(new Blob([`${JSON.stringify(head)}\n`], { type: 'application/json' }));
      Object.assign(document.createElement('a'), { href: url, download: `audit-head-${head.eventId}.json` }).click();
      URL.revokeObjectURL(url);
    } catch (error) {
      this.failure = error;
    }
  }
}
