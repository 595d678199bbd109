import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { t } from '../i18n/language.js';
import { updateFormStyles } from '../milestones/update-form-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

type Source = 'supplier-confirmed' | 'expeditor-estimate';

export class SourceChosen extends Event {
  constructor(readonly source: Source) { super('source-chosen', { bubbles: true, composed: true }); }
}

const sources: readonly Source[] = ['supplier-confirmed', 'expeditor-estimate'];

/** Whose word a batch is: for expeditors to choose, and never chosen for them. */
@customElement('bl-source-field')
export class BlSourceField extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [base, controls, updateFormStyles, css`:host { display: block; }`];

  @property() chosen: Source | '' = '';
  @property() fault = '';

  protected override render() {
    return html`<fieldset aria-describedby=${this.fault ? 'fault' : nothing}>
      <legend>${t.batches.whose}</legend>
      <div class="choices">${sources.map((source) => html`<label class="choice"><input type="radio" name="source" value=${source} .checked=${live(source === this.chosen)}
        @change=${() => this.dispatchEvent(new SourceChosen(source))}><span>${t.batches.sources[source]}</span></label>`)}</div>
      ${this.fault ? html`<span class="field-error" id="fault">${this.fault}</span>` : nothing}
    </fieldset>`;
  }
}
