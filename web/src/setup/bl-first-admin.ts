import { LitElement, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { call } from '../api/call.js';
import { beginSetup } from '../api/endpoints.js';
import '../elements/bl-problem.js';
import { SignedIn } from '../identity/bl-sign-in-form.js';
import { door } from '../identity/door-styles.js';
import { language, t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

/** The first administrator comes in by the code that the console printed. The code stands after the `#`, and goes from the address at once. */
@customElement('bl-first-admin')
export class BlFirstAdmin extends LitElement {
  static override styles = [base, controls, door];

  @state() private code = '';
  @state() private busy = false;
  @state() private refusal?: unknown;

  override connectedCallback() {
    super.connectedCallback();
    this.code = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, '', '/setup');
  }

  protected override render() {
    return html`<main>
      <header><img src="/favicon.svg" alt="" width="32" height="32"><h1>${t.setup.heading}</h1></header>
      <p class="lead">${t.setup.first}</p>
      <form @submit=${this.submit}>
        <label><span>${t.setup.code}</span><input name="code" required autocomplete="one-time-code" spellcheck="false" .value=${this.code}></label>
        <label><span>${t.setup.name}</span><input name="name" required maxlength="200" autocomplete="name"></label>
        <label><span>${t.signIn.email}</span><input name="email" type="email" required autocomplete="username"></label>
        <label><span>${t.signIn.password}</span><input name="password" type="password" required minlength="12" autocomplete="new-password" aria-describedby="rule"></label>
        <p class="rule" id="rule">${t.password.rule}</p>
        ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
        <button class="primary" ?disabled=${this.busy}>${t.setup.begin}</button>
        <a class="way" href="/login">${t.welcome.toSignIn}</a>
      </form>
    </main>`;
  }

  private async submit(event: Event) {
    event.preventDefault();
    const { code, name, email, password } = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<'code' | 'name' | 'email' | 'password', string>;
    [this.busy, this.refusal] = [true, undefined];
    try {
      this.dispatchEvent(new SignedIn(await call(beginSetup, { body: { code, name, email, password, language: language() } })));
    } catch (error) {
      this.refusal = error;
    }
    this.busy = false;
  }
}
