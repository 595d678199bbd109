import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { readUpload as readContract, Upload } from '../../../shared/contracts/uploads.js';
import type { RowVerdict } from '../../../shared/contracts/upload-words.js';
import { call, type Reply } from '../api/call.js';
import { answerUpload, commitUpload, discardUpload, readUpload } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { go } from '../app-shell/router.js';
import '../elements/bl-pager.js';
import type { PageChosen } from '../elements/bl-pager.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { icon } from '../elements/icons.js';
import { instant, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import '../milestones/bl-conflict-lines.js';
import { conflictsIn } from '../milestones/bl-conflict-lines.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tabs } from '../styles/tabs.js';
import './bl-upload-commit.js';
import type { UploadDecided } from './bl-upload-commit.js';
import './bl-upload-questions.js';
import type { FileAnswered } from './bl-upload-questions.js';
import './bl-upload-rows.js';
import type { LineChosen } from './bl-upload-rows.js';
import { uploadAddress, verdictOrder, workIn, type UploadPlace } from './upload-words.js';

const pageSize = 100;
type Shown = Reply<typeof readContract>;
type Answers = FileAnswered['answer'] & { lines?: { row: number; lineId: number }[] };

/** One file: what it would do or did, row by row, and what is asked about it. */
@customElement('bl-upload-view')
export class BlUploadView extends LitElement {
  static override styles = [base, controls, tabs, css`
    :host { display: grid; grid-template-rows: auto auto minmax(0, 1fr) auto; height: 100%; min-height: 0; }
    .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--space-1) var(--space-4); padding: var(--space-3) var(--space-4) var(--space-2); background: var(--surface); }
    h1 { font-size: var(--text-large); overflow-wrap: anywhere; }
    .back { display: inline-flex; align-items: center; gap: 2px; }
    .tabs { min-height: var(--tabs-height); }
    .rows { overflow: auto; padding: var(--space-3) var(--space-4); }
    .rows > * { margin-bottom: var(--space-2); }
  `];

  @property({ attribute: false }) place!: UploadPlace;
  @state() private busy: UploadDecided['what'] | 'answer' | '' = '';
  @state() private failure?: unknown;
  @query('h1') private heading!: HTMLElement | null;
  private isEntered = false;

  private shown = new Task(this, {
    args: () => [this.place.id!, this.place.verdict, this.place.page] as const,
    task: ([id, verdict, page], { signal }) => call(readUpload, { params: { id }, query: { ...(verdict && { verdict }), offset: (page - 1) * pageSize, limit: pageSize } }, signal),
  });

  /** Who comes from a file that was just sent, goes on at its name. */
  protected override updated() {
    if (this.isEntered || !this.heading) return;
    this.isEntered = true;
    this.heading.focus();
  }

  protected override render() {
    const { value, error } = this.shown;
    if (!value) return html`<div class="rows">${error ? html`<bl-problem retry .error=${error} @retry=${() => this.shown.run()}></bl-problem><a href="/upload">${t.upload.back}</a>` : html`<bl-skeleton rows="10"></bl-skeleton>`}</div>`;
    return this.renderShown(value);
  }

  private renderShown({ upload, rows, total }: Shown) {
    const isOpen = upload.status === 'dry-run' && upload.mine;
    return html`
      <div class="head"><a class="back" href="/upload">${icon('left')}${t.upload.back}</a><h1 tabindex="-1">${upload.fileName}</h1>
        <span class="quiet">${t.upload.statuses[upload.status]} · ${instant(upload.committedAt ?? upload.uploadedAt)}${upload.by ? ` · ${upload.by}` : ''}</span>
        ${isOpen && upload.sameAs !== null ? html`<span>${t.upload.sameAs(upload.sameAs)}</span>` : nothing}</div>
      <div class="tabs"><nav aria-label=${t.upload.tabs}>${this.renderTab(upload, null)}${verdictOrder.filter((verdict) => upload.counts[verdict] > 0 || verdict === this.place.verdict).map((verdict) => this.renderTab(upload, verdict))}</nav></div>
      <div class="rows" aria-busy=${this.busy ? 'true' : 'false'}>
        ${this.failure ? html`<bl-problem .error=${this.failure}></bl-problem>` : nothing}
        ${conflictsIn(this.failure).length > 0 ? html`<bl-conflict-lines .conflicts=${conflictsIn(this.failure)} .shownAt=${() => upload.checkedAt}></bl-conflict-lines><p class="quiet">${t.upload.checkAgain}</p>` : nothing}
        ${isOpen && (upload.asksDateOrder || upload.asksDecimalMark) ? html`<bl-upload-questions .upload=${upload} ?busy=${this.busy !== ''} @file-answered=${({ answer }: FileAnswered) => this.answer(answer)}></bl-upload-questions>` : nothing}
        <bl-upload-rows .upload=${upload} .rows=${rows} ?busy=${this.busy !== ''} @line-chosen=${({ row, lineId }: LineChosen) => this.answer({ lines: [{ row, lineId }] })}></bl-upload-rows>
        <bl-pager .page=${this.place.page} .size=${pageSize} .total=${total} @page-chosen=${({ page }: PageChosen) => go(uploadAddress(upload.id, this.place.verdict, page))}></bl-pager>
      </div>
      ${isOpen ? html`<bl-upload-commit .upload=${upload} .busy=${this.busy} @upload-decided=${(event: UploadDecided) => this.decide(upload, event)}></bl-upload-commit>` : nothing}
    `;
  }

  private renderTab(upload: Upload, verdict: RowVerdict | null) {
    const kind = verdict === 'error' ? 'critical' : verdict === 'question' ? 'warning' : '';
    return html`<a class=${kind} href=${uploadAddress(upload.id, verdict)} aria-current=${verdict === this.place.verdict ? 'page' : nothing}>
      ${verdict ? t.upload.verdicts[verdict] : t.upload.all} <span class="count">${qty(verdict ? upload.counts[verdict] : upload.rows)}</span></a>`;
  }

  /** Without an answer, the file is judged again against the lines as they are now. */
  private answer(answers: Answers) {
    return this.attempt('answer', ({ id, version }) => call(answerUpload, { params: { id }, body: { version, ...answers } }));
  }

  private async decide(upload: Upload, { what, source }: UploadDecided) {
    const { id, version } = upload;
    if (what === 'check') return this.answer({});
    if (what === 'discard') {
      if (!await this.attempt(what, () => call(discardUpload, { params: { id } }))) return;
      this.dispatchEvent(new Notice(t.upload.discarded));
      return go('/upload');
    }
    if (await this.attempt(what, () => call(commitUpload, { params: { id }, body: { version, ...(source && { source }) } }))) this.dispatchEvent(new Notice(t.upload.committed(qty(workIn(upload)))));
  }

  private async attempt(what: BlUploadView['busy'], act: (upload: Upload) => Promise<unknown>): Promise<boolean> {
    [this.busy, this.failure] = [what, undefined];
    try {
      await act(this.shown.value!.upload);
      await this.shown.run();
      return true;
    } catch (error) {
      this.failure = error;
      return false;
    } finally {
      this.busy = '';
    }
  }
}
