import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { largestFile } from '../../../shared/upload-template.js';
import { call } from '../api/call.js';
import { download } from '../api/download.js';
import { listUploads, readTemplate, sendUpload } from '../api/endpoints.js';
import { go } from '../app-shell/router.js';
import '../elements/bl-pager.js';
import type { PageChosen } from '../elements/bl-pager.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { icon } from '../elements/icons.js';
import { language, t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-upload-drop.js';
import type { FileChosen } from './bl-upload-drop.js';
import './bl-upload-history.js';
import './bl-upload-view.js';
import { base64Of, readPlace, uploadAddress } from './upload-words.js';

const pageSize = 25;

/** Send a file, and what was sent before; with an id in the address, that one file. */
@customElement('bl-upload-page')
export class BlUploadPage extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; height: 100%; min-height: 0; }
    .page { height: 100%; overflow: auto; padding: var(--space-4); }
    .column { display: grid; gap: var(--space-4); max-width: 1120px; margin: 0 auto; }
    h1 { font-size: var(--text-title); }
    h2 { margin-bottom: var(--space-2); font-size: var(--text-large); }
    .intro { display: flex; flex-wrap: wrap; align-items: end; justify-content: space-between; gap: var(--space-2) var(--space-4); }
    .intro p { margin-top: var(--space-1); max-width: 70ch; color: var(--quiet); }
    .templates { display: flex; gap: var(--space-2); }
  `];

  /** The query of the address. */
  @property() search = '';
  @state() private busy: string | null = null;
  @state() private failure?: unknown;
  @state() private isTooLarge = false;

  private history = new Task(this, {
    args: () => [readPlace(this.search).id, readPlace(this.search).page] as const,
    task: ([id, page], { signal }) => (id === null ? call(listUploads, { query: { offset: (page - 1) * pageSize, limit: pageSize } }, signal) : undefined),
  });

  protected override render() {
    const place = readPlace(this.search);
    return place.id === null ? this.renderStart() : html`<bl-upload-view .place=${place}></bl-upload-view>`;
  }

  private renderStart() {
    return html`<div class="page" @dragover=${this.hold} @drop=${this.hold}><div class="column">
      <div class="intro">
        <div><h1>${t.upload.heading}</h1><p>${t.upload.intro}</p></div>
        <div class="templates" role="group" aria-label=${t.upload.template}>
          <button @click=${() => this.template('xlsx')}>${icon('table')}${t.upload.templateXlsx}</button><button @click=${() => this.template('csv')}>${icon('file')}${t.upload.templateCsv}</button>
        </div>
      </div>
      ${this.failure ? html`<bl-problem .error=${this.failure}></bl-problem>` : nothing}
      ${this.isTooLarge ? html`<p class="field-error" role="alert">${t.upload.tooLarge}</p>` : nothing}
      <bl-upload-drop .busy=${this.busy} @file-chosen=${({ file }: FileChosen) => this.send(file)}></bl-upload-drop>
      <section><h2>${t.upload.history}</h2>${this.renderHistory()}</section>
    </div></div>`;
  }

  private renderHistory() {
    const { value, error } = this.history;
    if (!value) return error ? html`<bl-problem retry .error=${error} @retry=${() => this.history.run()}></bl-problem>` : html`<bl-skeleton rows="5"></bl-skeleton>`;
    return html`<bl-upload-history .uploads=${value.uploads}></bl-upload-history>
      ${value.total > pageSize ? html`<bl-pager .page=${readPlace(this.search).page} .size=${pageSize} .total=${value.total} @page-chosen=${({ page }: PageChosen) => go(`/upload?page=${page}`)}></bl-pager>` : nothing}`;
  }

  /** A file that misses the zone would take the place of the page. */
  private hold(event: DragEvent) {
    event.preventDefault();
  }

  private async send(file: File) {
    [this.failure, this.isTooLarge] = [undefined, file.size > largestFile];
    if (this.isTooLarge) return;
    this.busy = file.name;
    try {
      const { upload } = await call(sendUpload, { body: { fileName: file.name.slice(-260), content: await base64Of(file) } });
      go(uploadAddress(upload.id));
    } catch (error) {
      this.failure = error;
    } finally {
      this.busy = null;
    }
  }

  private async template(format: 'xlsx' | 'csv') {
    this.failure = undefined;
    await download(readTemplate, { query: { format, language: language() } }).catch((error: unknown) => { this.failure = error; });
  }
}
