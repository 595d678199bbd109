import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Alert, snoozeAlerts as snoozeContract } from '../../../shared/contracts/alerts.js';
import { addDays, type IsoDate } from '../../../shared/dates.js';
import { call, type Reply } from '../api/call.js';
import { acknowledgeAlerts, snoozeAlerts } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import '../elements/bl-problem.js';
import { icon } from '../elements/icons.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { alertsHandled } from './bl-alert-count.js';

type Many = Reply<typeof snoozeContract>;

/** Many alerts were handled; what somebody else was faster with is named. */
export class AlertsHandled extends Event {
  constructor(readonly overtaken: Many['overtaken']) { super('alerts-handled', { bubbles: true, composed: true }); }
}

export class ChoiceCleared extends Event {
  constructor() { super('choice-cleared', { bubbles: true, composed: true }); }
}

/** What can be done about the chosen alerts, all at once. */
@customElement('bl-alerts-bulk')
export class BlAlertsBulk extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; border-top: 1px solid var(--line); background: var(--surface); }
    form { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); padding: 6px var(--space-4); }
    label { display: flex; align-items: center; gap: 6px; }
    label > span { margin: 0; }
    input[type='date'] { width: 140px; }
    .note { width: 220px; }
    bl-problem { margin: var(--space-2) var(--space-4); }
  `];

  @property({ attribute: false }) alerts: readonly Pick<Alert, 'id' | 'version'>[] = [];
  @property() today: IsoDate = '';
  @state() private failure?: unknown;
  @state() private isBusy = false;
  @query('.note') private note!: HTMLInputElement;
  @query('input[type="date"]') private until!: HTMLInputElement;

  protected override render() {
    const n = this.alerts.length;
    return html`
      ${this.failure ? html`<bl-problem .error=${this.failure}></bl-problem>` : nothing}
      <form @submit=${this.submit}>
        <strong role="status">${t.alerts.chosen(qty(n), n)}</strong>
        <button type="button" class="primary" title=${t.alerts.acknowledgeHint} ?disabled=${this.isBusy} @click=${this.acknowledge}>${icon('check')}${t.alerts.acknowledge}</button>
        <label><span>${t.alerts.snoozeUntil}</span><input type="date" required min=${addDays(this.today, 1)} .defaultValue=${addDays(this.today, 7)}></label>
        <button ?disabled=${this.isBusy}>${icon('moon')}${t.alerts.snooze}</button>
        <input class="note" maxlength="1000" autocomplete="off" aria-label=${t.alerts.note} placeholder=${t.alerts.note}>
        <button type="button" class="plain" @click=${() => this.dispatchEvent(new ChoiceCleared())}>${t.alerts.clear}</button>
      </form>`;
  }

  private acknowledge() {
    void this.handle(() => call(acknowledgeAlerts, { body: this.seen() }), (n, text) => t.alerts.manyAcknowledged(text, n));
  }

  private submit(event: Event) {
    event.preventDefault();
    const untilOn = this.until.value;
    void this.handle(() => call(snoozeAlerts, { body: { ...this.seen(), untilOn } }), (n, text) => t.alerts.manySnoozed(text, n, untilOn));
  }

  private seen() {
    const note = this.note.value.trim();
    return { alerts: this.alerts.map(({ id, version }) => ({ id, version })), ...(note && { note }) };
  }

  private async handle(act: () => Promise<Many>, said: (n: number, text: string) => string) {
    [this.isBusy, this.failure] = [true, undefined];
    try {
      const { handled, overtaken } = await act();
      this.dispatchEvent(new Notice(said(handled.length, qty(handled.length))));
      dispatchEvent(new Event(alertsHandled));
      this.dispatchEvent(new AlertsHandled(overtaken));
    } catch (error) {
      this.failure = error;
    } finally {
      this.isBusy = false;
    }
  }
}
