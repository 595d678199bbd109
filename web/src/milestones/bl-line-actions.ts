import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { LineStatus } from '../../../shared/contracts/purchasing-words.js';
import type { Session } from '../../../shared/contracts/session.js';
import { movesOfPeople } from '../../../shared/status-machine.js';
import { call } from '../api/call.js';
import { allowOverDelivery } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { allows, sessionContext } from '../app-shell/session-context.js';
import type { BlPopover } from '../elements/bl-popover.js';
import '../elements/bl-popover.js';
import { problemText } from '../elements/bl-problem.js';
import { word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-note-dialog.js';
import './bl-status-dialog.js';
import { LinesSaved, UpdateAsked } from './update-events.js';

/** What one may do with one line: say something, move its status, write a note. Nothing for those who only look. */
@customElement('bl-line-actions')
export class BlLineActions extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; }
    .actions { display: flex; flex-wrap: wrap; gap: var(--space-2); }
    .menu { display: grid; padding: var(--space-1); }
    .menu button { justify-content: flex-start; border-color: transparent; }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) line!: Line;
  /** Nobody knows but the line's detail. */
  @property({ type: Boolean }) overDeliveryAllowed = false;
  @state() private wanted: LineStatus | null = null;
  @state() private isNoting = false;
  @query('bl-popover') private menu!: BlPopover | null;

  protected override render() {
    const { session, line } = this;
    if (!allows(session, 'lines.update')) return nothing;
    const expedites = allows(session, 'lines.expedite');
    const moves = expedites ? movesOfPeople(line.status) : [];
    return html`<div class="actions" role="group" aria-label=${t.lineActions.label}>
        ${line.outstandingQty > 0 ? html`<button class="primary" title=${t.updates.updateHint} @click=${() => this.dispatchEvent(new UpdateAsked([line.id]))}>${t.updates.update}</button>` : nothing}
        ${moves.length > 0 ? html`<bl-popover .label=${t.lineActions.status}><div class="menu">${moves.map(({ to }) => html`<button @click=${() => this.choose(to)}>${t.lineActions.setStatus(word('status', to))}</button>`)}</div></bl-popover>` : nothing}
        <button @click=${() => { this.isNoting = true; }}>${t.lineActions.note}</button>
        ${allows(session, 'lines.override') ? html`<button @click=${this.toggleOver}>${this.overDeliveryAllowed ? t.lineActions.forbidOver : t.lineActions.allowOver}</button>` : nothing}
      </div>
      <bl-status-dialog .line=${line} .to=${this.wanted} @dialog-closed=${() => { this.wanted = null; }}></bl-status-dialog>
      <bl-note-dialog .line=${line} ?open=${this.isNoting} ?writesInternal=${expedites} @dialog-closed=${() => { this.isNoting = false; }}></bl-note-dialog>`;
  }

  private choose(to: LineStatus) {
    this.menu?.close();
    this.wanted = to;
  }

  private async toggleOver() {
    const allowed = !this.overDeliveryAllowed;
    try {
      const { line } = await call(allowOverDelivery, { params: { id: this.line.id }, body: { version: this.line.version, allowed } });
      this.dispatchEvent(new LinesSaved([line]));
      this.dispatchEvent(new Notice(allowed ? t.lineActions.overAllowed : t.lineActions.overForbidden));
    } catch (error) {
      this.dispatchEvent(new Notice(problemText(error)));
    }
  }
}
