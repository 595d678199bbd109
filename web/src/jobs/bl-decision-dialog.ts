import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Extract } from '../../../shared/contracts/jobs.js';
import '../elements/bl-dialog.js';
import { DialogClosed } from '../elements/bl-dialog.js';
import '../elements/bl-problem.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

export interface Decision { verdict: 'accept' | 'discard'; extract: Extract }

export class Decided extends Event {
  readonly verdict: Decision['verdict'];
  readonly extract: Extract;
  constructor({ verdict, extract }: Decision, readonly because: string) {
    super('decided', { bubbles: true, composed: true });
    [this.verdict, this.extract] = [verdict, extract];
  }
}

/** Accepting or discarding an extract cannot be undone, so it takes a reason. */
@customElement('bl-decision-dialog')
export class BlDecisionDialog extends LitElement {
  static override styles = [base, controls, css`
    form { display: grid; gap: var(--space-3); }
    ul { padding-left: var(--space-3); border-left: 3px solid var(--amber); }
    .actions { display: flex; justify-content: flex-end; gap: var(--space-2); }
  `];

  /** Open while there is one. */
  @property({ attribute: false }) asking: Decision | null = null;
  @property({ attribute: false }) refusal?: unknown;
  @query('textarea') private reason!: HTMLTextAreaElement;

  protected override render() {
    const { asking } = this;
    return html`<bl-dialog .open=${asking !== null} .heading=${asking ? t.jobs.decide[asking.verdict](asking.extract.businessOn) : ''} @dialog-closed=${() => this.dispatchEvent(new DialogClosed())}>
      ${asking ? this.renderForm(asking) : nothing}
    </bl-dialog>`;
  }

  private renderForm({ verdict, extract }: Decision) {
    return html`<form @submit=${this.submit}>
      <ul>${extract.suspicions.map((one) => html`<li>${tell(one)}</li>`)}</ul>
      <p>${t.jobs.decideHint[verdict]}</p>
      ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
      <label><span>${t.jobs.reason}</span><textarea required minlength="3" maxlength="400"></textarea></label>
      <div class="actions">
        <button type="button" @click=${() => this.dispatchEvent(new DialogClosed())}>${t.dialog.cancel}</button>
        <button class="primary">${verdict === 'accept' ? t.jobs.accept : t.jobs.discard}</button>
      </div>
    </form>`;
  }

  private submit(event: Event) {
    event.preventDefault();
    this.dispatchEvent(new Decided(this.asking!, this.reason.value.trim()));
  }
}
