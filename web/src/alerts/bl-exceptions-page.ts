import { consume } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { listAlerts as listContract, Severity } from '../../../shared/contracts/alerts.js';
import type { Session } from '../../../shared/contracts/session.js';
import { call, type Reply } from '../api/call.js';
import { listAlerts } from '../api/endpoints.js';
import { go } from '../app-shell/router.js';
import { allows, sessionContext } from '../app-shell/session-context.js';
import '../elements/bl-pager.js';
import type { PageChosen } from '../elements/bl-pager.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { icon } from '../elements/icons.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import '../purchasing/bl-supplier-filter.js';
import type { SuppliersChosen } from '../purchasing/bl-supplier-filter.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tabs } from '../styles/tabs.js';
import { addressOf, allShows, askedOf, readView, severities, type AlertsView, type Show } from './alerts-address.js';
import { ruleName } from './alert-words.js';
import './bl-alert-list.js';
import type { AlertsChosen, BlAlertList } from './bl-alert-list.js';
import './bl-alerts-bulk.js';
import type { AlertsHandled } from './bl-alerts-bulk.js';
import './bl-alert-panel.js';
import type { BlAlertPanel } from './bl-alert-panel.js';

const pageSize = 100;
type Listed = Reply<typeof listContract>;

/** Alerts by severity, supplier and rule, and over them the panel of one. The address says what is shown. */
@customElement('bl-exceptions-page')
export class BlExceptionsPage extends LitElement {
  static override styles = [base, controls, tabs, css`
    :host { position: relative; display: grid; grid-template-rows: auto minmax(0, 1fr); height: 100%; overflow: hidden; }
    .tabs { min-height: var(--tabs-height); }
    .tools select { width: auto; max-width: 210px; min-height: var(--control-height); }
    .list { grid-row: 2; grid-column: 1; display: flex; flex-direction: column; min-width: 0; min-height: 0; }
    bl-alert-list { flex: 1; }
    bl-pager { flex: none; padding: 0 var(--space-3); border-top: 1px solid var(--line); background: var(--surface); }
    bl-problem { margin: var(--space-2); }
    .overtaken { display: flex; gap: var(--space-2); padding: var(--space-2) var(--space-4); background: var(--amber-tint); color: var(--amber-ink); }
    .empty { display: grid; justify-items: center; gap: var(--space-3); margin: 18vh auto 0; padding: var(--space-4); max-width: 460px; color: var(--quiet); font-size: var(--text-large); text-align: center; text-wrap: balance; }
    bl-alert-panel { grid-row: 2; grid-column: 1; justify-self: end; z-index: 5; width: min(480px, 100%); min-height: 0; }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  /** The query of the address. */
  @property() search = '';
  @property({ attribute: false }) night: string | null = null;
  @state() private view!: AlertsView;
  @state() private handled = 0;
  @state() private chosen: ReadonlySet<number> = new Set();
  /** What somebody else was faster with. */
  @state() private overtaken: AlertsHandled['overtaken'] = [];
  @query('bl-alert-list') private list!: BlAlertList | null;
  @query('bl-alert-panel') private panel!: BlAlertPanel | null;

  private listed = new Task(this, {
    args: () => [addressOf({ ...readView(this.search), alertId: null }), this.night, this.handled] as const,
    task: (_, { signal }) => call(listAlerts, { query: askedOf(readView(this.search), pageSize) }, signal),
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
    this.view = readView(this.search);
    const before = changed.has('search') ? readView(changed.get('search') ?? '') : this.view;
    if (addressOf({ ...before, alertId: null }) !== addressOf({ ...this.view, alertId: null })) [this.chosen, this.overtaken] = [new Set(), []];
  }

  protected override updated(changed: PropertyValues<this>) {
    const before = changed.has('search') ? readView(changed.get('search') ?? '').alertId : null;
    if (before !== null && this.view.alertId === null) this.list?.focusAlert(before);
  }

  protected override render() {
    const { value, status, error } = this.listed;
    return html`
      <h1 class="sr">${t.alerts.heading}</h1>
      <div class="tabs">
        <nav aria-label=${t.alerts.tabs}>${this.renderTab(null, value)}${severities.map((severity) => this.renderTab(severity, value))}</nav>
        <div class="tools">${this.renderTools(value)}</div>
      </div>
      <div class="list" aria-busy=${status === TaskStatus.PENDING ? 'true' : 'false'}>
        ${status === TaskStatus.ERROR ? html`<bl-problem retry .error=${error} @retry=${() => this.listed.run()}></bl-problem>` : nothing}
        ${value ? this.renderListed(value) : status === TaskStatus.ERROR ? nothing : html`<bl-skeleton rows="20"></bl-skeleton>`}
      </div>
      <p class="sr" role="status">${value && status === TaskStatus.COMPLETE ? t.alerts.said(qty(value.total)) : ''}</p>
      ${this.view.alertId === null ? nothing : html`<bl-alert-panel .alertId=${this.view.alertId} .today=${value?.today ?? this.session.today} .pulse=${`${this.handled} ${this.night}`}
        ?may-handle=${allows(this.session, 'alerts.handle')} @panel-closed=${() => this.show({ alertId: null })} @alert-handled=${() => { this.handled++; }}></bl-alert-panel>`}
    `;
  }

  private renderTab(severity: Severity | null, listed: Listed | undefined) {
    const counts = listed?.bySeverity;
    const n = counts && (severity ? counts[severity] : counts.critical + counts.warning + counts.info);
    return html`<a class="${severity ?? 'all'} ${n === 0 ? 'zero' : ''}" href=${addressOf({ ...this.view, severity, page: 1, alertId: null })} aria-current=${severity === this.view.severity ? 'page' : nothing}>
      ${severity ? t.alerts.severities[severity] : t.alerts.all} <span class="count">${n === undefined ? html`&nbsp;` : qty(n)}</span></a>`;
  }

  private renderTools(listed: Listed | undefined) {
    const { show, rule, suppliers } = this.view;
    const rules = listed?.byRule ?? [];
    return html`
      <select aria-label=${t.alerts.status} @change=${(event: Event) => this.show({ show: (event.target as HTMLSelectElement).value as Show })}>
        ${allShows.map((one) => html`<option value=${one} ?selected=${one === show}>${t.alerts.shows[one]}</option>`)}
      </select>
      <select aria-label=${t.alerts.rule} @change=${(event: Event) => this.show({ rule: (event.target as HTMLSelectElement).value })}>
        <option value="">${t.alerts.allRules}</option>
        ${rule && !rules.some((one) => one.rule === rule) ? html`<option value=${rule} selected>${ruleName(rule)}</option>` : nothing}
        ${rules.map(({ rule: one, n }) => html`<option value=${one} ?selected=${one === rule}>${ruleName(one)} (${qty(n)})</option>`)}
      </select>
      ${this.session.user.role === 'admin' ? nothing : html`<bl-supplier-filter .chosen=${suppliers}
        .suppliers=${listed?.bySupplier.map(({ supplierId, supplierCode, supplierName, n }) => ({ id: supplierId, code: `${supplierCode} (${qty(n)})`, name: supplierName }))}
        @suppliers-chosen=${({ suppliers: chosen }: SuppliersChosen) => this.show({ suppliers: chosen })}></bl-supplier-filter>`}
      <button class="plain icon-only" aria-label=${t.lines.refresh} title=${t.lines.refresh} @click=${() => this.listed.run()}>${icon('refresh')}</button>
    `;
  }

  private renderListed({ alerts, total }: Listed) {
    if (total === 0) return this.renderEmpty();
    const chosen = alerts.filter(({ id, status }) => status !== 'resolved' && this.chosen.has(id));
    return html`
      ${this.overtaken.length > 0 ? html`<p class="overtaken" role="alert">${icon('warning')}${t.alerts.overtaken(this.overtaken.map(({ subject }) => subject).join(', '))}</p>` : nothing}
      <bl-alert-list .alerts=${alerts} .chosen=${allows(this.session, 'alerts.handle') ? this.chosen : null} .openId=${this.view.alertId} .hrefOf=${this.alertAddress} @alerts-chosen=${({ ids }: AlertsChosen) => { this.chosen = ids; }}></bl-alert-list>
      ${chosen.length > 0 ? html`<bl-alerts-bulk .alerts=${chosen} .today=${this.listed.value!.today} @choice-cleared=${this.clear} @alerts-handled=${this.manyHandled}></bl-alerts-bulk>` : nothing}
      <bl-pager .page=${this.view.page} .size=${pageSize} .total=${total} @page-chosen=${({ page }: PageChosen) => this.show({ page })}></bl-pager>
    `;
  }

  private clear = () => { this.chosen = new Set(); };

  private manyHandled = ({ overtaken }: AlertsHandled) => {
    [this.chosen, this.overtaken, this.handled] = [new Set(), overtaken, this.handled + 1];
    this.list?.focusAlert(null);
  };

  private renderEmpty() {
    const isChosen = addressOf({ ...this.view, alertId: null }) !== '/exceptions';
    return html`<div class="empty"><p>${isChosen ? t.alerts.noneChosen : t.alerts.none}</p>${isChosen ? html`<a class="button" href="/exceptions">${t.alerts.showAll}</a>` : nothing}</div>`;
  }

  private alertAddress = (alertId: number) => addressOf({ ...this.view, alertId });

  private show(change: Partial<AlertsView>) {
    go(addressOf({ ...this.view, ...('alertId' in change ? {} : { page: 1, alertId: null }), ...change }));
  }

  private press = (event: KeyboardEvent) => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    if (this.panel && !this.panel.matches(':focus-within')) this.panel.focus();
    else this.list?.focusAlert(this.view.alertId);
  };
}
