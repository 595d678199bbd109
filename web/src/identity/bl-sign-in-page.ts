import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { LanguageChosen, languageNames } from '../app-shell/bl-user-menu.js';
import type { Language } from '../../../shared/contracts/session.js';
import { language, t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-sign-in-form.js';

/** The door. */
@customElement('bl-sign-in-page')
export class BlSignInPage extends LitElement {
  static override styles = [base, controls, css`
    :host { display: grid; min-height: 100vh; grid-template-rows: 1fr auto; justify-items: center; align-items: center; padding: var(--space-4); background: var(--ground); }
    main { width: min(380px, 100%); }
    header { display: flex; align-items: center; gap: var(--space-3); margin-bottom: var(--space-5); }
    header img { width: 36px; height: 36px; }
    h1 { font-size: var(--text-title); line-height: 1.2; }
    header p { color: var(--quiet); }
    .box { padding: var(--space-5); border: 1px solid var(--line); border-radius: var(--radius-large); background: var(--surface); }
    nav { display: flex; gap: var(--space-1); }
    nav button[aria-pressed="true"] { font-weight: var(--strong); text-decoration: underline; text-underline-offset: 3px; }
  `];

  protected override render() {
    return html`
      <main>
        <header><img src="/favicon.svg" alt="" width="36" height="36"><div><h1>Batchline</h1><p>${t.signIn.claim}</p></div></header>
        <div class="box"><bl-sign-in-form></bl-sign-in-form></div>
      </main>
      <nav aria-label=${t.menu.language}>${(Object.keys(languageNames) as Language[]).map((one) => html`
        <button class="plain" lang=${one} aria-pressed=${one === language()} @click=${() => this.dispatchEvent(new LanguageChosen(one))}>${languageNames[one]}</button>`)}
      </nav>
    `;
  }
}
