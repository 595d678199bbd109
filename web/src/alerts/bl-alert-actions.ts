import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Alert } from '../../../shared/contracts/alerts.js';
import { addDays, mondayOf, type IsoDate } from '../../../shared/dates.js';
import { call } from '../api/call.js';
import { acknowledgeAlert, snoozeAlert } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import '../elements/bl-problem.js';
import { icon } from '../elements/icons.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { alertsHandled } from './bl-alert-count.js';

/** An alert was acknowledged or snoozed; it is as it came back. */
export class AlertHandled extends Event {
  constructor(readonly alert: Alert) { super('alert-handled', { bubbles: true, composed: true }); }
}

/** What can be done about an alert: take note of it, or let it wait until a day. Both may carry a note. */
@customElement('bl-alert-actions')
export class BlAlertActions extends LitElement {
  static override styles = [base, controls, css`
    :host { display: grid; gap: var(--space-3); }
    textarea { min-height: 48px; }
    .row { display: flex; flex-wrap: wrap; align-items: end; gap: var(--space-2); }
    form label { width: 150px; }
    .days { display: flex; flex-wrap: wrap; gap: var(--space-1); }
  `];

  @property({ attribute: false }) alert!: Alert;
  @property() today: IsoDate = '';
  @state() private failure?: unknown;
  @state() private isBusy = false;
  @query('textarea') private note!: HTMLTextAreaElement;
  @query('input[type="date"]') private until!: HTMLInputElement;

  protected override render() {
    return html`
      ${this.failure ? html`<bl-problem .error=${this.failure}></bl-problem>` : nothing}
      <label><span>${t.alerts.note}</span><textarea maxlength="1000"></textarea></label>
      ${this.alert.status === 'acknowledged' ? nothing : html`<div class="row">
        <button class="primary" title=${t.alerts.acknowledgeHint} ?disabled=${this.isBusy} @click=${this.acknowledge}>${icon('check')}${t.alerts.acknowledge}</button>
      </div>`}
      <form class="row" @submit=${this.submit}>
        <label><span>${t.alerts.snoozeUntil}</span><input type="date" required min=${addDays(this.today, 1)} .defaultValue=${addDays(this.today, 7)}></label>
        <button ?disabled=${this.isBusy}>${icon('moon')}${t.alerts.snooze}</button>
        <div class="days">${this.renderDay(t.alerts.tomorrow, addDays(this.today, 1))}${this.renderDay(t.alerts.nextMonday, addDays(mondayOf(this.today), 7))}${this.renderDay(t.alerts.inTwoWeeks, addDays(this.today, 14))}</div>
      </form>
    `;
  }

  private renderDay(text: string, on: IsoDate) {
    return html`<button type="button" class="plain" title=${on} ?disabled=${this.isBusy} @click=${() => this.snooze(on)}>${text}</button>`;
  }

  private submit(event: Event) {
    event.preventDefault();
    void this.snooze(this.until.value);
  }

  private acknowledge() {
    void this.handle(() => call(acknowledgeAlert, { params: { id: this.alert.id }, body: this.seen() }), t.alerts.acknowledged);
  }

  private snooze(untilOn: IsoDate) {
    return this.handle(() => call(snoozeAlert, { params: { id: this.alert.id }, body: { ...this.seen(), untilOn } }), t.alerts.snoozed(untilOn));
  }

  private seen() {
    const note = this.note.value.trim();
    return { version: this.alert.version, ...(note && { note }) };
  }

  private async handle(act: () => Promise<Alert>, said: string) {
    [this.isBusy, this.failure] = [true, undefined];
    try {
      const alert = await act();
      this.note.value = '';
      this.dispatchEvent(new AlertHandled(alert));
      this.dispatchEvent(new Notice(said));
      dispatchEvent(new Event(alertsHandled));
    } catch (error) {
      this.failure = error;
    } finally {
      this.isBusy = false;
    }
  }
}
