import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { call } from '../api/call.js';
import { countAlerts } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { Poll } from '../app-shell/poll.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';

/** Heard on the window: alerts were handled here, so the count is looked up at once. */
export const alertsHandled = 'batchline-alerts-handled';

/** How many alerts are open, in the bar on every page. */
@customElement('bl-alert-count')
export class BlAlertCount extends LitElement {
  static override styles = [base, css`
    :host { display: inline-flex; }
    span:not(.sr) { min-width: 20px; margin-left: 7px; padding: 0 6px; border-radius: 9px; background: var(--bar-field); color: var(--bar-ink); font-size: var(--text-tiny); font-weight: var(--strong); line-height: 18px; text-align: center; }
    .critical:not(.sr) { background: var(--bar-alarm); }
  `];

  /** Changes when a night is done. */
  @property({ attribute: false }) night: string | null = null;
  @state() private open?: { critical: number; warning: number; info: number };
  /** An administrator's: looks twice as often, and says when something is new. */
  @property({ type: Boolean }) watchful = false;
  private poll = new Poll(this, { look: (signal) => this.look(signal), every: () => (this.watchful ? 30_000 : 60_000) });

  override connectedCallback() {
    super.connectedCallback();
    addEventListener(alertsHandled, this.lookNow);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener(alertsHandled, this.lookNow);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.get('night')) this.poll.now();
  }

  protected override render() {
    if (!this.open) return nothing;
    const { critical, warning, info } = this.open;
    const n = critical + warning + info;
    return html`<span aria-hidden="true" class=${critical > 0 ? 'critical' : ''} title=${t.alerts.openNow(qty(n))}>${qty(critical > 0 ? critical : n)}</span><span class="sr">: ${t.alerts.openNow(qty(n))}</span>`;
  }

  private async look(signal: AbortSignal) {
    const [before, { open }] = [this.open, await call(countAlerts, {}, signal)];
    this.open = open;
    const more = before ? open.critical + open.warning - before.critical - before.warning : 0;
    if (this.watchful && more > 0) this.dispatchEvent(new Notice(t.alerts.newOnes(more)));
  }

  private lookNow = () => this.poll.now();
}
