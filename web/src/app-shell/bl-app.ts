import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { ProviderId } from '../../../shared/contracts/identity-words.js';
import type { Session } from '../../../shared/contracts/session.js';
import { isProblem } from '../api/api-problem.js';
import { askAhead, call, onSessionEnd } from '../api/call.js';
import { changeLanguage, leaveProvider, readColumns, readSession, signOut } from '../api/endpoints.js';
import '../elements/bl-problem.js';
import { problemText } from '../elements/bl-problem.js';
import type { PasswordChanged } from '../identity/bl-password-form.js';
import '../identity/bl-sign-in-again.js';
import type { SignedIn } from '../identity/bl-sign-in-form.js';
import '../identity/bl-sign-in-page.js';
import { language, languageHere, rememberLanguage, speak, t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import './bl-notices.js';
import type { BlNotices } from './bl-notices.js';
import { loadPart } from './bl-shell.js';
import './bl-shell.js';
import type { LanguageChosen, MenuChosen } from './bl-user-menu.js';
import type { Notice } from './notice.js';
import { go, isDoor, linkIn, onMove, placeNow, placeToBe, safeReturn } from './router.js';
import { markSignIn } from './session-context.js';

/** The client as a whole: who is signed in, where one is, and so what is shown. */
@customElement('bl-app')
export class BlApp extends LitElement {
  static override styles = [base, css`
    :host { display: block; height: 100%; }
    .failure { max-width: 480px; margin: 20vh auto 0; padding: var(--space-4); }
  `];

  @state() private session: Session | undefined;
  @state() private place = placeNow();
  @state() private isReady = false;
  @state() private failure?: unknown;
  /** Set while a session has ended under way; called when somebody is signed in again. */
  @state() private resume: (() => void) | undefined;
  @query('bl-notices') private notices!: BlNotices;
  private waiting: Promise<void> | undefined;
  private stopListening = () => {};

  protected override willUpdate() {
    const { name } = this.place.page;
    if (name === 'welcome') void import('../identity/bl-welcome-page.js');
    if (name === 'setup') void import('../setup/bl-first-admin.js');
    if (name === 'signed-in') void import('../identity/bl-signed-in-page.js');
  }

  override connectedCallback() {
    super.connectedCallback();
    this.stopListening = onMove(() => this.arrive());
    this.addEventListener('click', this.follow);
    void this.start();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.stopListening();
    onSessionEnd(undefined);
  }

  protected override render() {
    return html`
      <div @signed-in=${this.enter} @password-changed=${this.takePassword} @language-chosen=${this.takeLanguage} @menu-chosen=${this.takeMenu}
        @session-outdated=${this.readAgain} @notice=${({ text }: Notice) => this.notices.show(text)}>${this.isReady ? this.renderStanding() : nothing}</div>
      <bl-notices></bl-notices>
    `;
  }

  private renderStanding() {
    if (this.failure) return html`<div class="failure"><bl-problem retry .error=${this.failure} @retry=${this.start}></bl-problem></div>`;
    const { name } = this.place.page;
    if (name === 'welcome') return html`<bl-welcome-page></bl-welcome-page>`;
    if (name === 'signed-in') return html`<bl-signed-in-page></bl-signed-in-page>`;
    if (name === 'setup' && !this.session) return html`<bl-first-admin></bl-first-admin>`;
    if (!this.session) return html`<bl-sign-in-page></bl-sign-in-page>`;
    if (this.session.mustChangePassword) return html`<bl-password-page></bl-password-page>`;
    return html`
      <bl-shell .session=${this.session} .place=${this.place}></bl-shell>
      ${this.resume ? html`<bl-sign-in-again .email=${this.session.user.email}></bl-sign-in-again>` : nothing}
    `;
  }

  private async start() {
    this.failure = undefined;
    const reading = call(readSession);
    const speaking = speak(languageHere());
    this.prepare();
    try {
      const session = await reading;
      await speaking;
      await this.welcome(session);
    } catch (error) {
      if (!isProblem(error, 'not-signed-in')) this.failure = error;
    }
    await speaking;
    this.isReady = true;
    this.arrive();
  }

  /** The page that will be shown is fetched while it is asked who is there, or while they sign in. What fails here fails again where it is told. */
  private prepare() {
    void loadPart(placeToBe().name).catch(() => undefined);
  }

  private async welcome(session: Session) {
    if (!this.session && !session.mustChangePassword && placeToBe().name === 'lines') askAhead(readColumns);
    const { language: chosen } = session.user;
    if (chosen && chosen !== language()) await speak(chosen);
    if (session.mustChangePassword) await import('../identity/bl-password-page.js');
    this.session = session;
    onSessionEnd(() => (this.waiting ??= new Promise((resolve) => { this.resume = resolve; })));
  }

  /** The door for those outside, a page for those inside. */
  private arrive() {
    const { path, search, page } = (this.place = placeNow());
    if (!this.isReady || this.failure) return;
    if (!this.session && !isDoor(page) && page.name !== 'setup') go(`/login${path === '/' ? '' : `?back=${encodeURIComponent(path + search)}`}`, { replace: true });
    if (this.session && page.name === 'login') go(safeReturn(search), { replace: true });
    if (this.session && path === '/') go('/lines', { replace: true });
  }

  private async enter({ session }: SignedIn) {
    if (!this.session) markSignIn();
    if (this.session && this.session.user.id !== session.user.id) return location.reload();
    await this.welcome(session);
    this.resume?.();
    [this.resume, this.waiting] = [undefined, undefined];
    this.arrive();
  }

  private takePassword({ session }: PasswordChanged) {
    this.session = session;
    this.notices.show(t.password.changed);
  }

  private async takeLanguage({ language: chosen }: LanguageChosen) {
    rememberLanguage(chosen);
    await speak(chosen);
    await this.keep(async () => {
      if (this.session) this.session = await call(changeLanguage, { body: { language: chosen } });
    });
  }

  private async takeMenu({ what }: MenuChosen) {
    if (what !== 'sign-out') return;
    await this.keep(async () => {
      const provider = this.session?.provider;
      await call(signOut);
      this.session = undefined;
      onSessionEnd(undefined);
      go('/login');
      if (provider) await this.leave(provider);
    });
  }

  /** Who signed in with a provider is signed out there as well: the next person at this desk must not come in by their name. */
  private async leave(provider: ProviderId) {
    const { location: exit } = await call(leaveProvider, { params: { provider } });
    if (exit) location.assign(exit);
  }

  private async readAgain() {
    await this.keep(async () => { this.session = await call(readSession); });
  }

  /** What fails in passing is said in passing. */
  private async keep(change: () => Promise<void>) {
    await change().catch((error: unknown) => this.notices.show(problemText(error)));
  }

  private follow = (event: MouseEvent) => {
    const to = linkIn(event);
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
}
