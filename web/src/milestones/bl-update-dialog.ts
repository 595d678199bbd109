import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { LineUpdate, UpdateProgress } from '../../../shared/contracts/milestones.js';
import type { Session } from '../../../shared/contracts/session.js';
import type { IsoDate } from '../../../shared/dates.js';
import type { LineConflict } from '../../../shared/refusal.js';
import { ApiProblem, isProblem } from '../api/api-problem.js';
import { call } from '../api/call.js';
import { updateLines } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { allows, sessionContext } from '../app-shell/session-context.js';
import '../elements/bl-dialog.js';
import { DialogClosed } from '../elements/bl-dialog.js';
import '../elements/bl-problem.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import type { ConflictSettled } from './bl-conflicts.js';
import './bl-conflicts.js';
import './bl-line-glance.js';
import './bl-row-faults.js';
import type { BlUpdateForm, DraftChanged } from './bl-update-form.js';
import './bl-update-form.js';
import './bl-update-progress.js';
import { emptyDraft, faultsByRow, updateOf, type Draft, type Faults } from './update-draft.js';
import { LinesOvertaken, LinesSaved, WorkMovedOn } from './update-events.js';

/** At most so many go in one request. */
const most = 500;

/** What is likely to be said of the next line as well; whose word it is never. */
const carriedOver = ({ milestone, reason }: Draft): Draft => ({ ...emptyDraft, milestone, reason });

/** Says something about one line, or the same about many. It stays open while the work goes on to the next line. */
@customElement('bl-update-dialog')
export class BlUpdateDialog extends LitElement {
  static override styles = [base, controls, css`
    form { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-3); }
    footer { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: var(--space-2); }
    bl-update-progress { flex: 1; min-width: 120px; }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) lines: readonly Line[] = [];
  /** The line after these, where there is one. */
  @property({ attribute: false }) next: Line | null = null;
  @property() today: IsoDate = '';
  @property({ attribute: false }) progress: readonly UpdateProgress[] = [];
  /** Of these lines, those that are still to be said something about, on the versions that are known now. */
  @state() private work: readonly Line[] = [];
  @state() private draft: Draft = { ...emptyDraft, milestone: 'expected-arrival' };
  @state() private faults: Faults = {};
  @state() private rowFaults: ReadonlyMap<number, Faults> = new Map();
  @state() private conflicts: readonly LineConflict[] = [];
  @state() private refusal?: unknown;
  @state() private isSaving = false;
  @query('bl-update-form') private form!: BlUpdateForm | null;
  private goesOn = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('lines')) return;
    this.work = this.lines;
    if (this.lines[0]?.id === changed.get('lines')?.[0]?.id) return;
    this.draft = carriedOver(this.draft);
    this.clear();
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('lines') && this.lines[0]?.id !== changed.get('lines')?.[0]?.id) void this.form?.focusFirst();
  }

  /** What is about to be said; lines without anything outstanding are left out. */
  private get open(): readonly Line[] {
    return this.work.filter(({ outstandingQty }) => outstandingQty > 0);
  }

  protected override render() {
    const [first] = this.work;
    const heading = !first ? '' : this.work.length === 1 ? t.updates.heading(first.poNumber, first.lineNumber) : t.updates.updateMany(this.open.length, qty(this.open.length));
    return html`<bl-dialog wide .open=${this.work.length > 0} .heading=${heading} @dialog-closed=${this.closed}>
      ${first ? this.renderContent(first) : nothing}
    </bl-dialog>`;
  }

  private renderContent(first: Line) {
    if (this.conflicts.length > 0) return html`<bl-conflicts .conflicts=${this.conflicts} .shownAt=${this.shownAt} @conflict-settled=${this.settle}></bl-conflicts>`;
    if (this.open.length === 0) return html`<p>${t.updates.nothingOpen}</p>`;
    return html`<form @submit=${this.submit} @keydown=${this.press}>
      ${this.work.length === 1 ? html`<bl-line-glance .line=${first} .today=${this.today}></bl-line-glance>` : this.renderMany()}
      ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
      ${this.open.length > 1 && this.rowFaults.size > 0 ? html`<bl-row-faults .lines=${this.open} .faults=${this.rowFaults}></bl-row-faults>` : nothing}
      <bl-update-form .draft=${this.draft} .faults=${this.faults} .knownReady=${this.knownReady(first)} ?choosesSource=${this.choosesSource} ?writesInternal=${allows(this.session, 'lines.expedite')}
        @draft-changed=${this.take}></bl-update-form>
      ${this.renderFooter(first)}
    </form>`;
  }

  private renderMany() {
    const suppliers = new Set(this.open.map(({ supplierId }) => supplierId)).size;
    const leftOut = this.work.length - this.open.length;
    return html`<p>${t.updates.ofSuppliers(suppliers, qty(suppliers))} ${t.updates.sameForAll} ${leftOut > 0 ? t.updates.leftOut(leftOut, qty(leftOut)) : nothing}
      ${this.open.length > most ? html`<strong>${t.updates.tooMany(qty(most))}</strong>` : nothing}</p>`;
  }

  private renderFooter({ supplierId }: Line) {
    const isOfOne = this.open.every((line) => line.supplierId === supplierId);
    const isLocked = this.isSaving || this.open.length > most;
    return html`<footer>
      <bl-update-progress brief .progress=${isOfOne ? this.progress.find((one) => one.supplierId === supplierId) : undefined}></bl-update-progress>
      <button type="button" @click=${this.closed}>${t.dialog.cancel}</button>
      <button type=${this.next ? 'button' : 'submit'} class=${this.next ? '' : 'primary'} ?disabled=${isLocked} @click=${this.next ? this.saveOnly : nothing}>${this.isSaving && !this.goesOn ? t.updates.saving : t.updates.save}</button>
      ${this.next ? html`<button class="primary" ?disabled=${isLocked}>${this.isSaving && this.goesOn ? t.updates.saving : t.updates.saveAndNext}</button>` : nothing}
    </footer>`;
  }

  private get choosesSource() {
    return this.session.user.role === 'expeditor';
  }

  private knownReady({ readyQty, uom }: Line): string {
    return this.work.length === 1 && readyQty > 0 ? t.updates.knownReady(`${qty(readyQty)} ${uom ?? ''}`.trim(), '') : '';
  }

  private shownAt = (lineId: number) => this.work.find(({ id }) => id === lineId)?.changedAt;

  private take({ change }: DraftChanged) {
    this.draft = { ...this.draft, ...change };
    this.faults = Object.fromEntries(Object.entries(this.faults).filter(([field]) => !(field in change)));
  }

  private press(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.submit(event);
  }

  private submit(event: Event) {
    event.preventDefault();
    void this.save(this.next !== null);
  }

  private saveOnly = () => void this.save(false);

  private async save(goesOn: boolean) {
    if (this.isSaving || this.open.length > most) return;
    const reads = this.open.map((line) => updateOf(line, this.draft, { today: this.today, choosesSource: this.choosesSource }));
    const [first] = reads;
    if (first && 'faults' in first) return this.showFaults(first.faults);
    await this.send(reads.flatMap((read) => ('update' in read ? [read.update] : [])), goesOn);
  }

  private async send(updates: readonly LineUpdate[], goesOn: boolean) {
    [this.isSaving, this.goesOn, this.refusal] = [true, goesOn, undefined];
    try {
      const { lines, progress } = await call(updateLines, { body: { lines: [...updates] } });
      this.dispatchEvent(new LinesSaved(lines, progress));
      this.dispatchEvent(new Notice(t.updates.saved(lines.length, qty(lines.length))));
      this.moveOn(goesOn);
    } catch (error) {
      this.fail(error);
    } finally {
      this.isSaving = false;
    }
  }

  private moveOn(goesOn: boolean) {
    const from = this.lines.at(-1)!.id;
    this.clear();
    this.dispatchEvent(new WorkMovedOn(from, goesOn ? this.next?.id ?? null : null));
  }

  private fail(error: unknown) {
    this.refusal = error;
    if (!(error instanceof ApiProblem)) return;
    if (isProblem(error, 'lines-changed')) [this.conflicts, this.refusal] = [error.problem.conflicts ?? [], undefined];
    this.rowFaults = faultsByRow(error.problem.errors ?? []);
    if (this.rowFaults.size > 0) this.showFaults([...this.rowFaults.values()][0]!);
    if (this.open.length === 1 && this.rowFaults.size > 0 && !this.rowFaults.get(0)?.date) this.refusal = undefined;
  }

  private showFaults(faults: Faults) {
    this.faults = faults;
    void this.form?.focusFirst();
  }

  /** Theirs: these lines are done with. Mine: it is said again, of the lines as they are now. */
  private settle({ whose }: ConflictSettled) {
    const now = new Map(this.conflicts.map(({ lineId, version, changedAt }) => [lineId, { version, changedAt }]));
    this.conflicts = [];
    if (whose === 'mine') {
      this.work = this.work.map((line) => ({ ...line, ...now.get(line.id) }));
      return void this.save(this.goesOn);
    }
    this.dispatchEvent(new LinesOvertaken([...now.keys()]));
    const left = this.work.filter(({ id }) => !now.has(id));
    if (left.length === 0) this.moveOn(this.goesOn);
    else this.work = left;
  }

  private clear() {
    [this.faults, this.rowFaults, this.conflicts, this.refusal] = [{}, new Map(), [], undefined];
  }

  private closed() {
    this.clear();
    this.dispatchEvent(new DialogClosed());
  }
}
