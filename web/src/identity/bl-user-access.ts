import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ManagedUser } from '../../../shared/contracts/users.js';
import { call } from '../api/call.js';
import { endUserSession, listUserSessions } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import '../elements/bl-problem.js';
import { problemText } from '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { badge, badgeStyles } from '../elements/badge.js';
import { dash, instant } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-session-list.js';
import type { SessionEnded } from './bl-session-list.js';
import { stateOf } from './user-words.js';

/** What is to be done about somebody's ways in. */
export class AccessWanted extends Event {
  constructor(readonly what: 'link' | 'deactivate' | 'activate') { super('access-wanted', { bubbles: true, composed: true }); }
}

/** How somebody comes in: state, last sign-in, live sessions; and how to let them in anew, or out. */
@customElement('bl-user-access')
export class BlUserAccess extends LitElement {
  static override styles = [base, controls, badgeStyles, css`
    :host { display: block; padding-top: var(--space-3); border-top: 1px solid var(--line); }
    h3 { margin-bottom: var(--space-2); }
    dl { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-5); margin-bottom: var(--space-3); }
    dt { color: var(--quiet); font-size: var(--text-small); }
    .actions { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-top: var(--space-3); }
    .out { margin-left: auto; color: var(--red-ink); }
  `];

  @property({ attribute: false }) user!: ManagedUser;
  @property({ type: Boolean }) self = false;
  @property({ type: Boolean }) busy = false;

  private sessions = new Task(this, { args: () => [this.user.id, this.user.version] as const, task: ([id], { signal }) => call(listUserSessions, { params: { id } }, signal) });

  protected override render() {
    const { user } = this;
    return html`
      <h3>${t.users.access}</h3>
      <dl>
        <div><dt>${t.users.state}</dt><dd>${badge(stateOf(user))}</dd></div>
        <div><dt>${t.users.lastSignIn}</dt><dd>${user.lastSignInAt ? instant(user.lastSignInAt) : dash}</dd></div>
        <div><dt>${t.users.ways}</dt><dd>${[...(user.hasPassword ? [t.sessions.password] : []), ...user.providers.map((id) => t.providers.names[id])].join(', ') || dash}</dd></div>
      </dl>
      ${this.sessions.render({
        pending: () => html`<bl-skeleton rows="2"></bl-skeleton>`,
        error: (error) => html`<bl-problem retry .error=${error} @retry=${() => this.sessions.run()}></bl-problem>`,
        complete: ({ sessions }) => html`<bl-session-list .sessions=${sessions} @session-ended=${this.end}></bl-session-list>`,
      })}
      <div class="actions">
        ${user.active ? html`<button ?disabled=${this.busy} @click=${() => this.want('link')}>${user.hasPassword ? t.users.newPassword : t.users.newInvitation}</button>` : nothing}
        ${this.self ? html`<span class="quiet">${t.users.self}</span>` : this.renderDoor()}
      </div>`;
  }

  private renderDoor() {
    return this.user.active
      ? html`<button class="out" ?disabled=${this.busy} title=${t.users.deactivateHint} @click=${() => this.want('deactivate')}>${t.users.deactivate}</button>`
      : html`<button ?disabled=${this.busy} @click=${() => this.want('activate')}>${t.users.activate}</button>`;
  }

  private want(what: AccessWanted['what']) {
    this.dispatchEvent(new AccessWanted(what));
  }

  private async end({ session }: SessionEnded) {
    const said = await call(endUserSession, { params: { id: this.user.id, sessionId: session.id } }).then(() => t.sessions.ended, problemText);
    this.dispatchEvent(new Notice(said));
    await this.sessions.run();
  }
}
