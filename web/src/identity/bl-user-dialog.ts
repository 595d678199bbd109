import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Role } from '../../../shared/contracts/roles.js';
import type { ManagedUser } from '../../../shared/contracts/users.js';
import '../elements/bl-dialog.js';
import { DialogClosed } from '../elements/bl-dialog.js';
import '../elements/bl-problem.js';
import { word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-link-shown.js';
import './bl-supplier-choice.js';
import type { SuppliersChosen, SupplierToChoose } from './bl-supplier-choice.js';
import './bl-user-access.js';

const roles: readonly Role[] = ['planner', 'expeditor', 'supplier', 'viewer', 'admin'];

export interface UserDraft { email: string; name: string; role: Role; suppliers: number[] }

/** What was entered for a user, new or known. */
export class UserSaved extends Event {
  constructor(readonly draft: UserDraft) { super('user-saved', { bubbles: true, composed: true }); }
}

/** One user: who, as what, for whom; and for those who are there already, their ways in. */
@customElement('bl-user-dialog')
export class BlUserDialog extends LitElement {
  static override styles = [base, controls, css`
    form, .content { display: grid; gap: var(--space-3); }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: var(--space-3); }
    input[readonly] { background: var(--ground); color: var(--quiet); }
    .roles { margin: 0; padding: 0; border: 0; }
    .roles div { display: grid; gap: 2px; }
    .roles label { display: grid; grid-template-columns: auto 92px 1fr; gap: var(--space-2); align-items: center; padding: 4px var(--space-2); border-radius: var(--radius); }
    .roles label:hover { background: var(--hover); }
    .roles label:has(:checked) { background: var(--selected); }
    .roles span { margin: 0; color: inherit; font-size: inherit; }
    .roles .quiet { color: var(--quiet); font-size: var(--text-small); }
    .actions { display: flex; justify-content: flex-end; gap: var(--space-2); }
    @media (max-width: 560px) { .pair { grid-template-columns: 1fr; } .roles label { grid-template-columns: auto 1fr; } .roles .quiet { grid-column: 2; } }
  `];

  /** `new` for one who is not there yet; null while the dialog is closed. */
  @property({ attribute: false }) user: ManagedUser | 'new' | null = null;
  @property({ attribute: false }) suppliers: readonly SupplierToChoose[] = [];
  @property({ attribute: false }) refusal?: unknown;
  @property({ attribute: false }) link: { url: string; expiresAt: string } | null = null;
  @property({ type: Boolean }) busy = false;
  @property({ type: Number, attribute: 'own-id' }) ownId = 0;
  @state() private asRole: Role = 'planner';
  @state() private chosen: readonly number[] = [];
  @query('form') private form!: HTMLFormElement;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('user') || this.user === null) return;
    const before = changed.get('user');
    if (this.user !== 'new' && before && before !== 'new' && before.id === this.user.id && before.version === this.user.version) return;
    [this.asRole, this.chosen] = this.user === 'new' ? ['planner', []] : [this.user.role, this.user.suppliers.map(({ id }) => id)];
  }

  protected override render() {
    const { user } = this;
    return html`<bl-dialog wide .open=${user !== null} .heading=${user === 'new' ? t.users.invite : user?.name ?? ''} @dialog-closed=${() => this.dispatchEvent(new DialogClosed())}>
      ${user ? html`<div class="content">
        ${this.link ? html`<bl-link-shown .url=${this.link.url} expires-at=${this.link.expiresAt}></bl-link-shown>` : nothing}
        ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
        ${this.renderForm(user)}
        ${user === 'new' ? nothing : html`<bl-user-access .user=${user} ?self=${user.id === this.ownId} ?busy=${this.busy}></bl-user-access>`}
      </div>` : nothing}
    </bl-dialog>`;
  }

  private renderForm(user: ManagedUser | 'new') {
    const isScoped = this.asRole === 'expeditor' || this.asRole === 'supplier';
    return html`<form @submit=${this.submit}>
      <div class="pair">
        <label><span>${t.users.name}</span><input name="name" required maxlength="200" .value=${user === 'new' ? '' : user.name}></label>
        <label><span>${t.signIn.email}</span><input name="email" type="email" required maxlength="200" ?readonly=${user !== 'new'} .value=${user === 'new' ? '' : user.email}></label>
      </div>
      <fieldset class="roles"><legend>${t.users.role}</legend><div>${roles.map((role) => html`
        <label><input type="radio" name="role" value=${role} .checked=${role === this.asRole} @change=${() => { this.asRole = role; this.chosen = this.chosen.slice(0, role === 'supplier' ? 1 : undefined); }}><span>${word('role', role)}</span><span class="quiet">${t.users.does[role]}</span></label>`)}</div></fieldset>
      ${isScoped ? html`<bl-supplier-choice .suppliers=${this.suppliers} .chosen=${this.chosen} ?one=${this.asRole === 'supplier'} @suppliers-chosen=${({ suppliers }: SuppliersChosen) => { this.chosen = suppliers; }}></bl-supplier-choice>` : nothing}
      <div class="actions">
        <button type="button" @click=${() => this.dispatchEvent(new DialogClosed())}>${t.dialog.cancel}</button>
        <button class="primary" ?disabled=${this.busy}>${user === 'new' ? t.users.invite : t.users.save}</button>
      </div>
    </form>`;
  }

  private submit(event: Event) {
    event.preventDefault();
    const { name, email } = Object.fromEntries(new FormData(this.form)) as { name: string; email: string };
    this.dispatchEvent(new UserSaved({ name, email, role: this.asRole, suppliers: [...this.chosen] }));
  }
}
