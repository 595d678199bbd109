import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../elements/bl-problem.js';
import { t } from '../i18n/language.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

export type RuleValue = string | boolean | readonly string[];
/** One field of a rule, as the form shows it. */
export interface RuleField { name: string; label: string; kind: 'text' | 'number' | 'check' | 'choice' | 'several'; choices?: readonly { value: string; label: string }[]; readonly?: boolean; hint?: string; optional?: boolean }
export type RuleValues = Readonly<Record<string, RuleValue>>;

export class RuleSent extends Event {
  constructor(readonly values: RuleValues) { super('rule-sent'); }
}
export class RuleLeft extends Event {
  constructor() { super('rule-left'); }
}

/** A form for one rule: its fields, save, cancel. */
@customElement('bl-rule-form')
export class BlRuleForm extends LitElement {
  static override styles = [base, controls, managePage, css`
    :host { display: block; height: auto; padding: 0; overflow: visible; }
    fieldset { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-3); margin: 0; padding: 0; border: 0; }
    .actions { justify-content: flex-end; margin-top: var(--space-4); }
    p { margin-top: 3px; color: var(--quiet); font-size: var(--text-small); }
  `];

  @property({ attribute: false }) fields: readonly RuleField[] = [];
  @property({ attribute: false }) values: RuleValues = {};
  @property({ attribute: false }) refusal?: unknown;
  @state() private now: RuleValues = {};

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('values')) this.now = this.values;
  }

  protected override render() {
    return html`<form @submit=${this.send}>
      <div class="form">${this.fields.map((field) => this.renderField(field))}</div>
      ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
      <div class="actions"><button type="button" @click=${() => this.dispatchEvent(new RuleLeft())}>${t.dialog.cancel}</button><button class="primary">${t.rules.save}</button></div>
    </form>`;
  }

  private renderField(field: RuleField) {
    const { name, label, kind, choices = [], readonly = false, hint, optional = false } = field;
    const value = this.now[name];
    const set = (next: RuleValue) => { this.now = { ...this.now, [name]: next }; };
    const text = (event: Event) => set((event.target as HTMLInputElement).value);
    if (kind === 'check') return html`<label class="check"><input type="checkbox" .checked=${value === true} @change=${() => set(value !== true)}><span>${label}</span></label>`;
    if (kind === 'several') return this.renderSeveral(field, value as readonly string[], set);
    if (kind === 'choice') return html`<label><span>${label}</span><select @change=${text}>${choices.map((one) => html`<option value=${one.value} ?selected=${one.value === value}>${one.label}</option>`)}</select></label>`;
    return html`<label><span>${label}</span><input .value=${value as string} ?readonly=${readonly} ?required=${!optional} inputmode=${kind === 'number' ? 'decimal' : 'text'} maxlength="200" @input=${text}>${hint ? html`<p>${hint}</p>` : nothing}</label>`;
  }

  private renderSeveral({ label, choices = [] }: RuleField, chosen: readonly string[], set: (next: RuleValue) => void) {
    return html`<fieldset class="whole"><legend>${label}</legend>${choices.map(({ value, label: text }) => html`<label class="check"><input type="checkbox" .checked=${chosen.includes(value)}
      @change=${() => set(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])}><span>${text}</span></label>`)}</fieldset>`;
  }

  private send(event: Event) {
    event.preventDefault();
    this.dispatchEvent(new RuleSent(this.now));
  }
}
