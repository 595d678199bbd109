import { provide } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Session } from '../../../shared/contracts/session.js';
import { call } from '../api/call.js';
import { readNights } from '../api/endpoints.js';
import '../elements/bl-dialog.js';
import { t } from '../i18n/language.js';
import { searchOf, withSearch } from '../purchasing/lines-address.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-key-list.js';
import './bl-night-banner.js';
import './bl-top-bar.js';
import type { BlTopBar } from './bl-top-bar.js';
import type { SearchChanged } from './bl-search-field.js';
import type { MenuChosen } from './bl-user-menu.js';
import { loadingOf, pollEvery, settledNight, type Loading, type Nights } from './nights.js';
import { Poll } from './poll.js';
import { preferenceOf } from './preferences.js';
import { go, type Page, type Place } from './router.js';
import { allows, sessionContext } from './session-context.js';
import { isShortcut } from './shortcuts.js';
import { chooseTheme, chosenTheme } from './theme.js';

/** What the session says is no longer true. */
export class SessionOutdated extends Event {
  constructor() { super('session-outdated', { bubbles: true, composed: true }); }
}

const parts: Partial<Record<Page['name'], () => Promise<unknown>>> = {
  lines: () => import('../purchasing/bl-lines-page.js'),
  exceptions: () => import('../alerts/bl-exceptions-page.js'),
  figures: () => import('../figures/bl-figures-page.js'),
  inbox: () => import('../inbox/bl-inbox-page.js'),
  upload: () => import('../uploads/bl-upload-page.js'),
  batches: () => import('../batches/bl-batches-page.js'),
  account: () => import('../identity/bl-account-page.js'),
  manage: () => import('../manage/bl-manage-page.js'),
  setup: () => import('../setup/bl-setup-page.js'),
};

/** The code of a page comes when it is wanted. Rejects where the server has another release by now. */
export const loadPart = async (name: Page['name']): Promise<unknown> => parts[name]?.();

const titleOf = (name: Page['name']) => (name === 'account' ? t.account.nav : name === 'setup' ? t.setup.heading : name === 'upload' ? t.upload.nav : name === 'inbox' || name === 'manage' || name === 'exceptions' || name === 'figures' || name === 'batches' ? t.nav[name] : t.nav.lines);

/** Bar, banner and page for somebody who is signed in. */
@customElement('bl-shell')
export class BlShell extends LitElement {
  static override styles = [base, controls, css`
    :host { display: grid; grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr); height: 100vh; height: 100dvh; overflow: hidden; }
    .skip { position: absolute; top: -48px; left: var(--space-2); z-index: 40; }
    .skip:focus { top: var(--space-2); }
    main { min-height: 0; overflow: hidden; }
    .missing { padding: var(--space-6); }
    .missing h1 { margin-bottom: var(--space-2); font-size: var(--text-title); }
  `];

  @provide({ context: sessionContext }) @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) place!: Place;
  @state() private nights?: Nights;
  @state() private loading: Loading | null = null;
  @state() private night: string | null = null;
  @state() private dialog: 'keys' | 'password' | null = null;
  @state() private isOutdated = false;
  @query('bl-top-bar') private bar!: BlTopBar;
  @query('main') private main!: HTMLElement;

  constructor() {
    super();
    new Poll(this, { look: (signal) => this.lookAtNights(signal), every: () => pollEvery(this.nights) });
  }

  override connectedCallback() {
    super.connectedCallback();
    this.night = this.session.lastNight?.businessOn ?? null;
    void this.takeTheme();
    addEventListener('keydown', this.press);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.press);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('place')) return;
    loadPart(this.place.page.name).catch(() => { this.isOutdated = true; });
  }

  protected override updated(changed: PropertyValues<this>) {
    const { name } = this.place.page;
    document.title = `${titleOf(name)} · Batchline`;
    const before = changed.get('place');
    if (before && before.page.name !== name) this.main.focus();
  }

  protected override render() {
    return html`
      <header @search-changed=${this.search} @menu-chosen=${this.choose}>
        <button class="skip" @click=${() => this.main.focus()}>${t.nav.skip}</button>
        <bl-top-bar .session=${this.session} .page=${this.place.page} .night=${this.night} .search=${searchOf(this.place)}></bl-top-bar>
      </header>
      <bl-night-banner .loading=${this.loading} .copy=${this.nights?.copy ?? null}></bl-night-banner>
      <main tabindex="-1">${this.renderPage(this.place.page)}</main>
      <bl-dialog .heading=${t.keys.heading} .open=${this.dialog === 'keys'} @dialog-closed=${this.closeDialog}><bl-key-list></bl-key-list></bl-dialog>
      <bl-dialog .heading=${t.password.heading} .open=${this.dialog === 'password'} @dialog-closed=${this.closeDialog} @password-changed=${this.closeDialog}>
        ${this.dialog === 'password' ? html`<bl-password-form></bl-password-form>` : nothing}
      </bl-dialog>
    `;
  }

  private renderPage(page: Page) {
    if (this.isOutdated) return this.renderMissing(t.nav.outdated, html`<button @click=${() => location.reload()}>${t.nav.reload}</button>`);
    if (page.name === 'lines') return html`<bl-lines-page .lineId=${page.lineId} .search=${this.place.search} .night=${this.night} .loading=${this.loading}></bl-lines-page>`;
    if (page.name === 'exceptions' && allows(this.session, 'alerts.read')) return html`<bl-exceptions-page .search=${this.place.search} .night=${this.night}></bl-exceptions-page>`;
    if (page.name === 'figures' && allows(this.session, 'otif.read')) return html`<bl-figures-page .search=${this.place.search} .night=${this.night}></bl-figures-page>`;
    if (page.name === 'inbox' && allows(this.session, 'proposals.answer')) return html`<bl-inbox-page .search=${this.place.search} .night=${this.night}></bl-inbox-page>`;
    if (page.name === 'account') return html`<bl-account-page></bl-account-page>`;
    if (page.name === 'batches') return html`<bl-batches-page .search=${this.place.search} .night=${this.night}></bl-batches-page>`;
    if (page.name === 'upload' && allows(this.session, 'lines.update')) return html`<bl-upload-page .search=${this.place.search}></bl-upload-page>`;
    if (page.name === 'setup' && allows(this.session, 'manage')) return html`<bl-setup-page></bl-setup-page>`;
    if (page.name === 'manage' && allows(this.session, 'manage')) return html`<bl-manage-page .path=${page.section} .search=${this.place.search} .night=${this.night}></bl-manage-page>`;
    return this.renderMissing(t.nav.missing, html`<a href="/lines">${t.nav.toLines}</a>`);
  }

  private renderMissing(heading: string, way: unknown) {
    return html`<div class="missing"><h1>${heading}</h1>${way}</div>`;
  }

  /** The colours that were chosen at another desk. */
  private async takeTheme() {
    const display = await preferenceOf(this.session.user.id, 'display');
    if (display?.theme && display.theme !== chosenTheme()) chooseTheme(display.theme);
  }

  private async lookAtNights(signal: AbortSignal) {
    const nights = await call(readNights, {}, signal);
    const night = settledNight(nights, this.night);
    [this.nights, this.loading] = [nights, loadingOf(nights, this.loading !== null)];
    if (night === this.night) return;
    this.night = night;
    this.dispatchEvent(new SessionOutdated());
  }

  private search({ text, settled }: SearchChanged) {
    go(withSearch(this.place, text), { replace: !settled && this.place.page.name === 'lines' });
  }

  private async choose({ what }: MenuChosen) {
    if (what === 'password') await import('../identity/bl-password-form.js');
    if (what !== 'sign-out') this.dialog = what;
  }

  private closeDialog() {
    this.dialog = null;
  }

  private press = (event: KeyboardEvent) => {
    if (!isShortcut(event) || this.dialog) return;
    if (event.key === '/') this.bar.focusSearch();
    else if (event.key === '?') this.dialog = 'keys';
    else return;
    event.preventDefault();
  };
}
