import { LitElement, css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { base } from '../styles/base.js';
import { icon } from '../elements/icons.js';

const shownFor = 5_000;

/** Short words that go away by themselves, said to screen readers as well. */
@customElement('bl-notices')
export class BlNotices extends LitElement {
  static override styles = [base, css`
    :host { position: fixed; right: var(--space-4); bottom: var(--space-6); z-index: 30; pointer-events: none; }
    p { display: flex; align-items: center; gap: var(--space-2); margin-top: var(--space-2); padding: 9px var(--space-4); border-radius: var(--radius); background: var(--bar); color: var(--bar-ink); box-shadow: 0 6px 20px var(--shadow); animation: rise 160ms; }
    @keyframes rise { from { opacity: 0; transform: translateY(6px); } }
  `];

  @state() private texts: readonly string[] = [];

  show(text: string) {
    this.texts = [...this.texts, text];
    setTimeout(() => { this.texts = this.texts.slice(1); }, shownFor);
  }

  protected override render() {
    return html`<div role="status">${this.texts.map((text) => html`<p>${icon('check')}${text}</p>`)}</div>`;
  }
}
