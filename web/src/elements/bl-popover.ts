import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { icon } from './icons.js';

/** The content came into sight. */
export class PopoverOpened extends Event {
  constructor() { super('popover-opened', { bubbles: true, composed: true }); }
}

/** A button with something that opens below it and goes away by Escape or a click elsewhere. */
@customElement('bl-popover')
export class BlPopover extends LitElement {
  static override styles = [base, controls, css`
    :host { display: inline-block; }
    :host([look="bar"]) button { min-height: 32px; border-color: transparent; background: none; color: var(--bar-ink); }
    :host([look="bar"]) button:is(:hover, [aria-expanded="true"]) { background: var(--bar-hover); }
    :host([look="bar"]) button:focus-visible { outline-color: var(--bar-ink); outline-offset: -2px; }
    :host([look="icon"]) button { width: var(--control-height); padding: 0; border-color: transparent; background: none; }
    :host([look="icon"]) button:is(:hover, [aria-expanded="true"]) { background: var(--hover); }
    ::slotted([slot="icon"]) { display: flex; }
    button { max-width: 260px; }
    button > span { overflow: hidden; text-overflow: ellipsis; }
    [popover] {
      inset: auto; top: var(--popover-top, 0); right: var(--popover-right, 0); margin: 0; min-width: 220px; max-width: calc(100vw - 16px); padding: 0;
      border: 1px solid var(--line); border-radius: var(--radius-large); background: var(--surface); color: var(--ink); box-shadow: 0 10px 32px var(--shadow);
    }
  `];

  @property() label = '';
  /** What the button is for, where its label is a value. */
  @property() hint = '';
  @property({ reflect: true }) look: 'plain' | 'bar' | 'icon' = 'plain';
  @state() private open = false;
  @query('button') private button!: HTMLButtonElement;
  @query('[popover]') private content!: HTMLElement;

  constructor() {
    super();
    // Escape closes the content, not what lies below it as well.
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.open) event.stopPropagation();
    });
  }

  close() {
    this.content.hidePopover();
  }

  protected override render() {
    return html`
      <button popovertarget="content" aria-expanded=${this.open} title=${this.hint || this.label}>
        <slot name="icon"></slot>${this.look === 'icon' ? html`<span class="sr">${this.hint || this.label}</span>` : html`<span>${this.hint ? html`<span class="sr">${this.hint}: </span>` : ''}${this.label}</span>${icon('down')}`}
      </button>
      <div popover id="content" @beforetoggle=${this.place} @toggle=${this.toggled}><slot></slot></div>
    `;
  }

  /** Below the button, to its right edge. Through the CSSOM: the policy forbids style attributes. */
  private place() {
    const { bottom, right } = this.button.getBoundingClientRect();
    this.content.style.setProperty('--popover-top', `${bottom + 4}px`);
    this.content.style.setProperty('--popover-right', `${Math.max(8, document.documentElement.clientWidth - right)}px`);
  }

  private toggled({ newState }: ToggleEvent) {
    this.open = newState === 'open';
    if (this.open) this.dispatchEvent(new PopoverOpened());
  }
}
