import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Language, Session } from '../../../shared/contracts/session.js';
import { icon } from '../elements/icons.js';
import { word } from '../i18n/format.js';
import { language, t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import '../elements/bl-popover.js';
import type { BlPopover } from '../elements/bl-popover.js';
import { keepDisplay } from './preferences.js';
import { chooseTheme, chosenTheme, themes, type Theme } from './theme.js';

export class LanguageChosen extends Event {
  constructor(readonly language: Language) { super('language-chosen', { bubbles: true, composed: true }); }
}

/** Something that the shell does: `password`, `keys` or `sign-out`. */
export class MenuChosen extends Event {
  constructor(readonly what: 'password' | 'keys' | 'sign-out') { super('menu-chosen', { bubbles: true, composed: true }); }
}

/** The names of languages are said in themselves. */
export const languageNames: Record<Language, string> = { 'en': 'English', 'zh-CN': '简体中文' };

/** Who is signed in, and what is theirs alone: language, theme, password, the way out. */
@customElement('bl-user-menu')
export class BlUserMenu extends LitElement {
  static override styles = [base, controls, css`
    .who { padding: var(--space-3) var(--space-4); border-bottom: 1px solid var(--line); }
    .who strong, .who span { display: block; }
    .group { padding: var(--space-3) var(--space-4); border-bottom: 1px solid var(--line); }
    .group p { margin-bottom: var(--space-1); color: var(--quiet); font-size: var(--text-small); }
    .choices { display: flex; gap: var(--space-1); }
    .choices button { flex: 1; }
    .choices button[aria-pressed="true"] { background: var(--selected); border-color: var(--accent); font-weight: var(--strong); }
    .actions { padding: var(--space-2); }
    .actions :is(button, a) { width: 100%; justify-content: flex-start; border-color: transparent; background: none; }
    .actions a:hover { background: var(--hover); }
  `];

  @property({ attribute: false }) session!: Session;
  @query('bl-popover') private menu!: BlPopover;

  protected override render() {
    const { name, email, role } = this.session.user;
    return html`<bl-popover look="bar" .label=${name} .hint=${t.menu.label}>
      <span slot="icon">${icon('person')}</span>
      <div class="who"><strong>${name}</strong><span class="quiet">${email}</span><span class="quiet">${word('role', role)}</span></div>
      <div class="group" role="group" aria-labelledby="language"><p id="language">${t.menu.language}</p><div class="choices">${(Object.keys(languageNames) as Language[]).map((one) => this.renderLanguage(one))}</div></div>
      <div class="group" role="group" aria-labelledby="theme"><p id="theme">${t.menu.theme}</p><div class="choices">${themes.map((theme) => this.renderTheme(theme))}</div></div>
      <div class="actions">
        <button class="plain" @click=${() => this.choose('keys')}>${t.menu.keys}</button>
        <button class="plain" @click=${() => this.choose('password')}>${t.menu.password}</button>
        <a class="button plain" href="/account" @click=${() => this.menu.close()}>${t.account.nav}</a>
        <button class="plain" @click=${() => this.choose('sign-out')}>${t.menu.signOut}</button>
      </div>
    </bl-popover>`;
  }

  private renderLanguage(one: Language) {
    return html`<button lang=${one} aria-pressed=${one === language()} @click=${() => this.dispatchEvent(new LanguageChosen(one))}>${languageNames[one]}</button>`;
  }

  private renderTheme(theme: Theme) {
    return html`<button aria-pressed=${theme === chosenTheme()} @click=${() => this.takeTheme(theme)}>${t.menu.themes[theme]}</button>`;
  }

  private takeTheme(theme: Theme) {
    chooseTheme(theme);
    void keepDisplay(this.session.user.id, { theme });
    this.requestUpdate();
  }

  private choose(what: MenuChosen['what']) {
    this.menu.close();
    this.dispatchEvent(new MenuChosen(what));
  }
}
