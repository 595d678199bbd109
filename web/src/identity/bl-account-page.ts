import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Language, Session } from '../../../shared/contracts/session.js';
import { call } from '../api/call.js';
import { endOtherSessions, endOwnSession, listOwnSessions } from '../api/endpoints.js';
import { LanguageChosen, languageNames } from '../app-shell/bl-user-menu.js';
import { Notice } from '../app-shell/notice.js';
import { keepDisplay, keepNow, preferenceOf } from '../app-shell/preferences.js';
import { sessionContext } from '../app-shell/session-context.js';
import { chooseTheme, chosenTheme, themes, type Theme } from '../app-shell/theme.js';
import '../elements/bl-problem.js';
import { problemText } from '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { word } from '../i18n/format.js';
import { language, t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-password-form.js';
import './bl-session-list.js';
import type { SessionEnded } from './bl-session-list.js';

/** What is a person's own: language, colours, mail, password, and where they are signed in. */
@customElement('bl-account-page')
export class BlAccountPage extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; height: 100%; overflow-y: auto; padding: var(--space-4) var(--space-5) var(--space-6); }
    h1 { font-size: var(--text-title); }
    .who { margin: var(--space-1) 0 var(--space-4); color: var(--quiet); }
    .columns { display: grid; grid-template-columns: minmax(280px, 380px) minmax(280px, 380px); gap: var(--space-5) var(--space-6); align-items: start; margin-bottom: var(--space-5); }
    section { min-width: 0; }
    h2 { margin-bottom: var(--space-3); padding-bottom: var(--space-1); border-bottom: 1px solid var(--line); font-size: var(--text-large); }
    .group { margin-bottom: var(--space-4); }
    .group p { margin-bottom: var(--space-1); color: var(--quiet); font-size: var(--text-small); }
    .choices { display: flex; gap: var(--space-1); }
    .choices button { flex: 1; }
    .choices button[aria-pressed="true"] { background: var(--selected); border-color: var(--accent); font-weight: var(--strong); }
    .wish { display: flex; align-items: center; gap: var(--space-2); }
    .wish span { margin: 0; color: inherit; font-size: inherit; }
    .sessions { max-width: 940px; }
    .sessions button { margin-top: var(--space-3); }
    @media (max-width: 900px) { .columns { grid-template-columns: minmax(0, 460px); } }
  `];

  @consume({ context: sessionContext, subscribe: true }) @property({ attribute: false }) session!: Session;
  @state() private digest = true;

  private sessions = new Task(this, { args: () => [], task: (_, { signal }) => call(listOwnSessions, {}, signal) });

  override connectedCallback() {
    super.connectedCallback();
    void preferenceOf(this.session.user.id, 'mail').then((mail) => { this.digest = mail?.digest ?? true; });
  }

  protected override render() {
    const { name, email, role } = this.session.user;
    return html`
      <h1>${t.account.heading}</h1>
      <p class="who">${name} · ${email} · ${word('role', role)}</p>
      <div class="columns">
        <section aria-labelledby="looks"><h2 id="looks">${t.account.looks}</h2>${this.renderLooks()}</section>
        <section aria-labelledby="password"><h2 id="password">${t.password.heading}</h2>
          ${this.session.provider ? html`<p class="who">${t.account.noPassword(t.providers.names[this.session.provider])}</p>` : html`<bl-password-form @password-changed=${() => this.sessions.run()}></bl-password-form>`}</section>
      </div>
      <section class="sessions" aria-labelledby="sessions"><h2 id="sessions">${t.sessions.heading}</h2>${this.renderSessions()}</section>
    `;
  }

  private renderLooks() {
    return html`
      <div class="group" role="group" aria-labelledby="language"><p id="language">${t.menu.language}</p><div class="choices">${(Object.keys(languageNames) as Language[]).map((one) => html`
        <button lang=${one} aria-pressed=${one === language()} @click=${() => this.dispatchEvent(new LanguageChosen(one))}>${languageNames[one]}</button>`)}</div></div>
      <div class="group" role="group" aria-labelledby="theme"><p id="theme">${t.menu.theme}</p><div class="choices">${themes.map((theme) => html`
        <button aria-pressed=${theme === chosenTheme()} @click=${() => this.takeTheme(theme)}>${t.menu.themes[theme]}</button>`)}</div></div>
      <div class="group" role="group" aria-labelledby="mail"><p id="mail">${t.account.mail}</p>
        <label class="wish"><input type="checkbox" .checked=${this.digest} @change=${this.takeDigest}><span>${t.account.digest}</span></label></div>`;
  }

  private renderSessions() {
    return this.sessions.render({
      pending: () => html`<bl-skeleton rows="3"></bl-skeleton>`,
      error: (error) => html`<bl-problem retry .error=${error} @retry=${() => this.sessions.run()}></bl-problem>`,
      complete: ({ sessions }) => html`<bl-session-list .sessions=${sessions} @session-ended=${this.end}></bl-session-list>
        ${sessions.length > 1 ? html`<button @click=${this.endOthers}>${t.sessions.endOthers}</button>` : nothing}`,
    });
  }

  private takeTheme(theme: Theme) {
    chooseTheme(theme);
    void keepDisplay(this.session.user.id, { theme });
    this.requestUpdate();
  }

  private takeDigest(event: Event) {
    this.digest = (event.target as HTMLInputElement).checked;
    void this.act(() => keepNow(this.session.user.id, 'mail', { digest: this.digest }), t.account.kept);
  }

  private end({ session }: SessionEnded) {
    void this.act(async () => { await call(endOwnSession, { params: { id: session.id } }); await this.sessions.run(); }, t.sessions.ended);
  }

  private endOthers() {
    void this.act(async () => { await call(endOtherSessions); await this.sessions.run(); }, t.sessions.ended);
  }

  private async act(change: () => Promise<void>, done: string) {
    const said = await change().then(() => done, problemText);
    this.dispatchEvent(new Notice(said));
  }
}
