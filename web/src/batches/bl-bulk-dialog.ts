import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { previewBatches as previewContract } from '../../../shared/contracts/bulk-batches.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { Session } from '../../../shared/contracts/session.js';
import type { LineConflict } from '../../../shared/refusal.js';
import type { IsoDate } from '../../../shared/dates.js';
import { call, type Reply } from '../api/call.js';
import { makeBatches, previewBatches } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { sessionContext } from '../app-shell/session-context.js';
import '../elements/bl-date-field.js';
import type { FieldChanged } from '../elements/bl-date-field.js';
import '../elements/bl-dialog.js';
import { DialogClosed, type BlDialog } from '../elements/bl-dialog.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import '../milestones/bl-conflict-lines.js';
import { conflictsIn } from '../milestones/bl-conflict-lines.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { BatchesMade } from './batch-events.js';
import { bulkDialogStyles } from './bulk-dialog-styles.js';
import { bulkFields, firstDraft, strategyKinds, strategyOf, type BulkDraft, type BulkField } from './bulk-draft.js';
import './bl-plan-preview.js';
import './bl-source-field.js';
import type { SourceChosen } from './bl-source-field.js';
import { faultsIn } from './field-faults.js';
import { submitByEnter } from './submit-by-enter.js';

type Preview = Reply<typeof previewContract>;
const most = 500;
/** How long typing rests before the preview is asked for again. */
const restMs = 250;

/** Puts what is left of many lines into batches by a strategy; the batches are shown before they are made. */
@customElement('bl-bulk-dialog')
export class BlBulkDialog extends LitElement {
  static override styles = [base, controls, bulkDialogStyles];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) lines: readonly Line[] = [];
  @property() today: IsoDate = '';
  @state() private draft!: BulkDraft;
  @state() private source: '' | 'supplier-confirmed' | 'expeditor-estimate' = '';
  @state() private preview?: Preview | undefined;
  @state() private faults: ReadonlyMap<string, string> = new Map();
  @state() private refusal?: unknown;
  @state() private isWorking = false;
  /** Lines that somebody else changed since they were chosen. */
  @state() private overtaken: ReadonlyMap<number, LineConflict> = new Map();
  @query('bl-dialog') private dialog!: BlDialog;
  private versions = new Map<number, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking = new AbortController();

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.asking.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (this.draft === undefined) this.draft = firstDraft(this.today);
    if (!changed.has('lines')) return;
    this.versions = new Map(this.lines.map(({ id, version }) => [id, version]));
    if (this.lines.length <= most) void this.show();
  }

  protected override async firstUpdated() {
    await this.dialog.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('input[name="kind"]')?.focus();
  }

  protected override render() {
    const { lines, preview } = this;
    return html`<bl-dialog wide open .heading=${t.bulk.heading(lines.length, qty(lines.length))} @dialog-closed=${() => this.dispatchEvent(new DialogClosed())}>
      ${lines.length > most ? html`<p>${t.bulk.tooMany(qty(most))}</p>` : html`<form @submit=${this.submit} @keydown=${submitByEnter} novalidate>
        ${this.renderStrategies()}
        <div class="pair">${bulkFields[this.draft.kind].map((field) => this.renderField(field))}${this.renderBasis()}</div>
        ${this.renderChoices()}
        ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
        ${this.overtaken.size > 0 ? html`<p class="hint" role="status">${t.bulk.changed}</p><bl-conflict-lines .conflicts=${[...this.overtaken.values()]} .shownAt=${this.shownAt}></bl-conflict-lines>` : nothing}
        <div class="preview" aria-busy=${this.isWorking ? 'true' : 'false'}>
          ${preview ? html`<bl-plan-preview .plan=${preview}></bl-plan-preview>` : this.faults.size > 0 || this.refusal ? nothing : html`<bl-skeleton rows="6"></bl-skeleton>`}
        </div>
        ${this.session.user.role === 'expeditor' ? html`<bl-source-field .chosen=${this.source} .fault=${this.faults.get('/source') ?? ''} @source-chosen=${({ source }: SourceChosen) => { this.source = source; }}></bl-source-field>` : nothing}
        ${this.renderActions()}
      </form>`}
    </bl-dialog>`;
  }

  private renderActions() {
    const batches = this.preview?.batches ?? 0;
    return html`<div class="actions">
      <button type="button" @click=${() => { this.dialog.open = false; }}>${t.dialog.cancel}</button>
      <button class="primary" ?disabled=${this.isWorking || batches === 0}>${batches === 0 ? t.bulk.nothing : t.bulk.make(batches, qty(batches))}</button>
    </div>`;
  }

  private renderStrategies() {
    const { kind } = this.draft;
    return html`<fieldset><legend>${t.bulk.strategy}</legend>
      <div class="choices">${strategyKinds.map((one) => html`<label class="choice"><input type="radio" name="kind" .checked=${live(one === kind)} @change=${() => this.say({ kind: one }, 0)}><span>${t.bulk.strategies[one]}</span></label>`)}</div>
      <p class="hint">${t.bulk.hints[kind]}</p></fieldset>`;
  }

  private renderField(field: BulkField) {
    const fault = this.faults.get(field) ?? '';
    const value = this.draft[field];
    const label = field === 'on' && this.draft.kind !== 'one-date' ? t.bulk.firstOn : t.bulk[field];
    if (field === 'on') return html`<bl-date-field .label=${label} .value=${value} .fault=${fault} @field-changed=${({ value: on }: FieldChanged) => this.say({ on })}></bl-date-field>`;
    return html`<label><span>${label}</span><input autocomplete="off" inputmode=${field === 'percentages' ? 'text' : 'numeric'} placeholder=${field === 'percentages' ? t.bulk.percentagesHint : nothing} .value=${live(value)}
      aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? `${field}-fault` : nothing} @input=${(event: Event) => this.say({ [field]: (event.target as HTMLInputElement).value })}>
      ${fault ? html`<span class="field-error" id="${field}-fault">${fault}</span>` : nothing}</label>`;
  }

  private renderBasis() {
    if (this.draft.kind === 'ship-all') return nothing;
    return html`<label><span>${t.bulk.basis}</span><select @change=${(event: Event) => this.say({ basis: (event.target as HTMLSelectElement).value as BulkDraft['basis'] }, 0)}>
      ${(['ready', 'arrival'] as const).map((one) => html`<option value=${one} ?selected=${one === this.draft.basis}>${t.bulk.bases[one]}</option>`)}</select></label>`;
  }

  private renderChoices() {
    const check = (field: 'rounding' | 'together', label: string) => html`<label class="check"><input type="checkbox" .checked=${live(this.draft[field])} @change=${(event: Event) => this.say({ [field]: (event.target as HTMLInputElement).checked }, 0)}><span>${label}</span></label>`;
    const splits = this.draft.kind === 'percentages' || this.draft.kind === 'weekly';
    return html`<div class="checks">${splits ? check('rounding', t.bulk.rounding) : nothing}${this.lines.length > 1 ? check('together', t.bulk.together) : nothing}</div>`;
  }

  private say(change: Partial<BulkDraft>, rest = restMs) {
    this.draft = { ...this.draft, ...change };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.show(), rest);
  }

  private shownAt = (id: number) => this.lines.find((line) => line.id === id)?.changedAt;

  private get wanted() {
    return { lines: this.lines.map(({ id }) => ({ id, version: this.versions.get(id)! })), together: this.draft.together };
  }

  /** Asks for the preview of what stands in the fields; an older question is given up. */
  private async show(again = false): Promise<void> {
    this.asking.abort();
    const { signal } = (this.asking = new AbortController());
    const meant = strategyOf(this.draft, this.today);
    this.faults = 'faults' in meant ? meant.faults : new Map();
    this.refusal = undefined;
    if ('faults' in meant) { this.preview = undefined; return; }
    this.isWorking = true;
    try {
      this.preview = await call(previewBatches, { body: { ...this.wanted, strategy: meant.strategy } }, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (!again && this.takeVersions(error)) return this.show(true);
      [this.preview, this.refusal, this.faults] = [undefined, error, atFields(faultsIn(error))];
    }
    this.isWorking = false;
  }

  /** Lines that somebody changed are taken as they are now: the new preview shows what is left of them. */
  private takeVersions(error: unknown): boolean {
    const conflicts = conflictsIn(error);
    for (const { lineId, version } of conflicts) this.versions.set(lineId, version);
    this.overtaken = new Map([...this.overtaken, ...conflicts.map((one) => [one.lineId, one] as const)]);
    return conflicts.length > 0;
  }

  private async submit(event: Event) {
    event.preventDefault();
    const meant = strategyOf(this.draft, this.today);
    if (!this.preview || 'faults' in meant || this.isWorking) return;
    if (this.session.user.role === 'expeditor' && this.source === '') {
      this.faults = new Map([['/source', t.batches.chooseSource]]);
      this.renderRoot.querySelector<HTMLElement>('bl-source-field')?.focus();
      return;
    }
    this.isWorking = true;
    await this.make(meant.strategy).catch((error: unknown) => this.refused(error));
    this.isWorking = false;
  }

  private async make(strategy: Extract<ReturnType<typeof strategyOf>, { strategy: unknown }>['strategy']) {
    const { plan } = this.preview!;
    const { batchIds, lines } = await call(makeBatches, { body: { ...this.wanted, strategy, plan, ...(this.source && { source: this.source }) } });
    this.dispatchEvent(new Notice(t.bulk.made(batchIds.length, qty(batchIds.length))));
    this.dispatchEvent(new BatchesMade(batchIds, lines.map(({ id }) => id)));
  }

  private async refused(error: unknown) {
    this.takeVersions(error);
    await this.show(true);
    this.refusal = error;
  }
}

/** `/strategy/firstOn` is the date field here. */
const atFields = (faults: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...faults].map(([pointer, text]) => [pointer.replace('/strategy/', '').replace('firstOn', 'on'), text]));
