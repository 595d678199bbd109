import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LiveSession } from '../../../shared/contracts/users.js';
import { dash, instant } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import { browserIn } from './browser-in.js';

/** Somebody wants this session to end. */
export class SessionEnded extends Event {
  constructor(readonly session: LiveSession) { super('session-ended', { bubbles: true, composed: true }); }
}

/** Where somebody is signed in. */
@customElement('bl-session-list')
export class BlSessionList extends LitElement {
  static override styles = [base, controls, table, css`
    :host { display: block; }
    .empty { padding: var(--space-3) 0; color: var(--quiet); }
    td { vertical-align: middle; }
    td:last-child { text-align: right; }
  `];

  @property({ attribute: false }) sessions: readonly LiveSession[] = [];

  protected override render() {
    if (this.sessions.length === 0) return html`<p class="empty">${t.sessions.none}</p>`;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.users.liveSessions}><table>
      <thead><tr><th scope="col">${t.sessions.browser}</th><th scope="col">${t.sessions.address}</th><th scope="col">${t.sessions.since}</th><th scope="col">${t.sessions.seen}</th><th scope="col">${t.sessions.way}</th><th scope="col"><span class="sr">${t.sessions.end}</span></th></tr></thead>
      <tbody>${this.sessions.map((session) => this.renderSession(session))}</tbody>
    </table></div>`;
  }

  private renderSession(session: LiveSession) {
    const browser = browserIn(session.agent ?? '') ?? t.sessions.unknown;
    return html`<tr>
      <td title=${session.agent ?? nothing}>${browser}</td><td>${session.address || dash}</td><td>${instant(session.createdAt)}</td><td>${instant(session.lastSeenAt)}</td>
      <td>${session.provider ? t.providers.names[session.provider] : t.sessions.password}</td>
      <td>${session.own ? html`<span class="quiet">${t.sessions.own}</span>` : html`<button @click=${() => this.dispatchEvent(new SessionEnded(session))}>${t.sessions.end}<span class="sr"> ${browser}, ${session.address}</span></button>`}</td>
    </tr>`;
  }
}
