import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import '../elements/bl-dialog.js';
import './bl-sign-in-form.js';

/** Over the page whose session has ended: what is on it stays, and goes on afterwards. */
@customElement('bl-sign-in-again')
export class BlSignInAgain extends LitElement {
  static override styles = [base, controls, css`
    p { margin-bottom: var(--space-3); color: var(--quiet); }
    .out { width: 100%; margin-top: var(--space-3); }
  `];

  @property() email = '';

  protected override render() {
    return html`<bl-dialog open required .heading=${t.signIn.again}>
      <p>${t.signIn.nothingLost}</p>
      <bl-sign-in-form .email=${this.email}></bl-sign-in-form>
      <button class="plain out" @click=${() => location.assign('/login')}>${t.signIn.leave}</button>
    </bl-dialog>`;
  }
}
