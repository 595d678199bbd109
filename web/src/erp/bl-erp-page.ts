import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { readErpConnection as readContract, testErpConnection as testContract } from '../../../shared/contracts/erp-connection.js';
import { call, type Reply } from '../api/call.js';
import { changeSetting, readErpConnection, saveErpConnection, testErpConnection } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-connection-form.js';
import type { FormChanged } from './bl-connection-form.js';
import { draftOf, formOf, type ConnectionForm } from './connection-draft.js';
import './bl-erp-mapping.js';
import type { MappingChanged } from './bl-erp-mapping.js';
import './bl-erp-preview.js';

type Standing = Reply<typeof readContract>;
type Looked = Reply<typeof testContract>;

/** Where PO lines come from: describe it, try it, say which column is which, keep it. */
@customElement('bl-erp-page')
export class BlErpPage extends LitElement {
  static override styles = [base, controls, managePage, css`
    :host([bare]) { height: auto; padding: 0; overflow: visible; }
    :host([bare]) :is(h1, .lead) { display: none; }
    .actions { margin: var(--space-4) 0; }
  `];

  /** As a part of another page, without a head of its own. */
  @property({ type: Boolean, reflect: true }) bare = false;
  @state() private form: ConnectionForm | null = null;
  @state() private mapping: Record<string, string> = {};
  @state() private looked: Looked | undefined;
  @state() private busy: 'test' | 'save' | null = null;
  @state() private refusal?: unknown;

  private read = new Task(this, {
    args: () => [], task: async (_, { signal }) => {
      const standing = await call(readErpConnection, {}, signal);
      [this.form, this.mapping] = [formOf(standing.saved), { ...standing.mapping }];
      return standing;
    },
  });

  protected override render() {
    return html`<h1>${t.erp.heading}</h1><p class="lead">${t.erp.lead}</p>${this.read.render({
      pending: () => (this.form && this.read.value ? this.renderForm(this.read.value) : html`<bl-skeleton rows="8"></bl-skeleton>`),
      error: (error) => html`<bl-problem retry .error=${error} @retry=${() => this.read.run()}></bl-problem>`,
      complete: (standing) => this.renderForm(standing),
    })}`;
  }

  private renderForm(standing: Standing) {
    const { fixedBy, inForce, keepsSecrets } = standing;
    return html`
      <p class="note ${inForce.kind === 'none' ? 'warn' : ''}">${t.erp.inForce(t.erp.kinds[inForce.kind], t.erp.from[inForce.from])}</p>
      ${fixedBy ? html`<p class="note warn">${t.erp.fixedBy(fixedBy)}</p>` : nothing}
      ${fixedBy || keepsSecrets || this.form!.kind !== 'sqlserver' ? nothing : html`<p class="note warn">${t.erp.noKey} <code>node -e "console.log(crypto.randomBytes(32).toString('base64'))"</code></p>`}
      ${fixedBy ? nothing : html`<bl-connection-form .form=${this.form!} ?has-password=${standing.hasPassword} @form-changed=${({ form }: FormChanged) => { [this.form, this.looked] = [form, undefined]; }}></bl-connection-form>`}
      <div class="actions">
        <button ?disabled=${this.busy !== null} @click=${() => this.test(fixedBy !== null)}>${this.busy === 'test' ? t.erp.testing : t.erp.test}</button>
        ${fixedBy ? nothing : html`<button class="primary" ?disabled=${this.busy !== null} @click=${() => this.save(standing)}>${t.erp.save}</button>`}
      </div>
      ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
      <div role="status">${this.looked ? this.renderVerdict(this.looked) : nothing}</div>
      ${this.looked && !this.looked.problem ? this.renderLooked(this.looked, standing) : nothing}
    `;
  }

  private renderVerdict({ problem, missing, extract, fields }: Looked) {
    if (problem) return html`<p class="note bad">${tell(problem)}</p>`;
    if (missing.length > 0) return html`<p class="note bad">${t.erp.missing(missing.length)}</p>`;
    const bad = fields.filter((field) => field.bad > 0).length;
    return html`<p class="note ${bad > 0 ? 'warn' : 'good'}">${bad > 0 ? t.erp.someBad(bad) : t.erp.good(extract ?? '')}</p>`;
  }

  private renderLooked(looked: Looked, standing: Standing) {
    const { mappingFixedBy, fixedBy, inForce } = standing;
    const isDemo = fixedBy !== null && inForce.kind === 'demo';
    return html`
      <bl-erp-mapping .looked=${looked} .mapping=${this.mapping} .fixedBy=${mappingFixedBy ?? (isDemo ? fixedBy : null)} @mapping-changed=${({ mapping }: MappingChanged) => { this.mapping = mapping; void (fixedBy ? this.saveMapping(standing) : this.test(false)); }}></bl-erp-mapping>
      <bl-erp-preview .columns=${looked.columns} .rows=${looked.rows}></bl-erp-preview>
    `;
  }

  private async test(inForce: boolean) {
    [this.busy, this.refusal] = ['test', undefined];
    try {
      this.looked = await call(testErpConnection, { body: { connection: inForce ? null : draftOf(this.form!), mapping: this.mapping } });
    } catch (error) {
      this.refusal = error;
    }
    this.busy = null;
  }

  /** Where the environment names the connection, the mapping is all there is to keep; it is tried as it was kept. */
  private async saveMapping({ mappingVersion }: Standing) {
    this.refusal = undefined;
    try {
      await call(changeSetting, { params: { name: 'columnMapping' }, body: { value: this.mapping, version: mappingVersion } });
      this.dispatchEvent(new Notice(t.erp.mappingSaved));
      await this.read.run();
      await this.test(true);
    } catch (error) {
      this.refusal = error;
    }
  }

  private async save({ version, mappingVersion }: Standing) {
    [this.busy, this.refusal] = ['save', undefined];
    try {
      await call(saveErpConnection, { body: { connection: draftOf(this.form!), version, mapping: this.mapping, mappingVersion } });
      this.dispatchEvent(new Notice(t.erp.saved));
      await this.read.run();
    } catch (error) {
      this.refusal = error;
    }
    this.busy = null;
  }
}
