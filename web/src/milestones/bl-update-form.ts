import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Reason } from '../../../shared/contracts/milestones.js';
import type { FieldChanged } from '../elements/bl-date-field.js';
import '../elements/bl-date-field.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { faultText } from './fault-text.js';
import { labelOf, reasons } from './reasons.js';
import { emptyDraft, type Draft, type DraftField, type Faults } from './update-draft.js';
import { updateFormStyles } from './update-form-styles.js';

export class DraftChanged extends Event {
  constructor(readonly change: Partial<Draft>) { super('draft-changed', { bubbles: true, composed: true }); }
}

const milestones = ['production-ready', 'ready-to-dispatch', 'dispatched', 'expected-arrival'] as const;
const sources = ['supplier-confirmed', 'expeditor-estimate', 'no-response'] as const;

/** The fields of an update. What is typed goes up; what stands in the fields comes down. */
@customElement('bl-update-form')
export class BlUpdateForm extends LitElement {
  static override styles = [base, controls, updateFormStyles];

  @property({ attribute: false }) draft: Draft = emptyDraft;
  @property({ attribute: false }) faults: Faults = {};
  @property({ type: Boolean }) choosesSource = false;
  @property({ type: Boolean }) writesInternal = false;
  /** What is known to be ready, in words; empty for many lines. */
  @property() knownReady = '';
  @state() private list: readonly Reason[] = [];

  override connectedCallback() {
    super.connectedCallback();
    void reasons().then((list) => { this.list = list; }, () => undefined);
  }

  /** To the first field, or to the first one at fault. */
  async focusFirst() {
    await this.updateComplete;
    const fields = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-field]')];
    const atFault = fields.find(({ dataset }) => this.faults[dataset['field'] as DraftField]);
    (atFault ?? fields.find(({ dataset }) => dataset['field'] === (this.choosesSource ? 'source' : 'date')))?.focus();
  }

  protected override render() {
    const { draft, choosesSource } = this;
    const isSilent = choosesSource && draft.source === 'no-response';
    return html`
      ${choosesSource ? this.renderChoice('source', { legend: t.updates.source, options: sources, texts: t.updates.sources }) : nothing}
      ${isSilent ? html`<p class="hint">${t.updates.silence}</p>${this.renderReason(true)}` : this.renderSaid()}
      ${this.renderText('note', t.updates.note)}
      ${this.writesInternal ? this.renderText('internalNote', t.updates.internalNote) : nothing}
    `;
  }

  private renderSaid() {
    const { draft } = this;
    return html`
      ${this.renderChoice('milestone', { legend: t.updates.milestone, options: milestones, texts: t.milestones })}
      <div class="pair">${this.renderDate('date', t.updates.date, t.updates.dateHint)}${this.renderReason(false)}</div>
      <div class="pair">
        <label><span>${draft.isCorrection ? t.updates.readyInAll : t.updates.readyMore} <i>${t.updates.optional}</i></span>
          <input data-field="readyQty" inputmode="decimal" autocomplete="off" .value=${live(draft.readyQty)} aria-invalid=${this.invalid('readyQty')} aria-describedby="readyQty-fault"
            @input=${(event: Event) => this.say({ readyQty: valueOf(event) })}></label>
        ${this.renderDate('readyOn', t.updates.readyOn, t.updates.todayHint)}
      </div>
      ${this.renderFault('readyQty')}
      ${this.renderReadyChoices()}
    `;
  }

  private renderReadyChoices() {
    const { draft, knownReady, faults } = this;
    const isTooMuch = draft.isOverProduction || faults.readyQty?.code === 'ready-above-ordered';
    return html`
      ${knownReady ? html`<p class="hint">${knownReady} · ${this.renderCheck('isCorrection', t.updates.correct)}</p>` : nothing}
      ${isTooMuch ? html`<p class="hint">${this.renderCheck('isOverProduction', t.updates.overProduction)}</p>` : nothing}
    `;
  }

  private renderChoice<Value extends string>(field: 'source' | 'milestone', { legend, options, texts }: { legend: string; options: readonly Value[]; texts: Readonly<Record<Value, string>> }) {
    const chosen = this.draft[field] as string;
    const start = chosen === '' ? options[0] : chosen;
    return html`<fieldset aria-describedby="${field}-fault">
      <legend>${legend}</legend>
      <div class="choices">${options.map((value) => html`<label class="choice"><input type="radio" name=${field} value=${value} data-field=${value === start ? field : nothing} .checked=${live(value === chosen)}
        @change=${() => this.say({ [field]: value })}><span>${texts[value]}</span></label>`)}</div>
      ${this.renderFault(field)}
    </fieldset>`;
  }

  private renderDate(field: 'date' | 'readyOn', label: string, placeholder: string) {
    const fault = this.faults[field];
    return html`<bl-date-field data-field=${field} .label=${label} .placeholder=${placeholder} .value=${this.draft[field]} .fault=${fault ? faultText(fault) : ''}
      @field-changed=${({ value }: FieldChanged) => this.say({ [field]: value })}></bl-date-field>`;
  }

  private renderReason(isSilent: boolean) {
    const { reason } = this.draft;
    const ofClass = (acceptable: boolean) => this.list.filter((one) => one.active && one.acceptable === acceptable)
      .map((one) => html`<option value=${one.code} ?selected=${one.code === reason}>${labelOf(one)}</option>`);
    return html`<div>
      <label><span>${t.updates.reason} ${isSilent ? html`<i>${t.updates.optional}</i>` : nothing}</span>
        <select data-field="reason" .value=${live(reason)} aria-invalid=${this.invalid('reason')} aria-describedby="reason-fault" @change=${(event: Event) => this.say({ reason: valueOf(event) })}>
          <option value="">${t.updates.chooseReason}</option>
          <optgroup label=${t.updates.reasonClasses.estimate}>${ofClass(false)}</optgroup>
          <optgroup label=${t.updates.reasonClasses.agreed}>${ofClass(true)}</optgroup>
        </select></label>
      ${this.renderFault('reason')}
    </div>`;
  }

  private renderText(field: 'note' | 'internalNote', label: string) {
    return html`<div><label><span>${label} <i>${t.updates.optional}</i></span>
      <textarea data-field=${field} rows="1" maxlength=${field === 'note' ? 1000 : 2000} .value=${live(this.draft[field])} @input=${(event: Event) => this.say({ [field]: valueOf(event) })}></textarea></label>
      ${this.renderFault(field)}</div>`;
  }

  private renderCheck(field: 'isCorrection' | 'isOverProduction', label: string) {
    return html`<label class="check"><input type="checkbox" .checked=${live(this.draft[field])} @change=${(event: Event) => this.say({ [field]: (event.target as HTMLInputElement).checked })}> ${label}</label>`;
  }

  private renderFault(field: DraftField) {
    const fault = this.faults[field];
    return html`<span class="field-error" id="${field}-fault" ?hidden=${!fault}>${fault ? faultText(fault) : ''}</span>`;
  }

  private invalid(field: DraftField) {
    return this.faults[field] ? 'true' : nothing;
  }

  private say(change: Partial<Draft>) {
    this.dispatchEvent(new DraftChanged(change));
  }
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;
