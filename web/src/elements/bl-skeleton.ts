import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';

/** Grey rows where content will be. They fade in late, so that a quick answer does not flicker. */
@customElement('bl-skeleton')
export class BlSkeleton extends LitElement {
  static override styles = [base, css`
    :host { display: block; padding: var(--space-3); animation: appear 200ms 150ms backwards; }
    div { height: 10px; margin: 0 0 10px; border-radius: 3px; background: var(--grey-tint); }
    div:nth-child(3n) { width: 82%; }
    div:nth-child(3n + 1) { width: 94%; }
    div:nth-child(4n) { width: 68%; }
    @keyframes appear { from { opacity: 0; } }
  `];

  @property({ type: Number }) rows = 8;

  protected override render() {
    return html`<span class="sr" role="status">${t.problem.loading}</span>${Array.from({ length: this.rows }, () => html`<div></div>`)}`;
  }
}
