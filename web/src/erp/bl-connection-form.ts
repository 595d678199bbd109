import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/language.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import type { ConnectionForm } from './connection-draft.js';

export class FormChanged extends Event {
  constructor(readonly form: ConnectionForm) { super('form-changed', { bubbles: true, composed: true }); }
}

const kinds = ['sqlserver', 'folder', 'demo'] as const;

/** The description of a connection, by its kind. A password is typed and never shown. */
@customElement('bl-connection-form')
export class BlConnectionForm extends LitElement {
  static override styles = [base, controls, managePage, css`
    :host { display: block; height: auto; max-width: 860px; padding: 0; overflow: visible; }
    fieldset { margin: 0 0 var(--space-3); padding: 0; border: 0; }
    .kinds { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-4); }
    p { margin-top: 3px; color: var(--quiet); font-size: var(--text-small); }
  `];

  @property({ attribute: false }) form!: ConnectionForm;
  @property({ type: Boolean, attribute: 'has-password' }) hasPassword = false;

  protected override render() {
    return html`
      <fieldset><legend>${t.erp.kind}</legend><div class="kinds">
        ${kinds.map((kind) => html`<label class="check"><input type="radio" name="kind" .checked=${this.form.kind === kind} @change=${() => this.change({ kind })}><span>${t.erp.kinds[kind]}</span></label>`)}
      </div></fieldset>
      <fieldset>${this.renderKind()}</fieldset>
    `;
  }

  private renderKind() {
    const { kind, encrypt, trustCertificate } = this.form;
    if (kind === 'demo') return html`<p>${t.erp.demoHint}</p>`;
    if (kind === 'folder') return html`<div class="form"><div class="whole">${this.renderText('folder', { hint: t.erp.folderHint })}</div></div>`;
    return html`<div class="form">
      ${this.renderText('server', { hint: t.erp.serverHint })}${this.renderText('port', { hint: t.erp.portHint })}${this.renderText('database')}${this.renderText('view', { hint: t.erp.viewHint })}
      ${this.renderText('user')}${this.renderText('password', { type: 'password', hint: this.hasPassword ? t.erp.passwordKept : t.erp.passwordHint })}
      <label class="check"><input type="checkbox" .checked=${encrypt} @change=${() => this.change({ encrypt: !encrypt })}><span>${t.erp.encrypt}</span></label>
      <label class="check"><input type="checkbox" .checked=${trustCertificate} @change=${() => this.change({ trustCertificate: !trustCertificate })}><span>${t.erp.trustCertificate}</span></label>
    </div>`;
  }

  private renderText(name: 'folder' | 'server' | 'port' | 'database' | 'view' | 'user' | 'password', { type = 'text', hint = '' } = {}) {
    return html`<label><span>${t.erp.fields[name]}</span><input type=${type} autocomplete=${type === 'password' ? 'new-password' : 'off'} spellcheck="false" .value=${this.form[name]}
      @input=${(event: Event) => this.change({ [name]: (event.target as HTMLInputElement).value })}>${hint ? html`<p>${hint}</p>` : nothing}</label>`;
  }

  private change(change: Partial<ConnectionForm>) {
    this.dispatchEvent(new FormChanged({ ...this.form, ...change }));
  }
}
