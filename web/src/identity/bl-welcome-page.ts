import { Task } from '@lit/task';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { passwordRules } from '../../../shared/contracts/session.js';
import type { readLink as linkContract } from '../../../shared/contracts/welcome.js';
import { call, type Reply } from '../api/call.js';
import { readLink, redeemLink } from '../api/endpoints.js';
import { go } from '../app-shell/router.js';
import '../elements/bl-problem.js';
import { problemText } from '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { instant } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { SignedIn } from './bl-sign-in-form.js';
import { door } from './door-styles.js';

const shortest: typeof passwordRules.shortest = 12;

/** Opens a one-time link: its owner chooses a password and is in. The token stands after the `#`, and goes from the address at once. */
@customElement('bl-welcome-page')
export class BlWelcomePage extends LitElement {
  static override styles = [base, controls, door];

  private token = '';
  @state() private busy = false;
  @state() private refused: { next?: string; again?: string } = {};
  @query('form') private form!: HTMLFormElement;

  private link = new Task(this, { args: () => [], autoRun: false, task: (_, { signal }) => call(readLink, { body: { token: this.token || 'none' } }, signal) });

  override connectedCallback() {
    super.connectedCallback();
    this.token = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, '', '/welcome');
    void this.link.run();
  }

  protected override render() {
    return html`<main>
      <header><img src="/favicon.svg" alt="" width="32" height="32"><h1>${t.welcome.heading}</h1></header>
      ${this.link.render({
        initial: () => html`<bl-skeleton rows="4"></bl-skeleton>`,
        pending: () => html`<bl-skeleton rows="4"></bl-skeleton>`,
        error: (error) => html`<bl-problem .error=${error}></bl-problem><a class="way" href="/login">${t.welcome.toSignIn}</a>`,
        complete: (link) => this.renderForm(link),
      })}
    </main>`;
  }

  private renderForm({ purpose, name, email, expiresAt }: Reply<typeof linkContract>) {
    return html`
      <p class="lead">${t.welcome.lead[purpose](name)}</p>
      <form @submit=${this.submit}>
        <label><span>${t.signIn.email}</span><input type="email" name="email" autocomplete="username" readonly .value=${email}></label>
        ${this.renderField('next')}
        <p class="rule" id="rule">${t.password.rule}</p>
        ${this.renderField('again')}
        <button class="primary" ?disabled=${this.busy}>${t.welcome.submit}</button>
        <p class="rule">${t.welcome.until(instant(expiresAt))}</p>
      </form>`;
  }

  private renderField(name: 'next' | 'again') {
    const refused = this.refused[name];
    return html`<div>
      <label><span>${t.password[name]}</span><input name=${name} type="password" required autocomplete="new-password" aria-invalid=${refused ? 'true' : 'false'} aria-describedby="${name}-error${name === 'next' ? ' rule' : ''}"></label>
      <span class="field-error" id="${name}-error" role="alert">${refused ?? nothing}</span>
    </div>`;
  }

  private submit(event: Event) {
    event.preventDefault();
    const { next, again } = Object.fromEntries(new FormData(this.form)) as { next: string; again: string };
    if (next.length < shortest) void this.refuse({ next: tell({ code: 'password-too-short', facts: {} }) });
    else if (next !== again) void this.refuse({ again: t.password.differs });
    else void this.redeem(next);
  }

  private async redeem(password: string) {
    [this.busy, this.refused] = [true, {}];
    try {
      const session = await call(redeemLink, { body: { token: this.token, password } });
      go('/', { replace: true });
      this.dispatchEvent(new SignedIn(session));
    } catch (error) {
      await this.refuse({ next: problemText(error) });
    } finally {
      this.busy = false;
    }
  }

  private async refuse(refused: { next?: string; again?: string }) {
    this.refused = refused;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus();
  }
}
