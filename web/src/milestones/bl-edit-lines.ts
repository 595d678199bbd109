import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { Reason, UpdateProgress } from '../../../shared/contracts/milestones.js';
import type { Milestone } from '../../../shared/contracts/purchasing-words.js';
import type { Session } from '../../../shared/contracts/session.js';
import type { IsoDate } from '../../../shared/dates.js';
import type { LineConflict } from '../../../shared/refusal.js';
import { ApiProblem, isProblem } from '../api/api-problem.js';
import { call } from '../api/call.js';
import { readProgress, updateLines } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { sessionContext } from '../app-shell/session-context.js';
import '../elements/bl-dialog.js';
import '../elements/bl-problem.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import type { ConflictSettled } from './bl-conflicts.js';
import './bl-conflicts.js';
import type { BlEditTable, CellsChanged } from './bl-edit-table.js';
import './bl-edit-table.js';
import type { BlLeaveDialog, LeaveDecided } from './bl-leave-dialog.js';
import './bl-leave-dialog.js';
import type { FaultChosen } from './bl-row-faults.js';
import './bl-row-faults.js';
import './bl-update-progress.js';
import { cells, emptySheet, onVersions, readSheet, withChanges, without, withoutFaults, type CellName } from './edit-sheet.js';
import { keepSheet, keptSheet, type KeptSheet } from './kept-drafts.js';
import { reasons } from './reasons.js';
import { faultsByRow, type Faults } from './update-draft.js';
import { LinesOvertaken, LinesSaved } from './update-events.js';

/** Edit mode is over. */
export class EditEnded extends Event {
  constructor() { super('edit-ended', { bubbles: true, composed: true }); }
}

/** At most so many lines are edited at once: each has cells in the page, and all go in one request. */
const most = 200;

/**
 * Edit mode: cells of many lines, saved together. What is typed is kept in this tab until it is saved or discarded,
 * whatever becomes of the session, the page or the network.
 */
@customElement('bl-edit-lines')
export class BlEditLines extends LitElement {
  static override styles = [base, controls, css`
    :host { display: flex; flex-direction: column; min-width: 0; min-height: 0; height: 100%; overflow: hidden; contain: inline-size; background: var(--surface); }
    header { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); padding: 6px var(--space-3); border-bottom: 1px solid var(--line); }
    h2 { font-size: var(--text-large); }
    header label { display: flex; align-items: center; gap: 6px; }
    header label > span { margin: 0; }
    header select { width: auto; }
    .unsaved { flex: 1; min-width: 120px; color: var(--quiet); }
    .unsaved.some { color: var(--blue-ink); font-weight: var(--strong); }
    bl-update-progress { width: 210px; }
    bl-problem, bl-row-faults { margin: var(--space-2) var(--space-3); }
    bl-edit-table { flex: 1; }
    .empty, .limited { padding: 6px var(--space-3); color: var(--quiet); }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) lines: readonly Line[] = [];
  @property() today: IsoDate = '';
  @state() private sheet: KeptSheet = emptySheet;
  @state() private faults: ReadonlyMap<number, Faults> = new Map();
  @state() private conflicts: readonly LineConflict[] = [];
  @state() private refusal?: unknown;
  @state() private isSaving = false;
  @state() private list: readonly Reason[] = [];
  @state() private progress: readonly UpdateProgress[] = [];
  @query('bl-edit-table') private table!: BlEditTable | null;
  @query('bl-leave-dialog') private door!: BlLeaveDialog;

  override connectedCallback() {
    super.connectedCallback();
    this.sheet = keptSheet(this.session.user.id) ?? emptySheet;
    void this.load();
  }

  private async load() {
    [this.list, { progress: this.progress }] = await Promise.all([reasons(), call(readProgress)]).catch((error: unknown) => {
      this.refusal = error;
      return [[], { progress: [] }] as [Reason[], { progress: UpdateProgress[] }];
    });
  }

  protected override firstUpdated() {
    const { length } = this.typedIds;
    if (length > 0) this.dispatchEvent(new Notice(t.sheet.restored(length, qty(length))));
    void this.table?.updateComplete.then(() => this.table?.focus());
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('lines')) return;
    this.editable = this.lines.filter(({ outstandingQty }) => outstandingQty > 0);
  }

  private editable: readonly Line[] = [];

  private get typedIds(): number[] {
    return Object.keys(this.sheet.rows).map(Number);
  }

  private get filling() {
    return { today: this.today, choosesSource: this.session.user.role === 'expeditor' };
  }

  protected override render() {
    const shown = this.editable.slice(0, most);
    return html`
      ${this.renderHeader(shown)}
      ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
      ${this.faults.size > 0 ? this.renderFaults() : nothing}
      ${this.editable.length > most ? html`<p class="limited">${t.sheet.limited(qty(most))}</p>` : nothing}
      ${shown.length === 0 ? html`<p class="empty">${t.sheet.empty}</p>` : html`<bl-edit-table .lines=${shown} .sheet=${this.sheet} .faults=${this.faults} .reasons=${this.list} .today=${this.today}
        ?choosesSource=${this.filling.choosesSource} @cells-changed=${this.take} @keydown=${this.press}></bl-edit-table>`}
      <bl-dialog wide .open=${this.conflicts.length > 0} .heading=${t.sheet.heading} @dialog-closed=${() => { this.conflicts = []; }}>
        ${this.conflicts.length > 0 ? html`<bl-conflicts .conflicts=${this.conflicts} .shownAt=${(id: number) => this.sheet.rows[id]?.seenAt} @conflict-settled=${this.settle}></bl-conflicts>` : nothing}
      </bl-dialog>
      <bl-leave-dialog .unsaved=${this.typedIds.length} @leave-decided=${this.leave}></bl-leave-dialog>
    `;
  }

  private renderHeader(shown: readonly Line[]) {
    const unsaved = this.typedIds;
    const elsewhere = unsaved.filter((id) => !shown.some((line) => line.id === id)).length;
    const nothingTyped = unsaved.length === 0;
    return html`<header>
      <h2>${t.sheet.heading}</h2>
      <label><span>${t.sheet.dateIs}</span><select @change=${this.chooseMilestone}>${(Object.keys(t.milestones) as Milestone[]).map((one) => html`<option value=${one} ?selected=${one === this.sheet.milestone}>${t.milestones[one]}</option>`)}</select></label>
      <span class="unsaved${nothingTyped ? '' : ' some'}" role="status">${nothingTyped ? t.sheet.nothing : t.sheet.unsaved(unsaved.length, qty(unsaved.length))}${elsewhere > 0 ? html` (${t.sheet.elsewhere(elsewhere, qty(elsewhere))})` : nothing}</span>
      <bl-update-progress .progress=${this.shownProgress(shown)}></bl-update-progress>
      <button class="primary" ?disabled=${nothingTyped || this.isSaving} @click=${this.save}>${this.isSaving ? t.updates.saving : t.sheet.saveAll}</button>
      <button ?disabled=${nothingTyped} @click=${this.discard}>${t.sheet.discard}</button>
      <button @click=${this.end}>${t.sheet.done}</button>
    </header>`;
  }

  private renderFaults() {
    const ids = this.typedIds;
    return html`<bl-row-faults .lines=${ids.map((id) => this.sheet.rows[id]!)} .faults=${new Map([...this.faults].map(([id, faults]) => [ids.indexOf(id), faults]))}
      @fault-chosen=${({ row, field }: FaultChosen) => this.table?.focusCell(ids[row]!, field as CellName)}></bl-row-faults>`;
  }

  /** Of the suppliers that are shown: of one by its name, of several together. */
  private shownProgress(shown: readonly Line[]): UpdateProgress | undefined {
    const suppliers = new Set(shown.map(({ supplierId }) => supplierId));
    const of = this.progress.filter(({ supplierId }) => suppliers.has(supplierId));
    const sum = (name: 'waited' | 'updated') => of.reduce((all, one) => all + one[name], 0);
    return of.length <= 1 ? of[0] : { supplierId: 0, supplierName: t.suppliers.some(qty(of.length), of.length), waited: sum('waited'), updated: sum('updated') };
  }

  private take({ changes }: CellsChanged) {
    for (const { lineId, change } of changes) this.faults = withoutFaults(this.faults, lineId, Object.keys(change));
    this.keep(withChanges(this.sheet, changes, this.lines));
  }

  private chooseMilestone(event: Event) {
    this.keep({ ...this.sheet, milestone: (event.target as HTMLSelectElement).value as Milestone });
  }

  private keep(sheet: KeptSheet) {
    this.sheet = sheet;
    keepSheet(this.session.user.id, sheet);
  }

  private press(event: KeyboardEvent) {
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && (event.key.toLowerCase() === 's' || event.key === 'Enter')) {
      event.preventDefault();
      void this.save();
    } else if (event.key === 'Escape') {
      // Else the same key closes the question that it brings up.
      event.preventDefault();
      this.end();
    }
  }

  private save = async () => {
    const { lineIds, updates, faults } = readSheet(this.sheet, this.filling);
    [this.faults, this.refusal] = [faults, undefined];
    if (faults.size > 0) return this.showFirstFault();
    if (updates.length === 0 || this.isSaving) return;
    this.isSaving = true;
    try {
      const { lines, progress } = await call(updateLines, { body: { lines: [...updates] } });
      this.keep(without(this.sheet, lineIds));
      const now = new Map(progress.map((one) => [one.supplierId, one]));
      this.progress = this.progress.map((one) => now.get(one.supplierId) ?? one);
      this.dispatchEvent(new LinesSaved(lines, progress));
      this.dispatchEvent(new Notice(t.updates.saved(lines.length, qty(lines.length))));
    } catch (error) {
      this.fail(error, lineIds);
    } finally {
      this.isSaving = false;
    }
  };

  private fail(error: unknown, lineIds: readonly number[]) {
    if (isProblem(error, 'lines-changed')) {
      this.conflicts = error.problem.conflicts ?? [];
      return;
    }
    const rows = error instanceof ApiProblem ? faultsByRow(error.problem.errors ?? []) : new Map<number, Faults>();
    this.faults = new Map([...rows].map(([row, faults]) => [lineIds[row]!, faults]));
    if (rows.size > 0) this.showFirstFault();
    else this.refusal = error;
  }

  private showFirstFault() {
    const [id, faults] = [...this.faults][0]!;
    void this.updateComplete.then(() => this.table?.focusCell(id, cells.find((cell) => faults[cell]) ?? 'date'));
  }

  private settle({ whose }: ConflictSettled) {
    const now = new Map(this.conflicts.map(({ lineId, version, changedAt }) => [lineId, { version, changedAt }]));
    this.conflicts = [];
    this.keep(whose === 'mine' ? onVersions(this.sheet, now) : without(this.sheet, [...now.keys()]));
    if (whose === 'theirs') this.dispatchEvent(new LinesOvertaken([...now.keys()]));
    else void this.save();
  }

  private discard() {
    const { length } = this.typedIds;
    this.keep({ ...this.sheet, rows: {} });
    [this.faults, this.refusal] = [new Map(), undefined];
    this.dispatchEvent(new Notice(t.sheet.discarded(length, qty(length))));
  }

  private end() {
    this.door.ask(() => this.dispatchEvent(new EditEnded()));
  }

  private leave({ how, then }: LeaveDecided) {
    if (how === 'drop') this.discard();
    this.dispatchEvent(new EditEnded());
    then();
  }
}
