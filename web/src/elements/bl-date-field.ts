import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { icon } from './icons.js';

/** What stands in a field now. */
export class FieldChanged extends Event {
  constructor(readonly value: string) { super('field-changed', { bubbles: true, composed: true }); }
}

/**
 * A date as text, quick to type, with the browser's calendar beside it. It takes whatever is typed; what it means is for
 * the form to say.
 */
@customElement('bl-date-field')
export class BlDateField extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [base, controls, css`
    :host { display: block; }
    .field { position: relative; }
    input.text { padding-right: 32px; }
    button { position: absolute; top: 1px; right: 1px; width: 28px; min-height: 28px; border: 0; color: var(--quiet); }
    .calendar { position: absolute; right: 0; bottom: 0; width: 0; min-height: 0; height: 0; padding: 0; border: 0; opacity: 0; pointer-events: none; }
  `];

  @property() label = '';
  @property() value = '';
  @property() placeholder = '';
  /** What is wrong with it. */
  @property() fault = '';
  @property({ type: Boolean }) required = false;
  @query('.calendar') private calendar!: HTMLInputElement;

  protected override render() {
    const { label, value, placeholder, fault } = this;
    return html`
      <label for="text"><span>${label}</span></label>
      <div class="field">
        <input class="text" id="text" autocomplete="off" spellcheck="false" placeholder=${placeholder} .value=${live(value)} aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? 'fault' : nothing}
          aria-required=${this.required ? 'true' : nothing} @input=${this.type}>
        <button type="button" class="plain icon-only" tabindex="-1" aria-label=${t.updates.pick(label)} title=${t.updates.pick(label)} @click=${this.pick}>${icon('calendar')}</button>
        <input class="calendar" type="date" tabindex="-1" aria-hidden="true" @change=${this.picked}>
      </div>
      ${fault ? html`<span class="field-error" id="fault">${fault}</span>` : nothing}
    `;
  }

  private type({ target }: Event) {
    this.say((target as HTMLInputElement).value);
  }

  private pick() {
    if (/^\d{4}-\d\d-\d\d$/.test(this.value)) this.calendar.value = this.value;
    this.calendar.showPicker();
  }

  private picked() {
    this.say(this.calendar.value);
    this.focus();
  }

  private say(value: string) {
    this.value = value;
    this.dispatchEvent(new FieldChanged(value));
  }
}
