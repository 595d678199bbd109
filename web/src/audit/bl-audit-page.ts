import { Task } from '@lit/task';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AuditEvent } from '../../../shared/contracts/audit.js';
import { call } from '../api/call.js';
import { download } from '../api/download.js';
import { exportAudit, listAuditChoices, listAuditEvents } from '../api/endpoints.js';
import { go } from '../app-shell/router.js';
import '../elements/bl-pager.js';
import type { PageChosen } from '../elements/bl-pager.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { icon } from '../elements/icons.js';
import { moment } from '../elements/date.js';
import { dash } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import { auditAddress, readAuditView, type AuditView } from './audit-address.js';
import './bl-audit-change.js';
import './bl-chain-check.js';
import { changedFields } from './changed-fields.js';

const pageSize = 50;
const isAsked = (view: AuditView) => auditAddress({ ...view, page: 1 }) !== '/manage/audit';

/** Who changed what: filters, the trail, and whether the chain holds. */
@customElement('bl-audit-page')
export class BlAuditPage extends LitElement {
  static override styles = [base, controls, table, managePage, css`
    td.event { color: var(--quiet); }
    td code { white-space: nowrap; }
    td.subject { max-width: 170px; overflow: hidden; text-overflow: ellipsis; }
    td.wrap { min-width: 110px; }
    .filters select { max-width: 200px; }
    tr.open td { background: var(--selected); }
    td.change { padding: 0 0 var(--space-3); background: var(--surface); }
    .toggle { border-color: transparent; background: none; color: var(--accent); }
  `];

  @property() search = '';
  @state() private view = readAuditView('');
  @state() private openId: number | null = null;
  @state() private failure?: unknown;

  private choices = new Task(this, { args: () => [], task: (_, { signal }) => call(listAuditChoices, {}, signal) });
  private events = new Task(this, {
    args: () => [this.search] as const,
    task: ([search], { signal }) => call(listAuditEvents, { query: this.queryOf(readAuditView(search)) }, signal),
  });

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('search')) [this.view, this.openId] = [readAuditView(this.search), null];
  }

  protected override render() {
    const { value, error } = this.events;
    return html`
      <div class="head"><h1>${t.audit.heading}</h1><div class="actions"><button @click=${this.export}>${icon('file')}${t.audit.exportCsv}</button></div></div>
      <p class="lead">${t.audit.lead}</p>
      <bl-chain-check></bl-chain-check>
      ${this.renderFilters()}
      ${this.failure ? html`<bl-problem .error=${this.failure}></bl-problem>` : nothing}
      ${error ? html`<bl-problem retry .error=${error} @retry=${() => this.events.run()}></bl-problem>` : nothing}
      ${value ? this.renderEvents(value) : error ? nothing : html`<bl-skeleton rows="14"></bl-skeleton>`}
    `;
  }

  private renderFilters() {
    const { userId, action, source, from, to, subject } = this.view;
    const { users = [], actions = [] } = this.choices.value ?? {};
    const groups = [...new Set(actions.map((one) => one.split('.')[0]!))];
    return html`<form class="filters" @submit=${(event: Event) => event.preventDefault()}>
      <label><span>${t.audit.who}</span><select @change=${this.take('userId')}><option value="">${t.audit.anybody}</option>${users.map(({ id, name, email }) => html`<option value=${id} ?selected=${String(id) === userId}>${name} · ${email}</option>`)}</select></label>
      <label><span>${t.audit.action}</span><select @change=${this.take('action')}><option value="">${t.audit.anyAction}</option>
        ${groups.map((group) => html`<option translate="no" value=${group} ?selected=${group === action}>${group}.*</option>`)}${actions.map((one) => html`<option translate="no" value=${one} ?selected=${one === action}>${one}</option>`)}</select></label>
      <label><span>${t.audit.source}</span><select @change=${this.take('source')}><option value="">${t.audit.anySource}</option>${(['http', 'command', 'system'] as const).map((one) => html`<option value=${one} ?selected=${one === source}>${t.audit.sources[one]}</option>`)}</select></label>
      <label><span>${t.audit.from}</span><input type="date" .value=${from} @change=${this.take('from')}></label>
      <label><span>${t.audit.to}</span><input type="date" .value=${to} @change=${this.take('to')}></label>
      <label><span>${t.audit.subject}</span><input .value=${subject} maxlength="200" @change=${this.take('subject')}></label>
      ${isAsked(this.view) ? html`<a class="button" href="/manage/audit">${t.audit.clear}</a>` : nothing}
    </form>`;
  }

  private renderEvents({ events, total }: { events: readonly AuditEvent[]; total: { n: number; more: boolean } }) {
    if (events.length === 0) return html`<p class="empty">${t.audit.none}</p>`;
    return html`
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.audit.heading}><table>
        <thead><tr><th scope="col" class="number">${t.audit.event}</th><th scope="col">${t.audit.at}</th><th scope="col">${t.audit.who}</th><th scope="col">${t.audit.action}</th>
          <th scope="col">${t.audit.subjectHead}</th><th scope="col">${t.audit.change}</th><th scope="col">${t.audit.reason}</th><th scope="col">${t.audit.source}</th></tr></thead>
        <tbody>${events.map((event) => this.renderEvent(event))}</tbody>
      </table></div>
      <bl-pager .page=${this.view.page} .size=${pageSize} .total=${total.n} ?more=${total.more} @page-chosen=${({ page }: PageChosen) => this.show({ page })}></bl-pager>
    `;
  }

  private renderEvent(event: AuditEvent) {
    const { id, at, actor, action, subject, reason, source } = event;
    const [isOpen, fields] = [this.openId === id, changedFields(event.before, event.after).length];
    return html`<tr class=${isOpen ? 'open' : ''}>
        <td class="number event">${id}</td><td>${moment(at)}</td><td translate="no">${actor}</td><td><code>${action}</code></td><td class="subject" translate="no" title=${subject}><code>${subject}</code></td>
        <td><button class="toggle" aria-expanded=${isOpen ? 'true' : 'false'} aria-label=${t.audit.details(String(id))} @click=${() => { this.openId = isOpen ? null : id; }}>${icon(isOpen ? 'up' : 'down')}${fields > 0 ? t.audit.fields(fields) : dash}</button></td>
        <td class="wrap">${reason ?? dash}</td><td>${t.audit.sources[source]}</td>
      </tr>
      ${isOpen ? html`<tr><td class="change" colspan="8"><bl-audit-change .event=${event}></bl-audit-change></td></tr>` : nothing}`;
  }

  private take = (name: keyof AuditView) => (event: Event) => this.show({ [name]: (event.target as HTMLInputElement).value, page: 1 });

  private show(change: Partial<AuditView>) {
    go(auditAddress({ ...this.view, ...change }));
  }

  private queryOf({ page, userId, action, source, from, to, subject }: AuditView) {
    return { ...(userId && { userId: Number(userId) }), ...(action && { action }), ...(source && { source }), ...(from && { from }), ...(to && { to }), ...(subject && { subject }), offset: (page - 1) * pageSize, limit: pageSize };
  }

  private async export() {
    const { offset: _, limit: __, ...query } = this.queryOf(this.view);
    this.failure = undefined;
    await download(exportAudit, { query }).catch((error: unknown) => { this.failure = error; });
  }
}
