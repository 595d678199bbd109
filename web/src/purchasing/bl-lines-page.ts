import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LinePreset } from '../../../shared/contracts/lines.js';
import type { Session } from '../../../shared/contracts/session.js';
import type { LinesLook } from '../../../shared/contracts/views.js';
import type { Loading } from '../app-shell/nights.js';
import { keepNow, preferenceOf } from '../app-shell/preferences.js';
import { go } from '../app-shell/router.js';
import { isNewSignIn, sessionContext } from '../app-shell/session-context.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { count, qty, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import '../milestones/bl-line-updates.js';
import type { BlLineUpdates } from '../milestones/bl-line-updates.js';
import type { LinesSaved, UpdateAsked, WorkMovedOn } from '../milestones/update-events.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import type { CellSaved } from './bl-cell-editor.js';
import type { DensityChosen } from './bl-column-chooser.js';
import './bl-empty-list.js';
import './bl-filter-bar.js';
import type { BlLineList } from './bl-line-list.js';
import './bl-line-list.js';
import type { BlLinePanel } from './bl-line-panel.js';
import './bl-list-tools.js';
import type { HoursChosen } from './bl-list-tools.js';
import './bl-preset-tabs.js';
import './bl-selection-bar.js';
import type { SuppliersChosen } from './bl-supplier-filter.js';
import type { LayoutTaken } from './bl-view-menu.js';
import type { ColumnMenuAsked, ColumnPulled, ColumnsArranged, FilterChosen, LineOpened, ListAsked, SelectionChanged, SortChosen } from './grid-events.js';
import { addressOf, landingPreset, lookOf, readView, viewOf, type LinesView } from './lines-address.js';
import { linesPageStyles } from './lines-page-styles.js';
import { LinesReading, type Around } from './lines-reading.js';
import { ListLayout } from './list-layout.js';
import type { ListSource } from './list-source.js';
import { withFilter } from './read-filters.js';
import { chosenLines, nobody, type Selection } from './selection.js';
import { selectionTools } from './selection-tools.js';

/** Lines that are edited together come from the beginning of the list; more than these are not edited at once. */
const mostEdited = 200;
const mostOrdered = 20_000;
/** A view that somebody stays with this long is where they are led back to. */
const rememberAfterMs = 5_000;

/** What was looked at last since the page was loaded. */
let last: { userId: number; look: LinesLook } | undefined;

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
  @state() private view!: LinesView;
  @state() private selection: Selection = nobody;
  @state() private isEditing = false;
  @query('bl-line-list') private list!: BlLineList | null;
  @query('bl-line-panel') private panel!: BlLinePanel | null;
  @query('bl-line-updates') private updates!: BlLineUpdates;
  private reading = new LinesReading(this);
  private layout = new ListLayout(this, () => this.session);
  private remembering: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.press);
    if (this.search === '' && this.lineId === null) void this.resume();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.press);
    clearTimeout(this.remembering);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const isOther = changed.has('search') || !this.view;
    if (isOther) this.view = readView(this.search, { landing: landingPreset(this.session.user.role) });
    if (isOther) {
      this.reading.show(this.view);
      if (this.search !== '') last = { userId: this.session.user.id, look: lookOf(this.view) };
      clearTimeout(this.remembering);
      this.remembering = setTimeout(() => this.remember(), rememberAfterMs);
    }
    if (changed.has('night') && changed.get('night') !== undefined) void this.reading.refresh();
    if (this.lineId !== null) void import('./bl-line-panel.js');
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('lineId') && changed.get('lineId') && this.lineId === null) this.list?.focusLine(changed.get('lineId') ?? null);
  }

  protected override render() {
    const { source, around, counts, isBusy, failure } = this.reading;
    const custom = around?.custom ?? [];
    return html`
      <h1 class="sr">${t.lines.heading}</h1>
      <div class="tabs" @list-asked=${this.doAsked} @suppliers-chosen=${({ suppliers }: SuppliersChosen) => this.show({ suppliers })} @hours-chosen=${({ hours }: HoursChosen) => this.show({ hours })}
        @columns-arranged=${this.arrange} @density-chosen=${({ density }: DensityChosen) => this.layout.takeDensity(density)} @layout-taken=${({ layout }: LayoutTaken) => this.layout.takeLayout(layout)}>
        <bl-preset-tabs .preset=${this.view.preset} .counts=${counts} .hrefOf=${this.presetAddress}></bl-preset-tabs>
        <bl-list-tools .view=${this.view} .columns=${this.layout.arranged(custom)} .custom=${custom} .density=${this.layout.density} ?editing=${this.isEditing}></bl-list-tools>
      </div>
      <div class="list" aria-busy=${isBusy ? 'true' : 'false'} @line-opened=${this.openLine} @sort-chosen=${this.sortBy} @filter-chosen=${this.filterBy} @filters-cleared=${() => this.show({ filters: [] })}
        @columns-arranged=${this.arrange} @column-pulled=${({ name, width }: ColumnPulled) => this.layout.pull(name, width, custom)} @selection-changed=${({ selection }: SelectionChanged) => { this.selection = selection; }}
        @update-asked=${this.askForUpdate} @lines-saved=${this.keepSaved} @cell-saved=${({ line }: CellSaved) => this.reading.patch([line])} @lines-overtaken=${() => this.reading.settle()} @edit-ended=${this.endEdit} @list-asked=${this.doAsked}>
        ${failure ? html`<bl-problem retry .error=${failure} @retry=${() => this.reading.refresh()}></bl-problem>` : nothing}
        ${source && around ? this.renderList(source, around) : failure ? nothing : html`<bl-skeleton rows="24"></bl-skeleton>`}
      </div>
      <p class="sr" role="status">${source && !isBusy ? t.lines.said(count({ n: source.size, more: source.more }), t.presets[this.view.preset], word('field', this.view.sort)) : ''}</p>
      ${this.lineId === null ? nothing : html`<bl-line-panel .lineId=${this.lineId} .night=${this.night} .today=${around?.today ?? this.session.today} @panel-closed=${this.closePanel}
        @update-asked=${this.askForUpdate} @lines-saved=${this.keepSaved} @lines-overtaken=${() => this.reading.settle()}></bl-line-panel>`}
      <bl-line-updates .today=${around?.today ?? this.session.today} @lines-saved=${this.keepSaved} @lines-overtaken=${() => this.reading.settle()} @work-moved-on=${({ to }: WorkMovedOn) => this.list?.focusLine(to)}></bl-line-updates>
    `;
  }

  private renderList(source: ListSource, around: Around) {
    if (this.isEditing) return html`<bl-edit-lines .lines=${this.editedLines(source)} .today=${around.today}></bl-edit-lines>`;
    const { filters } = this.view;
    return html`
      ${this.reading.newer > 0 ? html`<p class="newer" role="status">${t.list.newer(qty(this.reading.newer), this.reading.newer)}<button @click=${() => this.reading.refresh()}>${t.list.show}</button></p>` : nothing}
      ${filters.length > 0 ? html`<bl-filter-bar .filters=${filters} .custom=${around.custom} @column-menu-asked=${(event: ColumnMenuAsked) => this.list?.openMenu(event)}></bl-filter-bar>` : nothing}
      ${source.size === 0 ? html`<bl-empty-list .view=${this.view} ?loading=${this.loading !== null}></bl-empty-list>` : html`<bl-line-list .source=${source} .revision=${this.reading.revision} .view=${this.view} .around=${around}
        .arranged=${this.layout.arranged(around.custom)} .drawn=${this.layout.drawn(around.custom)} .density=${this.layout.density} .selection=${this.selection} .openId=${this.lineId} .hrefOf=${this.lineAddress}></bl-line-list>`}
      <bl-selection-bar .count=${this.selection.size}>${this.selection.size > 0 ? selectionTools(chosenLines(this.selection, source), { session: this.session, today: around.today }) : nothing}</bl-selection-bar>
    `;
  }

  /** The chosen lines, else the list from its beginning. */
  private editedLines(source: ListSource) {
    const chosen = chosenLines(this.selection, source);
    return chosen.length > 0 ? chosen : Array.from({ length: Math.min(source.size, mostEdited) }, (_, place) => source.lineAt(place)).filter((line) => line !== undefined);
  }

  private show(change: Partial<LinesView>, how: { replace?: boolean } = {}) {
    go(addressOf({ ...this.view, ...change }, this.lineId), how);
  }

  private presetAddress = (preset: LinePreset) => addressOf({ ...this.view, preset });
  private lineAddress = (lineId: number) => addressOf(this.view, lineId);

  private sortBy({ sort, direction }: SortChosen) {
    this.show({ sort, direction: direction ?? (sort === this.view.sort && this.view.direction === 'asc' ? 'desc' : 'asc') });
  }

  private filterBy({ column, filter }: FilterChosen) {
    this.show({ filters: withFilter(this.view.filters, column, filter) });
  }

  private arrange({ columns }: ColumnsArranged) {
    this.layout.take(columns);
  }

  private async openLine({ lineId }: LineOpened) {
    if (lineId === this.lineId) this.panel?.focus();
    else go(this.lineAddress(lineId), { replace: this.lineId !== null });
  }

  private closePanel() {
    go(addressOf(this.view));
  }

  private askForUpdate({ lineIds }: UpdateAsked) {
    const { source } = this.reading;
    if (source) this.updates.order = Array.from({ length: Math.min(source.size, mostOrdered) }, (_, place) => source.lineAt(place)).filter((line) => line !== undefined);
    void this.updates.open(lineIds);
  }

  private keepSaved({ lines }: LinesSaved) {
    this.reading.patch(lines);
    if (lines.some(({ id }) => id === this.lineId)) this.panel?.refresh();
  }

  private doAsked({ what }: ListAsked) {
    if (what === 'refresh') void this.reading.refresh();
    else void this.edit();
  }

  private async edit() {
    await import('../milestones/bl-edit-lines.js');
    this.isEditing = true;
  }

  private async endEdit() {
    this.isEditing = false;
    await this.updateComplete;
    this.list?.focusLine(this.lineId);
  }

  /** Where somebody comes back without saying what they want to see, they see what they saw last. After signing in, it is what their role begins with. */
  private async resume() {
    const { id } = this.session.user;
    const here = last?.userId === id ? last.look : isNewSignIn() ? undefined : await preferenceOf(id, 'lines.last');
    if (here && this.search === '' && this.lineId === null) go(addressOf(viewOf(here, landingPreset(this.session.user.role))), { replace: true });
  }

  private remember() {
    if (this.search !== '') void keepNow(this.session.user.id, 'lines.last', lookOf({ ...this.view, search: '' })).catch(() => undefined);
  }

  private press = (event: KeyboardEvent) => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    if (this.panel && !this.panel.matches(':focus-within')) this.panel.focus();
    else this.list?.focusLine(this.lineId);
  };
}
