import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ApiProblem, Unreachable } from '../api/api-problem.js';
import { t } from '../i18n/language.js';
import { refusalIn } from '../i18n/refusals.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { icon } from './icons.js';

/** Asks to do again what failed. */
export class Retry extends Event {
  constructor() { super('retry', { bubbles: true, composed: true }); }
}

/** What went wrong, in the reader's language where we know it; English otherwise. */
export function problemText(error: unknown): string {
  if (error instanceof Unreachable) return t.problem.unreachable;
  if (!(error instanceof ApiProblem)) return t.problem.unknown;
  const { detail, facts = {} } = error.problem;
  return refusalIn({ code: error.code, facts }) ?? detail;
}

/** Says what went wrong and, where it helps, the reference to quote and a way to try again. */
@customElement('bl-problem')
export class BlProblem extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; }
    div { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); padding: var(--space-2) var(--space-3); border-left: 4px solid var(--red); border-radius: var(--radius); background: var(--red-tint); color: var(--red-ink); }
    p { flex: 1; min-width: 200px; }
    small { display: block; }
  `];

  @property({ attribute: false }) error?: unknown;
  @property({ type: Boolean }) retry = false;

  protected override render() {
    const reference = this.error instanceof ApiProblem && this.error.problem.status >= 500 ? this.error.problem.instance : '';
    return html`<div role="alert">
      ${icon('warning')}
      <p>${problemText(this.error)}${reference ? html`<small>${t.problem.reference(reference)}</small>` : nothing}</p>
      ${this.retry ? html`<button @click=${() => this.dispatchEvent(new Retry())}>${icon('refresh')}${t.problem.retry}</button>` : nothing}
    </div>`;
  }
}
