import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Batch } from '../../../shared/contracts/batches.js';
import type { Session } from '../../../shared/contracts/session.js';
import type { IsoDate } from '../../../shared/dates.js';
import { isProblem } from '../api/api-problem.js';
import { call } from '../api/call.js';
import { cancelBatch, confirmBatch, describeTransport, dispatchBatch, moveBatch, resizeBatch } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { sessionContext } from '../app-shell/session-context.js';
import '../elements/bl-date-field.js';
import type { FieldChanged } from '../elements/bl-date-field.js';
import '../elements/bl-dialog.js';
import { DialogClosed, type BlDialog } from '../elements/bl-dialog.js';
import '../elements/bl-problem.js';
import { icon } from '../elements/icons.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import '../milestones/bl-conflict-lines.js';
import { conflictsIn } from '../milestones/bl-conflict-lines.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { bodyOf, draftFor, faultsOf, fieldsOf, type Act, type Draft, type DraftField, type Faults } from './batch-draft.js';
import { BatchSaved } from './batch-events.js';
import { batchFormStyles } from './batch-form-styles.js';
import './bl-reason-field.js';
import type { ReasonChosen } from './bl-reason-field.js';
import './bl-source-field.js';
import type { SourceChosen } from './bl-source-field.js';
import { faultsIn } from './field-faults.js';
import { submitByEnter } from './submit-by-enter.js';

/** Somebody else changed the batch: it has to be read again. */
export class BatchOvertaken extends Event {
  constructor() { super('batch-overtaken', { bubbles: true, composed: true }); }
}

const routes = { confirm: confirmBatch, dispatch: dispatchBatch, move: moveBatch, resize: resizeBatch, cancel: cancelBatch, transport: describeTransport };

/** Does one thing to a batch, or to one of its lines. */
@customElement('bl-batch-act-dialog')
export class BlBatchActDialog extends LitElement {
  static override styles = [base, controls, batchFormStyles];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) batch!: Batch;
  @property() act: Act = 'confirm';
  @property({ attribute: false }) batchLineId: number | null = null;
  @property() today: IsoDate = '';
  @state() private draft!: Draft;
  @state() private faults: Faults = new Map();
  @state() private refusal?: unknown;
  @state() private isSaving = false;
  /** When each line was as it was shown; by the time it is told, the batch has been read again. */
  private shownAt: ReadonlyMap<number, string> = new Map();
  @query('bl-dialog') private dialog!: BlDialog;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('act') || changed.has('batchLineId') || this.draft === undefined) this.draft = draftFor(this.act, this.batch, this.situation);
  }

  private get situation() {
    return { batchLineId: this.batchLineId, today: this.today, choosesSource: this.session.user.role === 'expeditor' };
  }

  private get line() {
    return this.batch.lines.find(({ id }) => id === this.batchLineId);
  }

  protected override async firstUpdated() {
    await this.dialog.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('bl-source-field, bl-date-field, bl-reason-field, input')?.focus();
  }

  protected override render() {
    const { act, batch, line } = this;
    const name = t.batches.name(batch.id);
    const heading = act === 'cancel' && line ? t.batches.cancelLineHeading(`${line.poNumber} / ${line.lineNumber}`) : t.batches.actHeadings[act](name);
    return html`<bl-dialog open .heading=${heading} @dialog-closed=${() => this.dispatchEvent(new DialogClosed())}>
      <form @submit=${this.submit} @keydown=${submitByEnter} novalidate>
        ${this.renderHint()}
        ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>${this.renderConflicts()}${this.isOvertaken ? html`<p class="hint">${t.batches.changedMeanwhile}</p>` : nothing}` : nothing}
        ${this.renderRowFaults()}
        ${fieldsOf[act].map((field) => this.renderField(field))}
        <div class="actions">
          <button type="button" @click=${() => { this.dialog.open = false; }}>${t.dialog.cancel}</button>
          <button class="primary" ?disabled=${this.isSaving}>${act === 'move' || act === 'transport' || act === 'resize' ? t.batches.save : act === 'cancel' && line ? t.batches.cancelLine : t.batches.acts[act]}</button>
        </div>
      </form>
    </bl-dialog>`;
  }

  private renderHint() {
    const { act, batch, line } = this;
    if (act === 'resize') return line ? html`<p>${line.poNumber} / ${line.lineNumber} <span class="quiet">${line.itemCode} · ${qty(line.qty)} ${line.uom}</span></p>` : nothing;
    if (act === 'transport') return nothing;
    return html`<p class="hint">${act === 'move' && batch.dispatchedOn ? t.batches.actHints.moveDispatched : t.batches.actHints[act]}</p>`;
  }

  private renderConflicts() {
    const conflicts = conflictsIn(this.refusal);
    return conflicts.length === 0 ? nothing : html`<bl-conflict-lines .conflicts=${conflicts} .shownAt=${(id: number) => this.shownAt.get(id)}></bl-conflict-lines>`;
  }

  /** What is wrong with lines of the batch, which have no field here. */
  private renderRowFaults() {
    const rows = [...this.faults].filter(([pointer]) => /^\/(lines|quantities|batchLines)\//.test(pointer));
    return rows.length === 0 ? nothing : html`<ul class="rows">${rows.map(([, text]) => html`<li>${icon('warning')} ${text}</li>`)}</ul>`;
  }

  private renderField(field: DraftField) {
    const fault = this.faults.get(`/${field}`) ?? '';
    if (field === 'source') return this.situation.choosesSource ? html`<bl-source-field .chosen=${this.draft.source} .fault=${fault} @source-chosen=${({ source }: SourceChosen) => this.say({ source })}></bl-source-field>` : nothing;
    if (field === 'reason') return html`<bl-reason-field .chosen=${this.draft.reason} .fault=${fault} ?optional=${this.act === 'resize'} @reason-chosen=${({ reason }: ReasonChosen) => this.say({ reason })}></bl-reason-field>`;
    if (field === 'readyOn' || field === 'arriveOn' || field === 'dispatchedOn') return this.renderDate(field, fault);
    return this.renderText(field, fault);
  }

  private renderDate(field: 'readyOn' | 'arriveOn' | 'dispatchedOn', fault: string) {
    if (field === 'readyOn' && this.batch.dispatchedOn) return nothing;
    const placeholder = field === 'arriveOn' && (this.act === 'dispatch' || !this.batch.dispatchedOn) ? t.batches.follows : this.batch[field] ?? '';
    return html`<bl-date-field .label=${t.batches[field]} .placeholder=${placeholder} .value=${this.draft[field]} .fault=${fault} @field-changed=${({ value }: FieldChanged) => this.say({ [field]: value })}></bl-date-field>`;
  }

  private renderText(field: 'qty' | 'note' | 'carrier' | 'container' | 'reference', fault: string) {
    const label = field === 'qty' ? t.batches.quantity : t.batches[field];
    return html`<label><span>${label} ${field === 'qty' ? nothing : html`<i>${t.batches.optional}</i>`}</span>
      <input name=${field} autocomplete="off" inputmode=${field === 'qty' ? 'decimal' : 'text'} maxlength=${field === 'note' ? 1000 : 100} .value=${live(this.draft[field])} aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? `${field}-fault` : nothing}
        @input=${(event: Event) => this.say({ [field]: (event.target as HTMLInputElement).value })}>
      ${fault ? html`<span class="field-error" id="${field}-fault">${fault}</span>` : nothing}</label>`;
  }

  private say(change: Partial<Draft>) {
    this.draft = { ...this.draft, ...change };
  }

  private get isOvertaken() {
    return isProblem(this.refusal, 'batch-changed') || isProblem(this.refusal, 'lines-changed');
  }

  private async submit(event: Event) {
    event.preventDefault();
    [this.refusal, this.faults] = [undefined, faultsOf(this.act, this.draft, this.situation)];
    if (this.faults.size > 0) return this.focusFault();
    this.shownAt = new Map(this.batch.lines.map(({ lineId, lineChangedAt }) => [lineId, lineChangedAt]));
    this.isSaving = true;
    try {
      await this.save();
    } catch (error) {
      [this.refusal, this.faults] = [error, faultsIn(error)];
      if (this.isOvertaken) this.dispatchEvent(new BatchOvertaken());
      else await this.focusFault();
    }
    this.isSaving = false;
  }

  private async save() {
    const body = bodyOf(this.act, this.draft, this.batch, this.situation);
    const { batch } = await call(routes[this.act] as typeof confirmBatch, { params: { id: this.batch.id }, body: body as never });
    this.dispatchEvent(new Notice(t.batches.done[this.act]));
    this.dispatchEvent(new BatchSaved(batch));
  }

  private async focusFault() {
    await this.updateComplete;
    const fields = [...this.renderRoot.querySelectorAll<HTMLElement & { fault?: string }>('bl-source-field, bl-date-field, bl-reason-field, input')];
    fields.find((field) => field.fault || field.getAttribute('aria-invalid'))?.focus();
  }
}
