import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ProviderId } from '../../../shared/contracts/identity-words.js';
import { call } from '../api/call.js';
import { startSignIn } from '../api/endpoints.js';
import '../elements/bl-problem.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { keepWayBack } from './way-back.js';

/** Ways in beside a password, where they are set up. */
@customElement('bl-provider-buttons')
export class BlProviderButtons extends LitElement {
  static override styles = [base, controls, css`
    :host { display: grid; gap: var(--space-2); }
    button { min-height: 34px; }
    svg { width: 14px; height: 14px; }
    .red { fill: var(--microsoft-red); } .green { fill: var(--microsoft-green); } .blue { fill: var(--microsoft-blue); } .yellow { fill: var(--microsoft-yellow); }
  `];

  @property({ attribute: false }) providers: readonly ProviderId[] = [];
  @state() private busy = false;
  @state() private refusal?: unknown;

  protected override render() {
    return html`
      ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
      ${this.providers.map((id) => html`<button type="button" ?disabled=${this.busy} @click=${() => this.begin(id)}>${squares}${t.providers.signIn[id]}</button>`)}
    `;
  }

  private async begin(provider: ProviderId) {
    [this.busy, this.refusal] = [true, undefined];
    try {
      const { location: to } = await call(startSignIn, { params: { provider }, body: {} });
      keepWayBack(location.pathname === '/login' ? location.search : `?back=${encodeURIComponent(location.pathname + location.search)}`);
      location.assign(to);
    } catch (error) {
      [this.busy, this.refusal] = [false, error];
    }
  }
}

/** Microsoft asks for its mark on the button. */
const squares = html`<svg viewBox="0 0 21 21" aria-hidden="true"><path class="red" d="M0 0h10v10H0z"/><path class="green" d="M11 0h10v10H11z"/><path class="blue" d="M0 11h10v10H0z"/><path class="yellow" d="M11 11h10v10H11z"/></svg>`;
