import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Session } from '../../../shared/contracts/session.js';
import { daysBetween } from '../../../shared/dates.js';
import '../alerts/bl-alert-count.js';
import { icon } from '../elements/icons.js';
import { instant } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import type { Page } from './router.js';
import { allows } from './session-context.js';
import './bl-search-field.js';
import type { BlSearchField } from './bl-search-field.js';
import './bl-user-menu.js';

/** Name, ways, search, freshness, user: the same on every page. */
@customElement('bl-top-bar')
export class BlTopBar extends LitElement {
  static override styles = [base, css`
    :host { display: flex; align-items: center; gap: var(--space-4); height: var(--bar-height); padding: 0 var(--space-2) 0 var(--space-4); background: var(--bar); color: var(--bar-ink); }
    .name { display: flex; align-items: center; gap: var(--space-2); color: inherit; font-size: var(--text-large); font-weight: var(--strong); letter-spacing: 0.01em; text-decoration: none; }
    .name img { display: block; width: 22px; height: 22px; border-radius: 5px; outline: 1px solid var(--bar-hover); }
    nav { display: flex; align-self: stretch; min-width: 0; overflow-x: auto; scrollbar-width: none; }
    nav a { display: flex; align-items: center; padding: 0 var(--space-3); border-bottom: 3px solid transparent; border-top: 3px solid transparent; color: var(--bar-quiet); text-decoration: none; white-space: nowrap; }
    nav a:hover { color: var(--bar-ink); }
    nav a[aria-current] { border-bottom-color: var(--bar-ink); color: var(--bar-ink); }
    a:focus-visible { outline-color: var(--bar-ink); outline-offset: -3px; }
    bl-search-field { flex: 0 100 380px; min-width: 120px; margin: 0 auto; }
    .fresh { display: flex; align-items: center; gap: 6px; color: var(--bar-quiet); white-space: nowrap; }
    .fresh.old { padding: 3px var(--space-2); border-radius: var(--radius); background: var(--amber-tint); color: var(--amber-ink); }
    .bare { display: none; }
    @media (max-width: 900px) {
      :host { gap: var(--space-2); }
      .name span, .words { display: none; }
      nav a { padding: 0 var(--space-2); }
      .bare { display: inline; }
    }
  `];

  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) page!: Page;
  @property() search = '';
  @property({ attribute: false }) night: string | null = null;
  @query('bl-search-field') private field!: BlSearchField;

  focusSearch() {
    this.field.focus();
  }

  protected override render() {
    return html`
      <a class="name" href="/lines"><img src="/favicon.svg" alt="" width="22" height="22"><span>Batchline</span></a>
      ${this.renderNav()}
      <bl-search-field .text=${this.search}></bl-search-field>
      ${this.renderFreshness()}
      <bl-user-menu .session=${this.session}></bl-user-menu>
    `;
  }

  private renderNav() {
    const link = (name: Page['name'], href: string, text: unknown) => html`<a href=${href} aria-current=${this.page.name === name ? 'page' : nothing}>${text}</a>`;
    return html`<nav aria-label=${t.nav.label}>
      ${link('lines', '/lines', t.nav.lines)}
      ${allows(this.session, 'proposals.answer') ? link('inbox', '/inbox', t.nav.inbox) : nothing}
      ${link('batches', '/batches', t.nav.batches)}
      ${allows(this.session, 'lines.update') ? link('upload', '/upload', t.upload.nav) : nothing}
      ${allows(this.session, 'alerts.read') ? link('exceptions', '/exceptions', html`${t.nav.exceptions}<bl-alert-count ?watchful=${allows(this.session, 'manage')} .night=${this.night}></bl-alert-count>`) : nothing}
      ${link('figures', '/figures', t.nav.figures)}
      ${allows(this.session, 'manage') ? link('manage', '/manage', t.nav.manage) : nothing}
    </nav>`;
  }

  private renderFreshness() {
    const { lastNight, today } = this.session;
    if (!lastNight) return html`<span class="fresh">${icon('moon')}${t.nights.none}</span>`;
    const age = daysBetween(lastNight.businessOn, today);
    return html`<span class="fresh ${age > 1 ? 'old' : ''}" title=${t.nights.readAt(instant(lastNight.goodAt))}>
      ${icon('moon')}<span><span class="words">${t.nights.of(lastNight.businessOn)}</span><span class="bare">${lastNight.businessOn}</span>${age > 1 ? html` · ${t.nights.old(age)}` : nothing}</span>
    </span>`;
  }
}
