import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Session } from '../../../shared/contracts/session.js';
import { download } from '../api/download.js';
import { exportLines, makeSupplierFile } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { allows, sessionContext } from '../app-shell/session-context.js';
import { languageNames } from '../app-shell/bl-user-menu.js';
import '../elements/bl-problem.js';
import '../elements/bl-progress.js';
import { icon } from '../elements/icons.js';
import { language, t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import type { SupplierChoice } from './bl-supplier-filter.js';
import type { Asked } from './lines-reading.js';

/** The list as a file, and the workbook in which a supplier answers. */
@customElement('bl-file-menu')
export class BlFileMenu extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; width: 320px; max-width: calc(100vw - 16px); }
    section { padding: var(--space-3); }
    section, form { display: grid; gap: var(--space-2); }
    section + section { border-top: 1px solid var(--line); }
    section > button { justify-content: flex-start; }
    h2 { font-size: inherit; }
    p { color: var(--quiet); font-size: var(--text-small); }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) asked!: Asked;
  @property({ attribute: false }) columns: readonly string[] = [];
  @property({ attribute: false }) suppliers: readonly SupplierChoice[] = [];
  @property({ attribute: false }) chosen: readonly number[] = [];
  @state() private isBusy = false;
  @state() private failure?: unknown;

  protected override render() {
    return html`
      <section>
        <button ?disabled=${this.isBusy} @click=${() => this.exportAs('xlsx')}>${icon('table')}${t.files.xlsx}</button>
        <button ?disabled=${this.isBusy} @click=${() => this.exportAs('csv')}>${icon('file')}${t.files.csv}</button>
        <p>${t.files.columns}</p>
      </section>
      ${allows(this.session, 'lines.expedite') ? this.renderRequest() : nothing}
      ${this.isBusy ? html`<section aria-live="polite"><bl-progress .label=${t.files.busy}></bl-progress><p>${t.files.busy}</p></section>` : nothing}
      ${this.failure ? html`<section><bl-problem .error=${this.failure}></bl-problem></section>` : nothing}
    `;
  }

  private renderRequest() {
    const [only] = this.chosen.length === 1 ? this.chosen : [];
    return html`<section><h2>${t.files.supplier}</h2><p>${t.files.supplierHint}</p>
      <form @submit=${this.request}>
        <label><span>${t.files.choose}</span><select name="supplier" required>${this.suppliers.map(({ id, code, name }) => html`<option value=${id} ?selected=${id === only}>${name} · ${code}</option>`)}</select></label>
        <label><span>${t.files.language}</span><select name="language">${Object.entries(languageNames).map(([code, name]) => html`<option value=${code} lang=${code} ?selected=${code === language()}>${name}</option>`)}</select></label>
        <button ?disabled=${this.isBusy || this.suppliers.length === 0}>${icon('table')}${t.files.make}</button>
      </form>
    </section>`;
  }

  private exportAs(format: 'xlsx' | 'csv') {
    return this.keep(() => download(exportLines, { query: { ...this.asked, format, language: language(), columns: this.columns.join(',') } as never }));
  }

  private request(event: Event) {
    event.preventDefault();
    const said = new FormData(event.target as HTMLFormElement);
    return this.keep(() => download(makeSupplierFile, { body: { supplierId: Number(said.get('supplier')), language: said.get('language') as 'en' } }));
  }

  private async keep(fetching: () => Promise<string>) {
    [this.isBusy, this.failure] = [true, undefined];
    try {
      this.dispatchEvent(new Notice(t.files.done(await fetching())));
    } catch (error) {
      this.failure = error;
    }
    this.isBusy = false;
  }
}
