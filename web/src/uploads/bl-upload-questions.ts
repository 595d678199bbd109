import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Upload } from '../../../shared/contracts/uploads.js';
import type { DateOrder, DecimalMark } from '../../../shared/contracts/upload-words.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

/** An answer that holds for the whole file. */
export class FileAnswered extends Event {
  constructor(readonly answer: { dateOrder?: DateOrder; decimalMark?: DecimalMark }) { super('file-answered', { bubbles: true, composed: true }); }
}

/** What a file does not show by itself: the order of day and month, and the decimal mark. */
@customElement('bl-upload-questions')
export class BlUploadQuestions extends LitElement {
  static override styles = [base, controls, css`
    :host { display: grid; gap: var(--space-2); }
    fieldset { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); margin: 0; padding: var(--space-2) var(--space-3); border: 0; border-left: 4px solid var(--amber); border-radius: var(--radius); background: var(--amber-tint); }
    legend { float: left; margin: 0 var(--space-2) 0 0; padding: 0; color: var(--amber-ink); font-size: var(--text); font-weight: var(--strong); }
  `];

  @property({ attribute: false }) upload!: Upload;
  @property({ type: Boolean }) busy = false;

  protected override render() {
    const { asksDateOrder, asksDecimalMark } = this.upload;
    return html`
      ${asksDateOrder ? this.ask(t.upload.dateOrder, [[t.upload.dmy, { dateOrder: 'dmy' }], [t.upload.mdy, { dateOrder: 'mdy' }]]) : nothing}
      ${asksDecimalMark ? this.ask(t.upload.decimalMark, [[t.upload.point, { decimalMark: '.' }], [t.upload.comma, { decimalMark: ',' }]]) : nothing}
    `;
  }

  private ask(question: string, answers: [string, FileAnswered['answer']][]) {
    return html`<fieldset><legend>${question}</legend>${answers.map(([text, answer]) => html`<button ?disabled=${this.busy} @click=${() => this.dispatchEvent(new FileAnswered(answer))}>${text}</button>`)}</fieldset>`;
  }
}
