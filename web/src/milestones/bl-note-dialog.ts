import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Line } from '../../../shared/contracts/lines.js';
import { call } from '../api/call.js';
import { addNote } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import '../elements/bl-dialog.js';
import { DialogClosed } from '../elements/bl-dialog.js';
import '../elements/bl-problem.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { LinesSaved } from './update-events.js';

/** Writes a note on a line. What was typed stays until it is saved or the dialog is closed. */
@customElement('bl-note-dialog')
export class BlNoteDialog extends LitElement {
  static override styles = [base, controls, css`
    form { display: grid; gap: var(--space-3); }
    .check { display: flex; align-items: center; gap: 6px; }
    .actions { display: flex; justify-content: flex-end; gap: var(--space-2); }
  `];

  @property({ attribute: false }) line!: Line;
  @property({ type: Boolean }) open = false;
  @property({ type: Boolean }) writesInternal = false;
  @state() private refusal?: unknown;

  protected override render() {
    const { line } = this;
    return html`<bl-dialog .open=${this.open} .heading=${t.lineActions.noteHeading(line.poNumber, line.lineNumber)} @dialog-closed=${this.close}>
      ${this.open ? html`<form @submit=${this.submit}>
        ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
        <label><span>${t.lineActions.noteText}</span><textarea name="body" required maxlength="2000" rows="4"></textarea></label>
        ${this.writesInternal ? html`<label class="check"><input type="checkbox" name="internal"> ${t.lineActions.internal}</label>` : nothing}
        <div class="actions"><button type="button" @click=${this.close}>${t.dialog.cancel}</button><button class="primary">${t.updates.save}</button></div>
      </form>` : nothing}
    </bl-dialog>`;
  }

  private async submit(event: Event) {
    event.preventDefault();
    const { body, internal } = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as { body: string; internal?: string };
    try {
      await call(addNote, { params: { id: this.line.id }, body: { body, internal: internal !== undefined } });
      this.dispatchEvent(new LinesSaved([this.line]));
      this.dispatchEvent(new Notice(t.lineActions.noteSaved));
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
