import { consume } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { listBatches as listContract } from '../../../shared/contracts/batches.js';
import type { BatchState } from '../../../shared/contracts/purchasing-words.js';
import type { Session } from '../../../shared/contracts/session.js';
import { call, type Reply } from '../api/call.js';
import { listBatches, listSupplierFigures, readBatchCalendar } from '../api/endpoints.js';
import { go } from '../app-shell/router.js';
import { sessionContext } from '../app-shell/session-context.js';
import '../elements/bl-pager.js';
import type { PageChosen } from '../elements/bl-pager.js';
import '../elements/bl-popover.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { icon } from '../elements/icons.js';
import { count, qty, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import '../purchasing/bl-supplier-filter.js';
import type { SupplierChoice, SuppliersChosen } from '../purchasing/bl-supplier-filter.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tabs } from '../styles/tabs.js';
import { addressOf, askedOf, batchStates, calendarOf, firstMonday, openStates, readView, type BatchesView } from './batches-address.js';
import { batchesPageStyles } from './batches-page-styles.js';
import './bl-batch-calendar.js';
import type { DayChosen, WeekChosen } from './bl-batch-calendar.js';
import './bl-batch-panel.js';
import type { BlBatchPanel } from './bl-batch-panel.js';
import './bl-batch-table.js';
import type { BatchSortChosen, BlBatchTable } from './bl-batch-table.js';

const pageSize = 100;
type Listed = Reply<typeof listContract>;

/** Batches as a table or as a calendar of their arrivals, and over them the panel of one. The address says what is shown. */
@customElement('bl-batches-page')
export class BlBatchesPage extends LitElement {
  static override styles = [base, controls, tabs, batchesPageStyles];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  /** The query of the address. */
  @property() search = '';
  @property({ attribute: false }) night: string | null = null;
  @state() private view!: BatchesView;
  @state() private suppliers?: readonly SupplierChoice[];
  @state() private saved = 0;
  @query('bl-batch-table') private list!: BlBatchTable | null;
  @query('bl-batch-panel') private panel!: BlBatchPanel | null;

  private listed = new Task(this, {
    args: () => [addressOf({ ...readView(this.search), batchId: null }), this.night, this.saved] as const,
    task: (_, { signal }) => { const view = readView(this.search); return view.look === 'table' ? call(listBatches, { query: askedOf(view, pageSize) }, signal) : undefined; },
  });
  private arrivals = new Task(this, {
    args: () => [addressOf({ ...readView(this.search), batchId: null }), this.night, this.saved] as const,
    task: (_, { signal }) => { const view = readView(this.search); return view.look === 'calendar' ? call(readBatchCalendar, { query: calendarOf(view, this.session.today) }, signal) : undefined; },
  });

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.press);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.press);
  }

  protected override willUpdate() {
    this.view = readView(this.search);
    if (this.session.suppliers !== 'all') this.suppliers = this.session.suppliers;
    else if (this.view.suppliers.length > 0) void this.findSuppliers();
  }

  protected override updated(changed: PropertyValues<this>) {
    const before = changed.has('search') ? readView(changed.get('search') ?? '').batchId : null;
    if (before !== null && this.view.batchId === null) this.list?.focusBatch(before);
    const { value, status } = this.listed;
    const isBeyond = status === TaskStatus.COMPLETE && value && value.batches.length === 0 && value.total.n > 0;
    if (isBeyond) go(this.address({ page: Math.ceil(value.total.n / pageSize) }), { replace: true });
  }

  protected override render() {
    const { look, batchId } = this.view;
    const task = look === 'table' ? this.listed : this.arrivals;
    return html`
      <h1 class="sr">${t.batches.heading}</h1>
      <div class="tabs">
        <nav aria-label=${t.batches.looksLabel}>${(['table', 'calendar'] as const).map((one) => html`<a href=${this.address({ look: one, page: 1, batchId: null })} aria-current=${one === look ? 'page' : nothing}>${t.batches.looks[one]}</a>`)}</nav>
        <div class="tools">${this.renderTools()}</div>
      </div>
      <div class="list" aria-busy=${task.status === TaskStatus.PENDING ? 'true' : 'false'}>
        ${task.status === TaskStatus.ERROR ? html`<bl-problem retry .error=${task.error} @retry=${() => task.run()}></bl-problem>` : nothing}
        ${look === 'table' ? this.renderTable() : this.renderCalendar()}
      </div>
      ${batchId === null ? nothing : html`<bl-batch-panel .batchId=${batchId} .night=${this.night} @panel-closed=${() => go(this.address({ batchId: null }))} @batch-saved=${() => { this.saved++; }}></bl-batch-panel>`}
    `;
  }

  private renderTools() {
    const { look, from, to, search } = this.view;
    const day = (field: 'from' | 'to', label: string) => html`<input type="date" aria-label=${label} title=${label} .value=${this.view[field]} @change=${(event: Event) => this.show({ [field]: (event.target as HTMLInputElement).value })}>`;
    return html`
      <input type="search" aria-label=${t.batches.search} placeholder=${t.batches.search} title=${t.batches.search} .value=${search} @change=${(event: Event) => this.show({ search: (event.target as HTMLInputElement).value.trim() })}>
      ${look === 'table' ? html`<span class="days">${day('from', t.batches.from)} – ${day('to', t.batches.to)}
        ${from || to ? html`<button class="plain icon-only" aria-label=${t.batches.clear} title=${t.batches.clear} @click=${() => this.show({ from: '', to: '' })}>${icon('cross')}</button>` : nothing}</span>` : nothing}
      ${this.renderStates()}
      ${this.suppliers?.length === 1 && this.view.suppliers.length === 0 ? nothing : html`<bl-supplier-filter .suppliers=${this.suppliers} .chosen=${this.view.suppliers}
        @popover-opened=${this.findSuppliers} @suppliers-chosen=${({ suppliers }: SuppliersChosen) => this.show({ suppliers })}></bl-supplier-filter>`}
      <button class="plain icon-only" aria-label=${t.lines.refresh} title=${t.lines.refresh} @click=${() => { this.saved++; }}>${icon('refresh')}</button>
    `;
  }

  private renderStates() {
    const { status } = this.view;
    const isOpenOnly = status.length === openStates.length && openStates.every((one) => status.includes(one));
    const label = isOpenOnly ? t.batches.open : status.length === 1 ? word('batchState', status[0]!) : t.batches.states(qty(status.length));
    return html`<bl-popover .label=${label} .hint=${t.batches.status}><ul class="states">${batchStates.map((one) => html`<li><label><input type="checkbox" .checked=${status.includes(one)} @change=${() => this.toggle(one)}><span>${word('batchState', one)}</span></label></li>`)}</ul></bl-popover>`;
  }

  private renderTable() {
    const { value, status } = this.listed;
    if (!value) return status === TaskStatus.ERROR ? nothing : html`<bl-skeleton rows="20"></bl-skeleton>`;
    return html`${value.batches.length === 0 ? this.renderEmpty() : this.renderListed(value)}<p class="sr" role="status">${status === TaskStatus.COMPLETE ? t.batches.said(count(value.total)) : ''}</p>`;
  }

  private renderListed({ batches, total, today }: Listed) {
    const { sort, direction, page, batchId } = this.view;
    return html`
      <bl-batch-table .batches=${batches} .openId=${batchId} .sort=${sort} .direction=${direction} .today=${today} .hrefOf=${this.batchAddress} @batch-sort-chosen=${this.sortBy}></bl-batch-table>
      <bl-pager .page=${page} .size=${pageSize} .total=${total.n} .more=${total.more} @page-chosen=${({ page: chosen }: PageChosen) => go(this.address({ page: chosen }))}></bl-pager>
    `;
  }

  private renderEmpty() {
    const isChosen = this.address({ batchId: null, look: 'table' }) !== '/batches';
    return html`<div class="empty"><p>${isChosen ? t.batches.noneChosen : t.batches.none}</p>
      <a class="button" href=${isChosen ? '/batches' : '/lines?preset=all'}>${isChosen ? t.batches.showAll : t.batches.toLines}</a></div>`;
  }

  private renderCalendar() {
    const { value } = this.arrivals;
    const today = value?.today ?? this.session.today;
    return html`
      <bl-batch-calendar .arrivals=${value?.days ?? []} ?more=${value?.more ?? false} .monday=${firstMonday(this.view, today)} .today=${today} @week-chosen=${this.showWeek} @day-chosen=${this.showDay}></bl-batch-calendar>
      ${value && value.undated.n > 0 ? html`<p class="undated">${t.batches.undated(count(value.undated), value.undated.n)}</p>` : nothing}
    `;
  }

  private address(change: Partial<BatchesView>) {
    return addressOf({ ...this.view, ...change });
  }

  private batchAddress = (batchId: number) => this.address({ batchId });

  private show(change: Partial<BatchesView>) {
    go(this.address({ page: 1, batchId: null, ...change }));
  }

  private toggle(state: BatchState) {
    const { status } = this.view;
    const next = status.includes(state) ? status.filter((one) => one !== state) : [...status, state];
    this.show({ status: next.length === 0 ? openStates : next });
  }

  private sortBy({ sort }: BatchSortChosen) {
    this.show({ sort, direction: sort === this.view.sort && this.view.direction === 'asc' ? 'desc' : 'asc' });
  }

  private showWeek({ monday }: WeekChosen) {
    go(this.address({ from: monday, to: '' }), { replace: true });
  }

  private showDay({ on }: DayChosen) {
    this.show({ look: 'table', from: on, to: on });
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
    else this.list?.focusBatch(this.view.batchId);
  };
}
