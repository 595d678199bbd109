import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Session } from '../../../shared/contracts/session.js';
import type { ManagedUser } from '../../../shared/contracts/users.js';
import { call } from '../api/call.js';
import { activateUser, changeUserRights, deactivateUser, inviteUser, listUsers, listUserSuppliers, resetUser } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { sessionContext } from '../app-shell/session-context.js';
import { badge, badgeStyles } from '../elements/badge.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { dash, instant, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import type { AccessWanted } from './bl-user-access.js';
import './bl-user-dialog.js';
import type { UserSaved } from './bl-user-dialog.js';
import { isFound, roleBadge, scopeText, stateOf } from './user-words.js';

/** Who may come in, as what and for whom. */
@customElement('bl-users-page')
export class BlUsersPage extends LitElement {
  static override styles = [base, controls, table, badgeStyles, css`
    :host { display: block; height: 100%; overflow-y: auto; padding: var(--space-4) var(--space-5) var(--space-6); }
    h1 { font-size: var(--text-title); }
    .lead { margin: var(--space-1) 0 var(--space-4); color: var(--quiet); }
    .tools { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); margin-bottom: var(--space-3); }
    .tools input[type="search"] { width: 260px; }
    .tools label { display: flex; align-items: center; gap: var(--space-2); }
    .tools label span { margin: 0; color: inherit; font-size: inherit; }
    .tools .primary { margin-left: auto; }
    td { vertical-align: middle; }
    .name { padding: 0; border: 0; min-height: 0; background: none; color: var(--accent); font-weight: var(--strong); }
    .name:hover { background: none; text-decoration: underline; }
    tr.out td { color: var(--quiet); }
    .scope { max-width: 260px; overflow: hidden; text-overflow: ellipsis; }
    .empty { padding: var(--space-4); color: var(--quiet); }
  `];

  @consume({ context: sessionContext, subscribe: true }) @property({ attribute: false }) session!: Session;
  @state() private search = '';
  @state() private withInactive = false;
  @state() private opened: ManagedUser | 'new' | null = null;
  @state() private link: { url: string; expiresAt: string } | null = null;
  @state() private refusal?: unknown;
  @state() private busy = false;

  private people = new Task(this, {
    args: () => [], task: async (_, { signal }) => ({ ...(await call(listUsers, {}, signal)), ...(await call(listUserSuppliers, {}, signal)) }),
  });

  protected override render() {
    return html`
      <h1>${t.users.heading}</h1>
      <p class="lead">${this.people.value ? (this.people.value.mail ? t.users.byMail : t.users.byHand) : nothing}</p>
      <div class="tools">
        <input type="search" aria-label=${t.users.find} placeholder=${t.users.find} .value=${this.search} @input=${(event: Event) => { this.search = (event.target as HTMLInputElement).value; }}>
        <label><input type="checkbox" .checked=${this.withInactive} @change=${(event: Event) => { this.withInactive = (event.target as HTMLInputElement).checked; }}><span>${t.users.withInactive}</span></label>
        <button class="primary" @click=${() => this.open('new')}>${t.users.invite}</button>
      </div>
      ${this.renderPeople()}
      <bl-user-dialog .user=${this.opened} .suppliers=${this.people.value?.suppliers ?? []} .refusal=${this.refusal} .link=${this.link} ?busy=${this.busy} own-id=${this.session.user.id}
        @user-saved=${this.save} @access-wanted=${this.act} @dialog-closed=${() => this.open(null)}></bl-user-dialog>
    `;
  }

  private renderPeople() {
    if (this.people.value) return this.renderTable(this.people.value.users);
    return this.people.render({
      pending: () => html`<bl-skeleton rows="8"></bl-skeleton>`,
      error: (error) => html`<bl-problem retry .error=${error} @retry=${() => this.people.run()}></bl-problem>`,
    });
  }

  private renderTable(users: readonly ManagedUser[]) {
    const shown = users.filter((user) => (user.active || this.withInactive) && isFound(user, this.search));
    if (shown.length === 0) return html`<p class="empty" role="status">${t.users.nobody}</p>`;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.users.heading}><table>
      <thead><tr><th scope="col">${t.users.name}</th><th scope="col">${t.signIn.email}</th><th scope="col">${t.users.role}</th><th scope="col">${t.users.suppliers}</th><th scope="col">${t.users.state}</th>
        <th scope="col">${t.users.lastSignIn}</th><th scope="col" class="number">${t.users.liveSessions}</th></tr></thead>
      <tbody>${shown.map((user) => html`<tr class=${user.active ? '' : 'out'}>
        <td><button class="name" @click=${() => this.open(user)}>${user.name}</button></td><td>${user.email}</td><td>${badge(roleBadge(user.role))}</td>
        <td class="scope" title=${user.suppliers.map(({ name }) => name).join(', ')}>${scopeText(user)}</td><td>${badge(stateOf(user))}</td>
        <td>${user.lastSignInAt ? instant(user.lastSignInAt) : dash}</td><td class="number">${user.liveSessions > 0 ? qty(user.liveSessions) : dash}</td></tr>`)}</tbody>
    </table></div>`;
  }

  private open(user: ManagedUser | 'new' | null) {
    [this.opened, this.link, this.refusal] = [user, null, undefined];
  }

  private save({ draft: { email, name, role, suppliers } }: UserSaved) {
    const known = this.opened as ManagedUser | 'new';
    void this.attempt(async () => {
      if (known !== 'new') return { user: await call(changeUserRights, { params: { id: known.id }, body: { name, role, suppliers, version: known.version } }), said: t.users.saved };
      const { user, link } = await call(inviteUser, { body: { email, name, role, suppliers } });
      return { user, link, said: link ? t.users.added : t.users.mailed(user.email) };
    });
  }

  private act({ what }: AccessWanted) {
    const { id, version } = this.opened as ManagedUser;
    void this.attempt(async () => {
      if (what === 'deactivate') return { user: await call(deactivateUser, { params: { id }, body: { version } }), said: t.users.deactivated };
      if (what === 'activate') return { user: await call(activateUser, { params: { id }, body: { version } }), said: t.users.activated };
      const { user, link } = await call(resetUser, { params: { id } });
      return { user, link, said: link ? t.users.linkMade : t.users.mailed(user.email) };
    });
  }

  private async attempt(change: () => Promise<{ user: ManagedUser; link?: { url: string; expiresAt: string } | null; said: string }>) {
    [this.busy, this.refusal] = [true, undefined];
    try {
      const { user, link = null, said } = await change();
      [this.opened, this.link] = [user, link];
      this.dispatchEvent(new Notice(said));
      await this.people.run();
    } catch (error) {
      this.refusal = error;
    } finally {
      this.busy = false;
    }
  }
}
