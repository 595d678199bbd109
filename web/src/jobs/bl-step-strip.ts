import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { listSteps } from '../../../shared/contracts/jobs.js';
import type { StepName } from '../../../shared/contracts/jobs-words.js';
import type { Reply } from '../api/call.js';
import { badge, badgeStyles } from '../elements/badge.js';
import '../elements/bl-progress.js';
import { dash, duration, instant, qty, word } from '../i18n/format.js';
import { icon } from '../elements/icons.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { neverRan, outcomeBadge } from './job-words.js';

type Step = Reply<typeof listSteps>['steps'][number];

export class RerunWanted extends Event {
  constructor(readonly step: StepName) { super('rerun-wanted', { bubbles: true, composed: true }); }
}

/** The five steps of the night in their order, each with what it does now and how it last ended. */
@customElement('bl-step-strip')
export class BlStepStrip extends LitElement {
  static override styles = [base, controls, badgeStyles, css`
    :host { display: block; }
    ol { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); overflow: hidden; }
    li { position: relative; display: flex; flex-direction: column; gap: 3px; padding: var(--space-3); }
    li + li { border-left: 1px solid var(--line); }
    h2 { display: flex; align-items: center; justify-content: space-between; gap: var(--space-2); font-size: var(--text); }
    h2 .badge { height: 18px; line-height: 16px; font-weight: 500; }
    p { min-height: 18px; color: var(--quiet); font-size: var(--text-small); }
    bl-progress { margin: 5px 0 3px; }
    bl-progress.still { visibility: hidden; }
    button { margin-top: auto; min-height: 26px; align-self: flex-start; }
    @media (max-width: 900px) {
      ol { grid-template-columns: 1fr; }
      li { display: grid; grid-template-columns: 180px minmax(0, 1fr) minmax(0, 1fr) auto; align-items: center; gap: 0 var(--space-4); padding: 5px var(--space-3); }
      li + li { border-left: 0; border-top: 1px solid var(--line); }
      bl-progress { position: absolute; right: 0; bottom: 0; left: 0; margin: 0; }
    }
  `];

  @property({ attribute: false }) steps: readonly Step[] = [];
  @property({ type: Boolean, attribute: 'may-run' }) mayRun = false;

  protected override render() {
    return html`<ol aria-label=${t.jobs.steps}>${this.steps.map((step) => this.renderStep(step))}</ol>`;
  }

  private renderStep({ name, running, last }: Step) {
    return html`<li>
      <h2><span>${word('step', name)}</span>${badge(last ? outcomeBadge(last.outcome) : neverRan())}</h2>
      <p>${t.jobs.stepDoes[name]}</p>
      <bl-progress class=${running ? '' : 'still'} .label=${t.jobs.progressOf(word('step', name))} .done=${last?.progress.done ?? 0} .total=${last?.progress.total ?? 0}></bl-progress>
      <p>${running && last ? this.renderProgress(last) : this.renderLast(last)}</p>
      ${this.mayRun ? html`<button ?disabled=${running} @click=${() => this.dispatchEvent(new RerunWanted(name))}>${icon('refresh')}${t.jobs.rerun}<span class="sr"> ${word('step', name)}</span></button>` : nothing}
    </li>`;
  }

  private renderProgress({ businessOn, progress: { done, total } }: NonNullable<Step['last']>) {
    return html`${businessOn ?? dash} · ${total > 0 ? t.jobs.ofTotal(qty(done), qty(total)) : qty(done)}`;
  }

  private renderLast(last: Step['last']) {
    if (!last) return dash;
    return html`<span title=${instant(last.startedAt)}>${last.businessOn ?? dash}${last.finishedAt ? html` · ${duration(last.startedAt, last.finishedAt)}` : nothing}</span>`;
  }
}
