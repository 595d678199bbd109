import { LitElement, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ProviderId } from '../../../shared/contracts/identity-words.js';
import { call } from '../api/call.js';
import { finishSignIn } from '../api/endpoints.js';
import { go } from '../app-shell/router.js';
import '../elements/bl-problem.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { SignedIn } from './bl-sign-in-form.js';
import { door } from './door-styles.js';
import { wayBack } from './way-back.js';

/** Where a provider sends people back to. What it handed over leaves the address at once, for history keeps addresses. */
@customElement('bl-signed-in-page')
export class BlSignedInPage extends LitElement {
  static override styles = [base, controls, door];

  @state() private failure?: unknown;

  override connectedCallback() {
    super.connectedCallback();
    const { state: carried = '', code, error } = Object.fromEntries(new URLSearchParams(location.search)) as Record<string, string | undefined>;
    history.replaceState(null, '', '/signed-in');
    void this.finish(carried.split('.', 1)[0] as ProviderId, { state: carried || 'none', ...(code && { code }), ...(error && { error }) });
  }

  protected override render() {
    return html`<main>
      <header><img src="/favicon.svg" alt="" width="32" height="32"><h1>${this.failure ? t.providers.failed : t.signIn.busy}</h1></header>
      ${this.failure ? html`<bl-problem .error=${this.failure}></bl-problem><a class="way" href="/login">${t.providers.again}</a>` : html`<p class="lead" role="status">${t.providers.wait}</p>`}
    </main>`;
  }

  private async finish(provider: ProviderId, body: { state: string; code?: string; error?: string }) {
    try {
      const session = await call(finishSignIn, { params: { provider }, body });
      go(wayBack(), { replace: true });
      this.dispatchEvent(new SignedIn(session));
    } catch (error) {
      this.failure = error;
    }
  }
}
