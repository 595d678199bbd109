import { consume } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Line, LinePreset, listLines as listContract } from '../../../shared/contracts/lines.js';
import type { Session } from '../../../shared/contracts/session.js';
import { call, type Reply } from '../api/call.js';
import { listLines, listSupplierFigures } from '../api/endpoints.js';
import type { Loading } from '../app-shell/nights.js';
import { go } from '../app-shell/router.js';
import { allows, sessionContext } from '../app-shell/session-context.js';
import type { PageChosen } from '../elements/bl-pager.js';
import '../elements/bl-pager.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { icon } from '../elements/icons.js';
import { count, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import '../milestones/bl-line-updates.js';
import type { BlLineUpdates } from '../milestones/bl-line-updates.js';
import type { LinesSaved, UpdateAsked, WorkMovedOn } from '../milestones/update-events.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-line-grid.js';
import type { BlLineGrid, LineOpened, SortChosen } from './bl-line-grid.js';
import './bl-line-panel.js';
import type { BlLinePanel } from './bl-line-panel.js';
import './bl-preset-tabs.js';
import './bl-supplier-filter.js';
import type { SupplierChoice, SuppliersChosen } from './bl-supplier-filter.js';
import { sortableColumns } from './line-columns.js';
import { addressOf, landingPreset, readView, type LinesView } from './lines-address.js';
import { linesPageStyles } from './lines-page-styles.js';

const pageSize = 100;
type Listed = Reply<typeof listContract>;

/** The list of lines by preset, and over it the panel of one. The address says what is shown. */
@customElement('bl-lines-page')
export class BlLinesPage extends LitElement {
  static override styles = [base, controls, linesPageStyles];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) lineId: number | null = null;
  /** The query of the address. */
  @property() search = '';
  /** Changes when a night is done: the list is then read again. */
  @property({ attribute: false }) night: string | null = null;
  @property({ attribute: false }) loading: Loading | null = null;
  @state() private suppliers?: readonly SupplierChoice[];
  @state() private view!: LinesView;
  @state() private isEditing = false;
  /** Lines that were changed here since the list was read; they keep their place. */
  @state() private saved: ReadonlyMap<number, Line> = new Map();
  @query('bl-line-grid') private grid!: BlLineGrid | null;
  @query('bl-line-panel') private panel!: BlLinePanel | null;
  @query('bl-line-updates') private updates!: BlLineUpdates;

  private listed = new Task(this, {
    args: () => [this.search, this.night] as const,
    task: (_, { signal }) => call(listLines, { query: this.asked() }, signal),
  });

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.press);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.press);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    this.view = readView(this.search, { landing: landingPreset(this.session.user.role), sortable: sortableColumns });
    if (this.session.suppliers !== 'all') this.suppliers = this.session.suppliers;
    else if (changed.has('search') && this.view.suppliers.length > 0) void this.findSuppliers();
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('lineId') && changed.get('lineId') && this.lineId === null) this.grid?.focusLine(changed.get('lineId') ?? null);
    const { value } = this.listed;
    const isBeyond = this.listed.status === TaskStatus.COMPLETE && value && value.lines.length === 0 && value.total.n > 0;
    if (isBeyond) this.show({ page: Math.ceil(value.total.n / pageSize) }, { replace: true });
  }

  protected override render() {
    const { value: listed, status } = this.listed;
    return html`
      <h1 class="sr">${t.lines.heading}</h1>
      <div class="tabs">
        <bl-preset-tabs .preset=${this.view.preset} .counts=${listed?.counts} .hrefOf=${this.presetAddress}></bl-preset-tabs>
        <div class="tools">
          ${this.suppliers?.length === 1 && !this.view.suppliers.length ? nothing : html`<bl-supplier-filter .suppliers=${this.suppliers} .chosen=${this.view.suppliers}
            @popover-opened=${this.findSuppliers} @suppliers-chosen=${this.chooseSuppliers}></bl-supplier-filter>`}
          ${allows(this.session, 'lines.update') && !this.isEditing ? html`<button @click=${this.edit}>${t.sheet.edit}</button>` : nothing}
          <button class="plain icon-only" aria-label=${t.lines.refresh} title=${t.lines.refresh} @click=${() => this.listed.run()}>${icon('refresh')}</button>
        </div>
      </div>
      <div class="list" aria-busy=${status === TaskStatus.PENDING ? 'true' : 'false'} @line-opened=${this.openLine} @sort-chosen=${this.sortBy} @update-asked=${this.askForUpdate} @lines-saved=${this.keepSaved} @lines-overtaken=${() => this.listed.run()}
        @edit-ended=${this.endEdit}>
        ${status === TaskStatus.ERROR ? html`<bl-problem retry .error=${this.listed.error} @retry=${() => this.listed.run()}></bl-problem>` : nothing}
        ${listed ? this.renderListed(listed) : status === TaskStatus.ERROR ? nothing : html`<bl-skeleton rows="24"></bl-skeleton>`}
      </div>
      <p class="sr" role="status">${listed && status === TaskStatus.COMPLETE ? t.lines.said(count(listed.total), t.presets[this.view.preset], word('field', this.view.sort)) : ''}</p>
      ${this.lineId === null ? nothing : html`<bl-line-panel .lineId=${this.lineId} .night=${this.night} .today=${listed?.today ?? this.session.today} @panel-closed=${this.closePanel}
        @update-asked=${this.askForUpdate} @lines-saved=${this.keepSaved} @lines-overtaken=${() => this.listed.run()}></bl-line-panel>`}
      <bl-line-updates .order=${listed ? this.shownLines(listed) : []} .today=${listed?.today ?? this.session.today} @lines-saved=${this.keepSaved} @lines-overtaken=${() => this.listed.run()}
        @work-moved-on=${({ to }: WorkMovedOn) => this.grid?.focusLine(to)}></bl-line-updates>
    `;
  }

  private renderListed(listed: Listed) {
    const { lines, total, today } = listed;
    if (lines.length === 0) return this.renderEmpty();
    const { sort, direction, page } = this.view;
    if (this.isEditing) return html`<bl-edit-lines .lines=${this.shownLines(listed)} .today=${today}></bl-edit-lines>`;
    return html`
      <bl-line-grid .lines=${this.shownLines(listed)} .offset=${(page - 1) * pageSize} .total=${total.n} .sort=${sort} .direction=${direction} .today=${today}
        .openId=${this.lineId} .hrefOf=${this.lineAddress}></bl-line-grid>
      <bl-pager .page=${page} .size=${pageSize} .total=${total.n} .more=${total.more} @page-chosen=${({ page: chosen }: PageChosen) => this.show({ page: chosen })}></bl-pager>
    `;
  }

  /** Says why nothing is there, and what one can do about it. */
  private renderEmpty() {
    const { search, preset, suppliers } = this.view;
    const { suppliers: own, lastNight } = this.session;
    if (!lastNight) return this.renderNothing(this.loading ? t.lines.firstNight : t.lines.noNight);
    if (own !== 'all' && own.length === 0) return this.renderNothing(t.lines.noSuppliers);
    const elsewhere = preset === 'all' ? nothing : html`<a class="button" href=${this.presetAddress('all')}>${search ? t.lines.searchAll : t.lines.showAll}</a>`;
    if (search) return this.renderNothing(t.lines.notFound(search, t.presets[preset]), elsewhere);
    return this.renderNothing(suppliers.length > 0 ? t.lines.noneOfSuppliers(t.presets[preset]) : t.lines.none[preset], elsewhere);
  }

  private renderNothing(text: string, way: unknown = nothing) {
    return html`<div class="empty"><p>${text}</p>${way}</div>`;
  }

  private shownLines({ lines }: Listed): readonly Line[] {
    return this.saved.size === 0 ? lines : lines.map((line) => {
      const saved = this.saved.get(line.id);
      return saved && saved.version > line.version ? { ...line, ...saved } : line;
    });
  }

  private askForUpdate({ lineIds }: UpdateAsked) {
    void this.updates.open(lineIds);
  }

  private keepSaved({ lines }: LinesSaved) {
    this.saved = new Map([...this.saved, ...lines.map((line) => [line.id, line] as const)]);
    if (lines.some(({ id }) => id === this.lineId)) this.panel?.refresh();
  }

  private async edit() {
    await import('../milestones/bl-edit-lines.js');
    this.isEditing = true;
  }

  private async endEdit() {
    this.isEditing = false;
    await this.updateComplete;
    this.grid?.focusLine(this.lineId);
  }

  private asked() {
    const { page, suppliers, search, ...rest } = this.view;
    return { ...rest, ...(search && { search }), ...(suppliers.length > 0 && { suppliers: suppliers.join(',') }), offset: (page - 1) * pageSize, limit: pageSize };
  }

  private show(change: Partial<LinesView>, how: { replace?: boolean } = {}) {
    go(addressOf({ ...this.view, page: 1, ...change }, this.lineId), how);
  }

  private presetAddress = (preset: LinePreset) => addressOf({ ...this.view, preset, page: 1 });
  private lineAddress = (lineId: number) => addressOf(this.view, lineId);

  private sortBy({ sort }: SortChosen) {
    this.show({ sort, direction: sort === this.view.sort && this.view.direction === 'asc' ? 'desc' : 'asc' });
  }

  private openLine({ lineId }: LineOpened) {
    if (lineId === this.lineId) this.panel?.focus();
    else go(this.lineAddress(lineId), { replace: this.lineId !== null });
  }

  private closePanel() {
    go(addressOf(this.view));
  }

  private chooseSuppliers({ suppliers }: SuppliersChosen) {
    this.show({ suppliers });
  }

  /** Those who see all suppliers get them when they ask. */
  private async findSuppliers() {
    if (this.suppliers) return;
    const { suppliers } = await call(listSupplierFigures).catch(() => ({ suppliers: [] }));
    this.suppliers = suppliers.map(({ supplierId, supplierCode, supplierName }) => ({ id: supplierId, code: supplierCode, name: supplierName }));
  }

  private press = (event: KeyboardEvent) => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    if (this.panel && !this.panel.matches(':focus-within')) this.panel.focus();
    else this.grid?.focusLine(this.lineId);
  };
}
