import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { icon } from './icons.js';

/** Escape closes the dialog, not what lies below it as well. */
const keepEscape = (event: KeyboardEvent) => {
  if (event.key === 'Escape') event.stopPropagation();
};

/** The person closed the dialog, by button, Escape or an action in it. */
export class DialogClosed extends Event {
  constructor() { super('dialog-closed', { bubbles: true }); }
}

/** A modal dialog over the native one, which traps focus and gives it back. */
@customElement('bl-dialog')
export class BlDialog extends LitElement {
  static override styles = [base, controls, css`
    dialog { width: min(440px, calc(100vw - 32px)); max-height: calc(100vh - 64px); padding: 0; border: 1px solid var(--line); border-radius: var(--radius-large); background: var(--surface); color: var(--ink); box-shadow: 0 16px 48px var(--shadow); overflow: auto; }
    dialog::backdrop { background: var(--shade); }
    .head { display: flex; align-items: center; justify-content: space-between; gap: var(--space-3); padding: var(--space-3) var(--space-3) 0 var(--space-4); }
    h2 { font-size: var(--text-large); }
    .content { padding: var(--space-3) var(--space-4) var(--space-4); }
    :host([wide]) dialog { width: min(680px, calc(100vw - 32px)); }
  `];

  /** Room for a form with columns, or for a table. */
  @property({ type: Boolean, reflect: true }) wide = false;
  @property() heading = '';
  @property({ type: Boolean }) open = false;
  /** Without a way out but through: for what has to be done first. */
  @property({ type: Boolean }) required = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('open')) return;
    if (this.open && !this.dialog.open) this.dialog.showModal();
    if (!this.open && this.dialog.open) this.dialog.close();
  }

  protected override render() {
    return html`<dialog aria-labelledby="heading" @close=${this.closed} @cancel=${this.cancelled} @keydown=${keepEscape}>
      <div class="head">
        <h2 id="heading">${this.heading}</h2>
        <button class="plain icon-only" ?hidden=${this.required} aria-label=${t.dialog.close} @click=${() => this.dialog.close()}>${icon('cross')}</button>
      </div>
      <div class="content"><slot></slot></div>
    </dialog>`;
  }

  private cancelled(event: Event) {
    if (this.required) event.preventDefault();
  }

  private closed() {
    this.open = false;
    this.dispatchEvent(new DialogClosed());
  }
}
