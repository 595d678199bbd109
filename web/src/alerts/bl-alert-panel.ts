import { Task, TaskStatus } from '@lit/task';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { readAlert as readContract } from '../../../shared/contracts/alerts.js';
import type { IsoDate } from '../../../shared/dates.js';
import { call, type Reply } from '../api/call.js';
import { readAlert } from '../api/endpoints.js';
import { badge, badgeStyles } from '../elements/badge.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { icon } from '../elements/icons.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { isUnsettled, ruleName, severityBadge, statusBadge, subjectOf } from './alert-words.js';
import './bl-alert-actions.js';
import './bl-alert-history.js';

export class PanelClosed extends Event {
  constructor() { super('panel-closed', { bubbles: true, composed: true }); }
}

/** One alert with what can be done about it and what happened to it. Not modal: F6 goes to the list, Escape closes. */
@customElement('bl-alert-panel')
export class BlAlertPanel extends LitElement {
  static override styles = [base, controls, badgeStyles, css`
    :host { display: block; border-left: 1px solid var(--line); background: var(--ground); box-shadow: -8px 0 28px var(--shadow); animation: slide 160ms ease-out; }
    @keyframes slide { from { opacity: 0; transform: translateX(40px); } }
    aside { display: flex; flex-direction: column; height: 100%; }
    header { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px var(--space-3); padding: var(--space-3) var(--space-3) var(--space-3) var(--space-4); border-bottom: 1px solid var(--line); background: var(--surface); }
    h2 { width: fit-content; margin-left: -4px; padding: 0 4px; border-radius: var(--radius); font-size: var(--text-title); line-height: 1.3; }
    header p { grid-column: 1 / -1; }
    .badges { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 5px; }
    .badges .badge { height: 20px; line-height: 18px; font-size: var(--text-small); }
    .content { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: var(--space-4); }
    .says { font-size: var(--text-large); text-wrap: pretty; }
    .ways { display: flex; gap: var(--space-2); margin: var(--space-3) 0 var(--space-4); }
    section { padding-top: var(--space-4); }
    h3 { margin-bottom: var(--space-2); color: var(--quiet); font-size: var(--text-small); }
  `];

  @property({ attribute: false }) alertId!: number;
  @property() today: IsoDate = '';
  @property({ type: Boolean, attribute: 'may-handle' }) mayHandle = false;
  /** Changes when alerts were handled or a night is done. */
  @property() pulse = '';
  @query('h2') private heading!: HTMLElement;

  private detail = new Task(this, {
    args: () => [this.alertId, this.pulse] as const,
    task: ([id], { signal }) => call(readAlert, { params: { id } }, signal),
  });

  override connectedCallback() {
    super.connectedCallback();
    this.addEventListener('keydown', this.press);
  }

  override focus() {
    this.heading?.focus();
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('alertId')) this.focus();
  }

  protected override render() {
    const shown = this.detail.value?.alert.id === this.alertId ? this.detail.value : undefined;
    const failed = this.detail.status === TaskStatus.ERROR;
    return html`<aside aria-labelledby="heading">
      <header>
        <h2 id="heading" tabindex="-1">${shown ? subjectOf(shown.alert) : t.alerts.subject}</h2>
        <button class="plain icon-only" aria-label=${t.alerts.close} title=${t.alerts.close} @click=${this.close}>${icon('cross')}</button>
        ${shown ? html`<p class="quiet">${shown.alert.supplierName}</p>
          <p class="badges">${badge(severityBadge(shown.alert.severity))}${badge(statusBadge(shown.alert))}<span class="quiet">${ruleName(shown.alert.rule)}</span></p>` : nothing}
      </header>
      <div class="content">
        ${failed ? html`<bl-problem retry .error=${this.detail.error} @retry=${() => this.detail.run()}></bl-problem>` : nothing}
        ${shown ? this.renderDetail(shown) : failed ? nothing : html`<bl-skeleton rows="8"></bl-skeleton>`}
      </div>
    </aside>`;
  }

  private renderDetail({ alert, events }: Reply<typeof readContract>) {
    const { lineId, supplierId, because } = alert;
    return html`
      <p class="says">${tell(because)}</p>
      <p class="ways">
        ${lineId === null ? nothing : html`<a class="button" href="/lines/${lineId}?preset=all">${icon('right')}${t.alerts.toLine}</a>`}
        ${supplierId === null ? nothing : html`<a class="button" href="/lines?preset=all&amp;suppliers=${supplierId}">${t.alerts.toLines}</a>`}
      </p>
      ${this.mayHandle && isUnsettled(alert) ? html`<bl-alert-actions .alert=${alert} .today=${this.today} @alert-handled=${() => this.focus()}></bl-alert-actions>` : nothing}
      <section><h3>${t.alerts.history}</h3><bl-alert-history .events=${events}></bl-alert-history></section>
    `;
  }

  private press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.close();
  };

  private close() {
    this.dispatchEvent(new PanelClosed());
  }
}
