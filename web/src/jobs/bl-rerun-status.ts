import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { JobRun } from '../../../shared/contracts/jobs.js';
import { badge, badgeStyles } from '../elements/badge.js';
import '../elements/bl-progress.js';
import { word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { isOpen, requestBadge, type Request } from './job-words.js';

/** What became of the rerun that was asked for here. */
@customElement('bl-rerun-status')
export class BlRerunStatus extends LitElement {
  static override styles = [base, badgeStyles, css`
    :host { display: block; }
    div { padding: var(--space-2) var(--space-3); border: 1px solid var(--line); border-left: 3px solid var(--blue); border-radius: var(--radius); background: var(--surface); }
    p { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); }
    .badge { height: 18px; line-height: 16px; }
    bl-progress { margin-top: var(--space-2); }
  `];

  @property({ attribute: false }) request!: Request;
  /** Of the request, once it has begun. */
  @property({ attribute: false }) run: JobRun | null = null;

  protected override render() {
    const { step, businessOn, status, message } = this.request;
    const what = t.jobs.rerunOf(word('step', step), businessOn);
    return html`<div>
      <p role="status"><strong>${what}</strong>${badge(requestBadge(status))}<span class="quiet">${status === 'waiting' ? t.jobs.nextTick : message ?? nothing}</span></p>
      ${isOpen(this.request) ? html`<bl-progress .label=${what} .done=${this.run?.progress.done ?? 0} .total=${this.run?.progress.total ?? 0}></bl-progress>` : nothing}
    </div>`;
  }
}
