import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Shift } from '../../../shared/contracts/inbox.js';
import '../elements/bl-date-field.js';
import type { FieldChanged } from '../elements/bl-date-field.js';
import '../elements/bl-popover.js';
import type { BlPopover } from '../elements/bl-popover.js';
import { t } from '../i18n/language.js';
import { readDate } from '../milestones/typed-values.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

export class ShiftChosen extends Event {
  constructor(readonly shift: Shift) { super('shift-chosen', { bubbles: true, composed: true }); }
}

/** Confirms a group with all its dates moved: by days, or to one day. */
@customElement('bl-shift-menu')
export class BlShiftMenu extends LitElement {
  static override styles = [base, controls, css`
    :host { display: inline-block; font-weight: 400; }
    :host([small]) bl-popover { --control-height: 22px; font-size: var(--text-small); }
    form { display: grid; grid-template-columns: 1fr auto; align-items: end; gap: var(--space-2); padding: var(--space-3); }
    form + form { border-top: 1px solid var(--line); }
    p { padding: var(--space-3) var(--space-3) 0; color: var(--quiet); }
    label, bl-date-field { min-width: 190px; }
  `];

  /** Whose dates. */
  @property() name = '';
  @property({ type: Boolean, reflect: true }) small = false;
  @property({ type: Boolean }) disabled = false;
  @query('bl-popover') private menu!: BlPopover;
  @query('[name="days"]') private days!: HTMLInputElement;
  @property() today = '';
  @state() private typed = '';
  @state() private fault = '';

  protected override render() {
    return html`<bl-popover .label=${t.inbox.move} .hint=${t.inbox.moveOf(this.name)}>
      <p>${t.inbox.moveHint}</p>
      <form @submit=${this.moveByDays}>
        <label><span>${t.inbox.moveDays}</span><input name="days" type="number" required min="-365" max="730" step="1" .value=${'7'}></label>
        <button ?disabled=${this.disabled}>${t.inbox.moveByDays}</button>
      </form>
      <form @submit=${this.moveToDay}>
        <bl-date-field .label=${t.inbox.moveTo} .value=${this.typed} .fault=${this.fault} @field-changed=${this.type}></bl-date-field>
        <button ?disabled=${this.disabled}>${t.inbox.moveToDay}</button>
      </form>
    </bl-popover>`;
  }

  private moveByDays(event: Event) {
    event.preventDefault();
    this.choose({ days: Number(this.days.value) });
  }

  private moveToDay(event: Event) {
    event.preventDefault();
    const toOn = readDate(this.typed, this.today);
    this.fault = toOn ? '' : t.inbox.dateHint;
    if (toOn) this.choose({ toOn });
  }

  private type({ value }: FieldChanged) {
    [this.typed, this.fault] = [value, ''];
  }

  private choose(shift: Shift) {
    this.menu.close();
    this.dispatchEvent(new ShiftChosen(shift));
  }
}
