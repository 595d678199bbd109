import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AlertEvent } from '../../../shared/contracts/alerts.js';
import { moment } from '../elements/date.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';

/** What happened to an alert, newest first. */
@customElement('bl-alert-history')
export class BlAlertHistory extends LitElement {
  static override styles = [base, css`
    :host { display: block; }
    li { position: relative; padding: 0 0 var(--space-3) 18px; border-left: 1px solid var(--line); margin-left: 5px; }
    li:last-child { border-left-color: transparent; padding-bottom: 0; }
    li::before { content: ''; position: absolute; left: -5px; top: 5px; width: 9px; height: 9px; border-radius: 50%; background: var(--grey); }
    li:is(.opened, .reopened)::before { background: var(--red); }
    li.acknowledged::before { background: var(--teal); }
    li.resolved::before { background: var(--green); }
    .note { margin-top: 3px; padding-left: var(--space-2); border-left: 3px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
  `];

  @property({ attribute: false }) events: readonly AlertEvent[] = [];

  protected override render() {
    return html`<ol>${this.events.map(({ kind, at, by, note, untilOn }) => html`<li class=${kind}>
      <p><strong>${t.alerts.events[kind]}</strong>${untilOn ? html` ${t.alerts.until(untilOn)}` : nothing}</p>
      <p class="quiet">${moment(at)} · ${by ?? t.alerts.bySystem}</p>
      ${note ? html`<p class="note">${note}</p>` : nothing}
    </li>`)}</ol>`;
  }
}
