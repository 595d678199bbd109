import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { InboxProposal } from '../../../shared/contracts/inbox.js';
import type { IsoDate } from '../../../shared/dates.js';
import '../elements/bl-date-field.js';
import type { FieldChanged } from '../elements/bl-date-field.js';
import '../elements/bl-problem.js';
import { t } from '../i18n/language.js';
import { labelOf, reasons } from '../milestones/reasons.js';
import { readDate } from '../milestones/typed-values.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

export class RejectAsked extends Event {
  constructor(readonly reason: string, readonly note: string, readonly alternative: { readyOn: string; qty: number } | null) { super('reject-asked'); }
}

export class RejectLeft extends Event {
  constructor() { super('reject-left'); }
}

/** Refuses one proposal: why, and when instead where that is known. */
@customElement('bl-reject-form')
export class BlRejectForm extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; }
    form { display: flex; flex-wrap: wrap; align-items: start; gap: var(--space-2) var(--space-3); }
    button { margin-top: 19px; min-height: 30px; }
    label.reason { width: 220px; } .date { width: 190px; } label.qty { width: 150px; } label.note { flex: 1; min-width: 180px; max-width: 420px; }
  `];

  @property({ attribute: false }) proposal!: InboxProposal;
  @property() today = '';
  @state() private typed = '';
  @state() private fault = '';
  @query('select') private reason!: HTMLSelectElement;
  @query('[name="qty"]') private quantity!: HTMLInputElement | null;
  @query('[name="note"]') private note!: HTMLInputElement;

  private reasons = new Task(this, { args: () => [], task: reasons });

  override focus() {
    void this.updateComplete.then(() => this.reason?.focus());
  }

  protected override firstUpdated() {
    void this.reasons.taskComplete.then(() => this.focus()).catch(() => undefined);
  }

  protected override render() {
    const { value, error } = this.reasons;
    if (error) return html`<bl-problem retry .error=${error} @retry=${() => this.reasons.run()}></bl-problem>`;
    return html`<form @submit=${this.submit} @keydown=${this.press}>
      <label class="reason"><span>${t.inbox.why}</span><select required>
        <option value="">${t.inbox.chooseReason}</option>
        ${(value ?? []).filter(({ code, active }) => active && code !== 'proposal-accepted').map((one) => html`<option value=${one.code}>${labelOf(one)}</option>`)}
      </select></label>
      <bl-date-field class="date" .label=${t.inbox.otherDate} .value=${this.typed} .fault=${this.fault} @field-changed=${this.type}></bl-date-field>
      ${this.otherOn ? html`<label class="qty"><span>${t.inbox.otherQty}</span><input name="qty" type="number" required min="0.0001" step="any" .value=${String(this.proposal.qty)}></label>` : nothing}
      <label class="note"><span>${t.inbox.note}</span><input name="note" maxlength="1000"></label>
      <button class="primary">${this.otherOn ? t.inbox.rejectWith(this.otherOn) : t.inbox.reject}</button>
      <button type="button" @click=${this.leave}>${t.dialog.cancel}</button>
    </form>`;
  }

  /** The other date, as far as what was typed is one. */
  private get otherOn(): IsoDate | null {
    return this.typed.trim() === '' ? null : readDate(this.typed, this.today);
  }

  private type({ value }: FieldChanged) {
    [this.typed, this.fault] = [value, ''];
  }

  private submit(event: Event) {
    event.preventDefault();
    this.fault = this.typed.trim() !== '' && !this.otherOn ? t.inbox.dateHint : '';
    if (this.fault) return;
    const alternative = this.otherOn ? { readyOn: this.otherOn, qty: Number(this.quantity!.value) } : null;
    this.dispatchEvent(new RejectAsked(this.reason.value, this.note.value.trim(), alternative));
  }

  private press(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.leave();
  }

  private leave() {
    this.dispatchEvent(new RejectLeft());
  }
}
