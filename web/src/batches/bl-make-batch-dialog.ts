import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { Session } from '../../../shared/contracts/session.js';
import type { IsoDate } from '../../../shared/dates.js';
import { isProblem } from '../api/api-problem.js';
import { call } from '../api/call.js';
import { makeBatch } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { sessionContext } from '../app-shell/session-context.js';
import '../elements/bl-date-field.js';
import type { FieldChanged } from '../elements/bl-date-field.js';
import '../elements/bl-dialog.js';
import { DialogClosed, type BlDialog } from '../elements/bl-dialog.js';
import '../elements/bl-problem.js';
import { date } from '../elements/date.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import '../milestones/bl-conflict-lines.js';
import { conflictsIn } from '../milestones/bl-conflict-lines.js';
import { readDate, readQty } from '../milestones/typed-values.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import { BatchesMade } from './batch-events.js';
import { batchFormStyles } from './batch-form-styles.js';
import './bl-source-field.js';
import type { SourceChosen } from './bl-source-field.js';
import { faultsIn } from './field-faults.js';
import { submitByEnter } from './submit-by-enter.js';

interface Draft { source: '' | 'supplier-confirmed' | 'expeditor-estimate'; readyOn: string; arriveOn: string; carrier: string; container: string; reference: string; note: string }

/** One batch of one or more lines of a supplier: what is left of each, or less. */
@customElement('bl-make-batch-dialog')
export class BlMakeBatchDialog extends LitElement {
  static override styles = [base, controls, table, batchFormStyles, css`
    .table-scroll { max-height: 38vh; overflow: auto; }
    thead { position: sticky; top: 0; z-index: 1; }
    td { vertical-align: middle; }
    td.qty { width: 130px; }
    td.qty input { min-height: 26px; text-align: right; }
    tr[data-fault] td { border-top-color: var(--red); }
    .row-fault { color: var(--red-ink); white-space: normal; }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) lines: readonly Line[] = [];
  @property() today: IsoDate = '';
  @state() private quantities: ReadonlyMap<number, string> = new Map();
  @state() private draft: Draft = { source: '', readyOn: '', arriveOn: '', carrier: '', container: '', reference: '', note: '' };
  @state() private faults: ReadonlyMap<string, string> = new Map();
  @state() private refusal?: unknown;
  @state() private isSaving = false;
  /** Versions that are newer than those of `lines`, where somebody else was faster. */
  private versions = new Map<number, number>();
  /** What was sent last, in its order: faults point into it. */
  @state() private sent: readonly Line[] = [];
  @query('bl-dialog') private dialog!: BlDialog;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('lines')) this.quantities = new Map(this.lines.map(({ id, unallocatedQty }) => [id, unallocatedQty > 0 ? String(unallocatedQty) : '']));
  }

  protected override async firstUpdated() {
    await this.dialog.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('bl-source-field, bl-date-field')?.focus();
  }

  protected override render() {
    const { lines } = this;
    return html`<bl-dialog wide open .heading=${t.makeBatch.heading(lines.length, qty(lines.length))} @dialog-closed=${() => this.dispatchEvent(new DialogClosed())}>
      ${new Set(lines.map(({ supplierId }) => supplierId)).size > 1 ? this.renderDeadEnd(t.makeBatch.severalSuppliers) : lines.every(({ unallocatedQty }) => unallocatedQty === 0) ? this.renderDeadEnd(t.makeBatch.nothingLeft) : this.renderForm()}
    </bl-dialog>`;
  }

  private renderDeadEnd(text: string) {
    return html`<form><p>${text}</p><div class="actions"><button type="button" @click=${() => { this.dialog.open = false; }}>${t.dialog.close}</button></div></form>`;
  }

  private renderForm() {
    const { refusal } = this;
    return html`<form @submit=${this.submit} @keydown=${submitByEnter} novalidate>
      ${refusal ? html`<bl-problem .error=${refusal}></bl-problem>` : nothing}
      ${isProblem(refusal, 'lines-changed') ? this.renderConflicts(refusal) : nothing}
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.batches.lines}><table>
        <thead><tr><th scope="col">${t.makeBatch.line}</th><th scope="col">${t.makeBatch.item}</th><th scope="col">${t.makeBatch.due}</th><th scope="col" class="number">${t.makeBatch.left}</th><th scope="col" class="number">${t.batches.quantity}</th></tr></thead>
        <tbody>${this.lines.map((line) => this.renderLine(line))}</tbody>
      </table></div>
      ${this.faults.has('/lines') ? html`<p class="field-error" role="alert">${this.faults.get('/lines')}</p>` : nothing}
      ${this.session.user.role === 'expeditor' ? html`<bl-source-field .chosen=${this.draft.source} .fault=${this.faults.get('/source') ?? ''} @source-chosen=${({ source }: SourceChosen) => this.say({ source })}></bl-source-field>` : nothing}
      <div class="pair">${this.renderDate('readyOn')}${this.renderDate('arriveOn')}</div>
      <div class="pair">${(['carrier', 'container', 'reference'] as const).map((field) => this.renderText(field))}</div>
      ${this.renderText('note')}
      <div class="actions">
        <button type="button" @click=${() => { this.dialog.open = false; }}>${t.dialog.cancel}</button>
        <button class="primary" ?disabled=${this.isSaving}>${t.makeBatch.make}</button>
      </div>
    </form>`;
  }

  private renderConflicts(refusal: unknown) {
    const shownAt = (id: number) => this.lines.find((line) => line.id === id)?.changedAt;
    return html`<bl-conflict-lines .conflicts=${conflictsIn(refusal)} .shownAt=${shownAt}></bl-conflict-lines><p class="hint">${t.batches.changedMeanwhile}</p>`;
  }

  private renderLine({ id, poNumber, lineNumber, itemCode, itemName, dueOn, unallocatedQty, uom }: Line) {
    const fault = this.faultOf(id);
    return html`<tr data-fault=${fault ? id : nothing}>
      <td>${poNumber} / ${lineNumber}${fault ? html`<div class="row-fault" id="fault-${id}">${fault}</div>` : nothing}</td>
      <td title=${itemName ?? ''}>${itemCode}</td><td>${date(dueOn)}</td><td class="number">${qty(unallocatedQty)} ${uom}</td>
      <td class="qty"><input inputmode="decimal" autocomplete="off" aria-label=${t.makeBatch.qtyOf(`${poNumber} / ${lineNumber}`)} .value=${live(this.quantities.get(id) ?? '')}
        aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? `fault-${id}` : nothing} @input=${(event: Event) => { this.quantities = new Map(this.quantities).set(id, (event.target as HTMLInputElement).value); }}></td>
    </tr>`;
  }

  private faultOf(id: number): string | undefined {
    const place = this.sent.findIndex((line) => line.id === id);
    return place < 0 ? this.faults.get(`#${id}`) : this.faults.get(`#${id}`) ?? this.faults.get(`/lines/${place}/qty`) ?? this.faults.get(`/lines/${place}/id`);
  }

  private renderDate(field: 'readyOn' | 'arriveOn') {
    return html`<bl-date-field .label=${t.batches[field]} .placeholder=${field === 'arriveOn' ? t.batches.follows : ''} .value=${this.draft[field]} .fault=${this.faults.get(`/${field}`) ?? ''}
      @field-changed=${({ value }: FieldChanged) => this.say({ [field]: value })}></bl-date-field>`;
  }

  private renderText(field: 'carrier' | 'container' | 'reference' | 'note') {
    return html`<label><span>${t.batches[field]} <i>${t.batches.optional}</i></span><input autocomplete="off" maxlength=${field === 'note' ? 1000 : 100} .value=${live(this.draft[field])}
      @input=${(event: Event) => this.say({ [field]: (event.target as HTMLInputElement).value })}></label>`;
  }

  private say(change: Partial<Draft>) {
    this.draft = { ...this.draft, ...change };
  }

  private async submit(event: Event) {
    event.preventDefault();
    this.sent = this.lines.filter(({ id }) => (this.quantities.get(id) ?? '').trim() !== '');
    [this.refusal, this.faults] = [undefined, this.findFaults()];
    if (this.faults.size > 0) return this.focusFault();
    this.isSaving = true;
    await this.save().catch((error: unknown) => this.refused(error));
    this.isSaving = false;
  }

  private findFaults(): ReadonlyMap<string, string> {
    const { draft, sent, today } = this;
    return new Map<string, string>([
      ...(sent.length === 0 ? [['/lines', t.makeBatch.noQty] as const] : []),
      ...sent.filter(({ id }) => !readQty(this.quantities.get(id)!)).map(({ id }): [string, string] => [`#${id}`, t.batches.qtyFault]),
      ...(this.session.user.role === 'expeditor' && draft.source === '' ? [['/source', t.batches.chooseSource] as const] : []),
      ...(['readyOn', 'arriveOn'] as const).filter((field) => draft[field].trim() !== '' && !readDate(draft[field], today)).map((field): [string, string] => [`/${field}`, t.batches.dateFault]),
    ]);
  }

  private async save() {
    const { draft, today } = this;
    const [readyOn, arriveOn] = [readDate(draft.readyOn, today), readDate(draft.arriveOn, today)];
    const said = Object.fromEntries(Object.entries({ source: draft.source, carrier: draft.carrier.trim(), container: draft.container.trim(), reference: draft.reference.trim(), note: draft.note.trim() }).filter(([, value]) => value !== ''));
    const lines = this.sent.map(({ id, version }) => ({ id, version: this.versions.get(id) ?? version, qty: readQty(this.quantities.get(id)!)! }));
    const { batch } = await call(makeBatch, { body: { lines, ...said, ...(readyOn && { readyOn }), ...(arriveOn && { arriveOn }) } });
    this.dispatchEvent(new Notice(t.makeBatch.made(t.batches.name(batch.id))));
    this.dispatchEvent(new BatchesMade([batch.id], lines.map(({ id }) => id)));
  }

  private async refused(error: unknown) {
    [this.refusal, this.faults] = [error, faultsIn(error)];
    for (const { lineId, version } of conflictsIn(error)) this.versions.set(lineId, version);
    await this.focusFault();
  }

  private async focusFault() {
    await this.updateComplete;
    const fields = [...this.renderRoot.querySelectorAll<HTMLElement & { fault?: string }>('td input, bl-source-field, bl-date-field')];
    fields.find((field) => field.fault || field.getAttribute('aria-invalid'))?.focus();
  }
}
