import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Session } from '../../../shared/contracts/session.js';
import type { Upload } from '../../../shared/contracts/uploads.js';
import { sessionContext } from '../app-shell/session-context.js';
import '../elements/bl-progress.js';
import { icon } from '../elements/icons.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { workIn } from './upload-words.js';

export type UploadSource = 'supplier-confirmed' | 'expeditor-estimate';

export class UploadDecided extends Event {
  constructor(readonly what: 'commit' | 'discard' | 'check', readonly source?: UploadSource) { super('upload-decided', { bubbles: true, composed: true }); }
}

/** The bar under a dry run: whose word it is, and what is to be done with it. */
@customElement('bl-upload-commit')
export class BlUploadCommit extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; border-top: 1px solid var(--line); background: var(--surface); }
    form { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-4); min-height: 48px; padding: var(--space-2) var(--space-4); }
    fieldset { display: flex; flex-wrap: wrap; gap: var(--space-3); margin: 0; padding: 0; border: 0; }
    legend { float: left; margin: 0 var(--space-3) 0 0; padding: 0; }
    label { display: flex; align-items: center; gap: 6px; }
    label > span { margin: 0; color: var(--ink); font-size: var(--text); }
    p { flex: 1; min-width: 220px; color: var(--quiet); }
    .warn { color: var(--amber-ink); }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) upload!: Upload;
  /** What is being done at the moment. */
  @property() busy = '';
  @state() private source: UploadSource | null = null;

  protected override render() {
    const { counts: { error, question } } = this.upload;
    const work = workIn(this.upload);
    const isExpeditor = this.session.user.role === 'expeditor';
    const isOpen = error + question > 0;
    const mayCommit = !isOpen && work > 0 && !this.busy && (!isExpeditor || this.source !== null);
    return html`
      ${this.busy === 'commit' ? html`<bl-progress .label=${t.upload.committing}></bl-progress>` : nothing}
      <form @submit=${this.commit}>
        <p class=${isOpen ? 'warn' : ''} role="status">${isOpen ? t.upload.notYet(error, question) : work === 0 ? t.upload.nothingNew : t.upload.replaces}</p>
        ${isExpeditor && !isOpen && work > 0 ? this.renderSources() : nothing}
        <button type="button" ?disabled=${this.busy !== ''} @click=${() => this.dispatchEvent(new UploadDecided('discard'))}>${t.upload.discard}</button>
        <button type="button" ?disabled=${this.busy !== ''} @click=${() => this.dispatchEvent(new UploadDecided('check'))}>${icon('refresh')}${t.upload.check}</button>
        <button class="primary" ?disabled=${!mayCommit}>${t.upload.commit(qty(work))}</button>
      </form>
    `;
  }

  private renderSources() {
    return html`<fieldset><legend>${t.upload.source}</legend>${(['supplier-confirmed', 'expeditor-estimate'] as const).map((source) => html`
      <label><input type="radio" name="source" required .checked=${this.source === source} @change=${() => { this.source = source; }}><span>${t.upload.sources[source]}</span></label>`)}</fieldset>`;
  }

  private commit(event: Event) {
    event.preventDefault();
    if (!this.busy) this.dispatchEvent(new UploadDecided('commit', this.source ?? undefined));
  }
}
