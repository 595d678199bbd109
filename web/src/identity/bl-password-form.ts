import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { passwordRules, Session } from '../../../shared/contracts/session.js';
import { ApiProblem } from '../api/api-problem.js';
import { call } from '../api/call.js';
import { changePassword } from '../api/endpoints.js';
import { problemText } from '../elements/bl-problem.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

export class PasswordChanged extends Event {
  constructor(readonly session: Session) { super('password-changed', { bubbles: true, composed: true }); }
}

/** Said here in the words of the server, which holds it in its contract. */
const shortest: typeof passwordRules.shortest = 12;

type Field = 'current' | 'next' | 'again';

/** Changes the own password. What is refused is said at its field. */
@customElement('bl-password-form')
export class BlPasswordForm extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; }
    form { display: grid; gap: var(--space-3); }
    button.primary { min-height: 34px; margin-top: var(--space-1); }
    p { color: var(--quiet); font-size: var(--text-small); }
  `];

  @state() private busy = false;
  @state() private refused: Partial<Record<Field, string>> = {};
  @query('form') private form!: HTMLFormElement;

  protected override render() {
    return html`<form @submit=${this.submit}>
      ${this.renderField('current', 'current-password')}
      ${this.renderField('next', 'new-password')}
      <p id="rule">${t.password.rule}</p>
      ${this.renderField('again', 'new-password')}
      <button class="primary" ?disabled=${this.busy}>${t.password.submit}</button>
    </form>`;
  }

  private renderField(name: Field, autocomplete: 'current-password' | 'new-password') {
    const refused = this.refused[name];
    return html`<div>
      <label><span>${t.password[name]}</span><input name=${name} type="password" required autocomplete=${autocomplete} aria-invalid=${refused ? 'true' : 'false'} aria-describedby="${name}-error${name === 'next' ? ' rule' : ''}"></label>
      <span class="field-error" id="${name}-error" role="alert">${refused ?? nothing}</span>
    </div>`;
  }

  private submit(event: Event) {
    event.preventDefault();
    const { current, next, again } = Object.fromEntries(new FormData(this.form)) as Record<Field, string>;
    if (next.length < shortest) void this.refuse({ next: tell({ code: 'password-too-short', facts: {} }) });
    else if (next !== again) void this.refuse({ again: t.password.differs });
    else void this.change(current, next);
  }

  private async change(current: string, next: string) {
    [this.busy, this.refused] = [true, {}];
    try {
      this.dispatchEvent(new PasswordChanged(await call(changePassword, { body: { current, next } })));
      this.form.reset();
    } catch (error) {
      await this.refuse({ [fieldOf(error)]: problemText(error) });
    } finally {
      this.busy = false;
    }
  }

  private async refuse(refused: Partial<Record<Field, string>>) {
    this.refused = refused;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus();
  }
}

const fieldOf = (error: unknown): Field =>
  (error instanceof ApiProblem && error.problem.errors?.some(({ pointer }) => pointer === '/current') ? 'current' : 'next');
