import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { LineStatus } from '../../../shared/contracts/purchasing-words.js';
import { moveBetween } from '../../../shared/status-machine.js';
import { call } from '../api/call.js';
import { changeStatus } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import '../elements/bl-dialog.js';
import { DialogClosed } from '../elements/bl-dialog.js';
import '../elements/bl-problem.js';
import type { Reason } from '../../../shared/contracts/milestones.js';
import { word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { labelOf, reasons } from './reasons.js';
import { LinesSaved } from './update-events.js';

/** Moves a line to a status: why, where it goes back or out. */
@customElement('bl-status-dialog')
export class BlStatusDialog extends LitElement {
  static override styles = [base, controls, css`
    form { display: grid; gap: var(--space-3); }
    .actions { display: flex; justify-content: flex-end; gap: var(--space-2); }
  `];

  @property({ attribute: false }) line!: Line;
  /** Open while there is one. */
  @property({ attribute: false }) to: LineStatus | null = null;
  @state() private list: readonly Reason[] = [];
  @state() private refusal?: unknown;

  override connectedCallback() {
    super.connectedCallback();
    void reasons().then((list) => { this.list = list.filter(({ active }) => active); }, () => undefined);
  }

  protected override render() {
    const { line, to } = this;
    return html`<bl-dialog .open=${to !== null} .heading=${t.lineActions.statusHeading(line.poNumber, line.lineNumber)} @dialog-closed=${this.close}>
      ${to ? html`<form @submit=${this.submit}>
        <p>${word('status', line.status)} → <strong>${word('status', to)}</strong></p>
        ${to === 'cancelled' ? html`<p class="quiet">${t.lineActions.cancelHint}</p>` : nothing}
        ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
        <label><span>${t.updates.reason}</span><select name="reason" ?required=${moveBetween(line.status, to) === 'with-reason'}>
          <option value="">${t.updates.chooseReason}</option>${this.list.map((reason) => html`<option value=${reason.code}>${labelOf(reason)}</option>`)}
        </select></label>
        <label><span>${t.updates.note} (${t.updates.optional})</span><textarea name="note" maxlength="1000"></textarea></label>
        <div class="actions"><button type="button" @click=${this.close}>${t.dialog.cancel}</button><button class="primary">${t.updates.save}</button></div>
      </form>` : nothing}
    </bl-dialog>`;
  }

  private async submit(event: Event) {
    event.preventDefault();
    const { reason, note } = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as { reason: string; note: string };
    try {
      const { line } = await call(changeStatus, { params: { id: this.line.id }, body: { version: this.line.version, to: this.to!, ...(reason && { reason }), ...(note.trim() && { note }) } });
      this.dispatchEvent(new LinesSaved([line]));
      this.dispatchEvent(new Notice(t.lineActions.statusMoved(word('status', line.status))));
      this.close();
    } catch (error) {
      this.refusal = error;
    }
  }

  private close() {
    this.refusal = undefined;
    this.dispatchEvent(new DialogClosed());
  }
}
