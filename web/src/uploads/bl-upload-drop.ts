import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon } from '../elements/icons.js';
import '../elements/bl-progress.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

export class FileChosen extends Event {
  constructor(readonly file: File) { super('file-chosen', { bubbles: true, composed: true }); }
}

/** Takes a file: dropped, or chosen by a button. */
@customElement('bl-upload-drop')
export class BlUploadDrop extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; }
    .zone { display: grid; justify-items: center; gap: var(--space-3); padding: var(--space-5) var(--space-4); border: 2px dashed var(--line-strong); border-radius: var(--radius-large); background: var(--surface); text-align: center; transition: background 120ms, border-color 120ms; }
    .zone.over { border-color: var(--accent); background: var(--selected); }
    .zone > svg { width: 30px; height: 30px; color: var(--accent); stroke-width: 1.1; }
    p { color: var(--quiet); }
    bl-progress { width: min(320px, 100%); }
  `];

  /** The name of the file that is read at the moment. */
  @property({ attribute: false }) busy: string | null = null;
  @state() private isOver = false;
  @query('input') private input!: HTMLInputElement;

  protected override render() {
    return html`<div class="zone ${this.isOver ? 'over' : ''}" @dragover=${this.over} @dragleave=${() => { this.isOver = false; }} @drop=${this.drop}>
      ${icon('file')}
      ${this.busy === null ? html`
        <p>${t.upload.drop}</p>
        <button class="primary" @click=${() => this.input.click()}>${t.upload.choose}</button>`
      : html`<p role="status">${t.upload.reading(this.busy)}</p><bl-progress .label=${t.upload.reading(this.busy)}></bl-progress>`}
      <input type="file" hidden aria-label=${t.upload.choose} accept=".csv,.txt,.tsv,.xlsx" ?disabled=${this.busy !== null} @change=${this.choose}>
    </div>`;
  }

  private over(event: DragEvent) {
    event.preventDefault();
    this.isOver = this.busy === null;
  }

  private drop(event: DragEvent) {
    event.preventDefault();
    this.isOver = false;
    this.take(event.dataTransfer?.files[0]);
  }

  /** The same file may be chosen again after it was corrected. */
  private choose() {
    this.take(this.input.files?.[0]);
    this.input.value = '';
  }

  private take(file: File | undefined) {
    if (file && this.busy === null) this.dispatchEvent(new FileChosen(file));
  }
}
