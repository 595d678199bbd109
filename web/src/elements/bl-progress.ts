import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../styles/base.js';

/** A bar. Without a total it shows that something moves, not how far it is. */
@customElement('bl-progress')
export class BlProgress extends LitElement {
  static override styles = [base, css`
    :host { display: block; }
    progress { display: block; width: 100%; height: 4px; border: 0; border-radius: 2px; appearance: none; background: var(--progress-ground, var(--line)); overflow: hidden; }
    progress::-webkit-progress-bar { background: var(--progress-ground, var(--line)); }
    progress::-webkit-progress-value { background: var(--progress-ink, var(--blue)); transition: inline-size 200ms; }
    progress::-moz-progress-bar { background: var(--progress-ink, var(--blue)); }
    progress:indeterminate { background: linear-gradient(90deg, transparent, var(--progress-ink, var(--blue)) 50%, transparent) var(--progress-ground, var(--line)); background-size: 40% 100%; background-repeat: no-repeat; animation: run 1.2s linear infinite; }
    progress:indeterminate::-webkit-progress-bar { background: transparent; }
    progress:indeterminate::-moz-progress-bar { background: transparent; }
    @keyframes run { from { background-position: -60% 0; } to { background-position: 160% 0; } }
  `];

  @property() label = '';
  @property({ type: Number }) done = 0;
  @property({ type: Number }) total = 0;

  protected override render() {
    return this.total > 0
      ? html`<progress aria-label=${this.label} max=${this.total} value=${Math.min(this.done, this.total)}></progress>`
      : html`<progress aria-label=${this.label}></progress>`;
  }
}
