import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { MenuChosen } from '../app-shell/bl-user-menu.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-password-form.js';

/** Between the door and everything else, for those whose password was set by somebody else. */
@customElement('bl-password-page')
export class BlPasswordPage extends LitElement {
  static override styles = [base, controls, css`
    :host { display: grid; min-height: 100vh; place-items: center; padding: var(--space-4); background: var(--ground); }
    main { width: min(380px, 100%); padding: var(--space-5); border: 1px solid var(--line); border-radius: var(--radius-large); background: var(--surface); }
    h1 { font-size: var(--text-title); }
    p { margin: var(--space-2) 0 var(--space-4); color: var(--quiet); }
    .out { width: 100%; margin-top: var(--space-2); }
  `];

  protected override render() {
    return html`<main>
      <h1>${t.password.heading}</h1>
      <p>${t.password.required}</p>
      <bl-password-form></bl-password-form>
      <button class="plain out" @click=${() => this.dispatchEvent(new MenuChosen('sign-out'))}>${t.menu.signOut}</button>
    </main>`;
  }
}
