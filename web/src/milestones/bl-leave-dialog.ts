import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { go, guardLeaving } from '../app-shell/router.js';
import '../elements/bl-dialog.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

/** It was decided to leave: with what was typed kept for later, or dropped. */
export class LeaveDecided extends Event {
  constructor(readonly how: 'keep' | 'drop', readonly then: () => void) { super('leave-decided', { bubbles: true, composed: true }); }
}

/** Stands in the door while something is not saved: of the page, of edit mode, and (in the browser's own words) of the tab. */
@customElement('bl-leave-dialog')
export class BlLeaveDialog extends LitElement {
  static override styles = [base, controls, css`
    .actions { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: var(--space-2); margin-top: var(--space-4); }
  `];

  @property({ type: Number }) unsaved = 0;
  @state() private then: (() => void) | null = null;

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeunload', this.warn);
    guardLeaving((to) => {
      if (this.unsaved === 0 || to === '/login') return true;
      this.ask(() => go(to));
      return false;
    });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.warn);
    guardLeaving(null);
  }

  /** Goes on at once where nothing would be lost. */
  ask(then: () => void) {
    if (this.unsaved === 0) then();
    else this.then = then;
  }

  protected override render() {
    return html`<bl-dialog .open=${this.then !== null} .heading=${t.sheet.leaveHeading(this.unsaved, qty(this.unsaved))} @dialog-closed=${this.stay}>
      <p>${t.sheet.leaveHint}</p>
      <div class="actions">
        <button @click=${() => this.leave('drop')}>${t.sheet.drop}</button>
        <button @click=${() => this.leave('keep')}>${t.sheet.keep}</button>
        <button class="primary" @click=${this.stay}>${t.sheet.stay}</button>
      </div>
    </bl-dialog>`;
  }

  private stay() {
    this.then = null;
  }

  private leave(how: LeaveDecided['how']) {
    const { then } = this;
    this.then = null;
    guardLeaving(null);
    if (then) this.dispatchEvent(new LeaveDecided(how, then));
  }

  private warn = (event: BeforeUnloadEvent) => {
    if (this.unsaved > 0) event.preventDefault();
  };
}
