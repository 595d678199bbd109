import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Reason } from '../../../shared/contracts/milestones.js';
import { t } from '../i18n/language.js';
import { labelOf, reasons } from '../milestones/reasons.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

export class ReasonChosen extends Event {
  constructor(readonly reason: string) { super('reason-chosen', { bubbles: true, composed: true }); }
}

/** Why something changes, from the reasons of this installation. Those that move the agreed date stand apart. */
@customElement('bl-reason-field')
export class BlReasonField extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [base, controls, css`
    :host { display: block; }
    i { color: var(--quiet); font-size: var(--text-tiny); font-style: normal; }
  `];

  @property() chosen = '';
  @property() fault = '';
  @property({ type: Boolean }) optional = false;
  @state() private list: readonly Reason[] = [];

  override connectedCallback() {
    super.connectedCallback();
    void reasons().then((list) => { this.list = list; }, () => undefined);
  }

  protected override render() {
    const ofClass = (acceptable: boolean) => this.list.filter((one) => one.active && one.acceptable === acceptable)
      .map((one) => html`<option value=${one.code} ?selected=${one.code === this.chosen}>${labelOf(one)}</option>`);
    return html`<label><span>${t.batches.reason} ${this.optional ? html`<i>${t.batches.optional}</i>` : nothing}</span>
      <select .value=${live(this.chosen)} aria-invalid=${this.fault ? 'true' : nothing} aria-describedby=${this.fault ? 'fault' : nothing} @change=${this.choose}>
        <option value="">${t.batches.chooseReason}</option>
        <optgroup label=${t.updates.reasonClasses.estimate}>${ofClass(false)}</optgroup>
        <optgroup label=${t.updates.reasonClasses.agreed}>${ofClass(true)}</optgroup>
      </select></label>
      ${this.fault ? html`<span class="field-error" id="fault">${this.fault}</span>` : nothing}`;
  }

  private choose(event: Event) {
    this.dispatchEvent(new ReasonChosen((event.target as HTMLSelectElement).value));
  }
}
