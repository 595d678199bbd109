import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { StepName } from '../../../shared/contracts/jobs-words.js';
import '../elements/bl-dialog.js';
import { DialogClosed } from '../elements/bl-dialog.js';
import '../elements/bl-problem.js';
import { word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

export class RerunAsked extends Event {
  constructor(readonly step: StepName, readonly businessOn: string) { super('rerun-asked', { bubbles: true, composed: true }); }
}

/** Asks for the date of a night whose step is to run again. */
@customElement('bl-rerun-dialog')
export class BlRerunDialog extends LitElement {
  static override styles = [base, controls, css`
    form { display: grid; gap: var(--space-3); }
    p { color: var(--quiet); }
    .actions { display: flex; justify-content: flex-end; gap: var(--space-2); }
  `];

  /** Open while there is one. */
  @property({ attribute: false }) step: StepName | null = null;
  @property() on = '';
  @property({ attribute: false }) refusal?: unknown;
  @query('input') private input!: HTMLInputElement;

  protected override render() {
    const { step } = this;
    return html`<bl-dialog .open=${step !== null} .heading=${step ? t.jobs.rerunHeading(word('step', step)) : ''} @dialog-closed=${() => this.dispatchEvent(new DialogClosed())}>
      ${step ? html`<form @submit=${this.submit}>
        <p>${step === 'ingestion' ? t.jobs.rerunIngestion : t.jobs.rerunAny}</p>
        ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
        <label><span>${t.jobs.nightOf}</span><input type="date" required .value=${this.on}></label>
        <div class="actions">
          <button type="button" @click=${() => this.dispatchEvent(new DialogClosed())}>${t.dialog.cancel}</button>
          <button class="primary">${t.jobs.rerun}</button>
        </div>
      </form>` : nothing}
    </bl-dialog>`;
  }

  private submit(event: Event) {
    event.preventDefault();
    this.dispatchEvent(new RerunAsked(this.step!, this.input.value));
  }
}
