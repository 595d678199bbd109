import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Session } from '../../../shared/contracts/session.js';
import { call } from '../api/call.js';
import { listSupplierFigures } from '../api/endpoints.js';
import { go } from '../app-shell/router.js';
import { allows, sessionContext } from '../app-shell/session-context.js';
import { t } from '../i18n/language.js';
import '../purchasing/bl-supplier-filter.js';
import type { SupplierChoice, SuppliersChosen } from '../purchasing/bl-supplier-filter.js';
import { base } from '../styles/base.js';
import { tabs } from '../styles/tabs.js';
import './bl-calibration-view.js';
import type { FigureTurned } from './bl-figure.js';
import './bl-lead-times-view.js';
import './bl-lines-behind.js';
import './bl-otif-view.js';
import './bl-period.js';
import './bl-promises-view.js';
import { addressOf, figuresPages, readView, type FiguresPage, type FiguresView } from './figures-address.js';
import type { ViewChanged } from './figures-event.js';

/** Figures of a period and of suppliers, and the lines behind each. The address says what is shown. */
@customElement('bl-figures-page')
export class BlFiguresPage extends LitElement {
  static override styles = [base, tabs, css`
    :host { display: grid; grid-template-rows: auto minmax(0, 1fr); height: 100%; overflow: hidden; }
    .tabs { min-height: var(--tabs-height); }
    .content { min-height: 0; padding: var(--space-4) var(--space-5) var(--space-6); overflow-y: auto; overscroll-behavior: contain; }
    @media (max-width: 1000px) { .content { padding: var(--space-3); } }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  /** The query of the address. */
  @property() search = '';
  /** Changes when a night is done: the figures are then read again. */
  @property({ attribute: false }) night: string | null = null;
  @state() private suppliers?: readonly SupplierChoice[];
  @state() private view!: FiguresView;

  protected override willUpdate(changed: PropertyValues<this>) {
    this.view = readView(this.search);
    if (!this.mayAll()) this.view.page = 'otif';
    if (this.session.suppliers !== 'all') this.suppliers = this.session.suppliers;
    else if (changed.has('search') && (this.view.suppliers.length > 0 || this.view.behind?.by === 'supplier')) void this.findSuppliers();
  }

  protected override render() {
    const { view } = this;
    return html`
      <h1 class="sr">${t.figures.heading}</h1>
      <div class="tabs" @view-changed=${this.change}>
        <nav aria-label=${t.figures.heading}>${(this.mayAll() ? figuresPages : (['otif'] as const)).map((page) => this.renderTab(page))}</nav>
        <div class="tools">
          <bl-period .from=${view.from} .to=${view.to} .today=${this.session.today}></bl-period>
          ${this.suppliers?.length === 1 ? nothing : html`<bl-supplier-filter .suppliers=${this.suppliers} .chosen=${view.suppliers}
            @popover-opened=${this.findSuppliers} @suppliers-chosen=${({ suppliers }: SuppliersChosen) => this.show({ suppliers })}></bl-supplier-filter>`}
        </div>
      </div>
      <div class="content" @view-changed=${this.change} @figure-turned=${this.turn}>${this.renderPage()}</div>
    `;
  }

  private renderTab(page: FiguresPage) {
    return html`<a href=${addressOf({ ...this.view, page, behind: null, tables: [] })} aria-current=${page === this.view.page ? 'page' : nothing}>${t.figures.pages[page]}</a>`;
  }

  private renderPage() {
    const { view, night } = this;
    if (view.behind) return html`<bl-lines-behind .view=${view} .night=${night} .suppliers=${this.suppliers}></bl-lines-behind>`;
    if (view.page === 'promises') return html`<bl-promises-view .view=${view} .night=${night}></bl-promises-view>`;
    if (view.page === 'lead-times') return html`<bl-lead-times-view .view=${view} .night=${night}></bl-lead-times-view>`;
    if (view.page === 'calibration') return html`<bl-calibration-view .view=${view} .night=${night}></bl-calibration-view>`;
    return html`<bl-otif-view .view=${view} .night=${night}></bl-otif-view>`;
  }

  private mayAll() {
    return allows(this.session, 'figures.read');
  }

  private change({ change }: ViewChanged) {
    this.show(change);
  }

  private show(change: Partial<FiguresView>) {
    go(addressOf({ ...this.view, sheet: 1, ...change }));
  }

  private turn({ id }: FigureTurned) {
    const { tables } = this.view;
    go(addressOf({ ...this.view, tables: tables.includes(id) ? tables.filter((one) => one !== id) : [...tables, id] }), { replace: true });
  }

  /** Those who see all suppliers get them when they ask. */
  private async findSuppliers() {
    if (this.suppliers) return;
    const { suppliers } = await call(listSupplierFigures).catch(() => ({ suppliers: [] }));
    this.suppliers = suppliers.map(({ supplierId, supplierCode, supplierName }) => ({ id: supplierId, code: supplierCode, name: supplierName }));
  }
}
