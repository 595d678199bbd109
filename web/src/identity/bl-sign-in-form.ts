import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Session } from '../../../shared/contracts/session.js';
import { call, type Reply } from '../api/call.js';
import { signIn, signInHints } from '../api/endpoints.js';
import type { signInHints as hintsContract } from '../../../shared/contracts/session.js';
import '../elements/bl-problem.js';
import './bl-provider-buttons.js';
import { word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

export class SignedIn extends Event {
  constructor(readonly session: Session) { super('signed-in', { bubbles: true, composed: true }); }
}

type Hint = Reply<typeof hintsContract>['demo'][number];

/** E-mail and password; in a demo, its known sign-ins as buttons. */
@customElement('bl-sign-in-form')
export class BlSignInForm extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; }
    form { display: grid; gap: var(--space-3); }
    button.primary { min-height: 34px; margin-top: var(--space-1); }
    .setup { margin-bottom: var(--space-4); }
    .or { display: flex; align-items: center; gap: var(--space-3); margin: var(--space-4) 0; color: var(--quiet); font-size: var(--text-small); }
    .or::before, .or::after { content: ""; flex: 1; border-top: 1px solid var(--line); }
    .demo { margin-top: var(--space-5); padding-top: var(--space-4); border-top: 1px solid var(--line); }
    .demo p { margin-bottom: var(--space-2); color: var(--quiet); font-size: var(--text-small); }
    .demo div { display: flex; flex-wrap: wrap; gap: 6px; }
    .demo button { flex: 1 1 100px; }
  `];

  /** Filled in where it is known who signs in again. */
  @property() email = '';
  @state() private busy = false;
  @state() private refusal?: unknown;
  @query('form') private form!: HTMLFormElement;

  private hints = new Task(this, { args: () => [], task: (_, { signal }) => call(signInHints, {}, signal) });

  protected override render() {
    const providers = this.hints.value?.providers ?? [];
    return html`
      ${this.hints.value?.setup ? html`<p class="setup">${t.providers.nobody} <a href="/setup">${t.providers.setup}</a></p>` : nothing}
      ${providers.length > 0 ? html`<bl-provider-buttons .providers=${providers}></bl-provider-buttons><p class="or">${t.providers.or}</p>` : nothing}
      <form @submit=${this.submit}>
        ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
        <label><span>${t.signIn.email}</span><input name="email" type="email" required autocomplete="username" .value=${this.email}></label>
        <label><span>${t.signIn.password}</span><input name="password" type="password" required autocomplete="current-password"></label>
        <button class="primary" ?disabled=${this.busy}>${this.busy ? t.signIn.busy : t.signIn.submit}</button>
      </form>
      ${this.hints.value?.demo.length ? this.renderDemo(this.hints.value.demo) : nothing}
    `;
  }

  private renderDemo(demo: readonly Hint[]) {
    return html`<div class="demo">
      <p id="demo">${t.signIn.demo}</p>
      <div role="group" aria-labelledby="demo">${demo.map((hint) => html`<button ?disabled=${this.busy} @click=${() => this.signIn(hint)}>${word('role', hint.role)}</button>`)}</div>
    </div>`;
  }

  private submit(event: Event) {
    event.preventDefault();
    const { email, password } = Object.fromEntries(new FormData(this.form)) as { email: string; password: string };
    void this.signIn({ email, password });
  }

  private async signIn({ email, password }: Pick<Hint, 'email' | 'password'>) {
    [this.busy, this.refusal] = [true, undefined];
    try {
      this.dispatchEvent(new SignedIn(await call(signIn, { body: { email, password } })));
    } catch (error) {
      this.refusal = error;
    } finally {
      this.busy = false;
    }
  }
}
