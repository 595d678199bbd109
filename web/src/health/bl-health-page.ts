import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { call } from '../api/call.js';
import { listExtracts, listMail, listRuns, listSteps, readHealth, readMailSettings, testErpConnection } from '../api/endpoints.js';
import { Poll } from '../app-shell/poll.js';
import { badge, badgeStyles, type Badge } from '../elements/badge.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { icon } from '../elements/icons.js';
import { clock } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import { healthItems, toLookAt, type Item, type ItemName, type Standing, type State } from './health-items.js';

const renewedEvery = 15_000;

const looks: Record<State, Pick<Badge, 'tone' | 'icon'>> = {
  good: { tone: 'green', icon: 'done' }, warning: { tone: 'amber', icon: 'warning' }, failed: { tone: 'red', icon: 'cross' }, unseen: { tone: 'grey', icon: 'dashed' },
};

/** Where one mends it. */
const ways: Partial<Record<ItemName, string>> = {
  erp: '/manage/erp', nights: '/manage/jobs', steps: '/manage/jobs', alerts: '/exceptions', audit: '/manage/audit', mail: '/manage/mail',
};

/** How the product is, item by item, renewed by itself. */
@customElement('bl-health-page')
export class BlHealthPage extends LitElement {
  static override styles = [base, controls, table, badgeStyles, managePage, css`
    .table-scroll, .note, bl-problem { max-width: 1060px; }
    .note { margin-bottom: var(--space-3); }
    table { --row: 34px; }
    td, tbody th { height: var(--row); padding: 5px 10px; vertical-align: middle; }
    tbody th { background: none; color: var(--ink); border-top: 1px solid var(--line); font-size: var(--text); }
    td.says { white-space: normal; text-wrap: pretty; }
    td.state { width: 1%; }
    td code { color: var(--quiet); overflow-wrap: anywhere; }
    .badge { height: 20px; line-height: 18px; font-size: var(--text-small); }
  `];

  @state() private standing?: Standing;
  @state() private failure?: unknown;
  @state() private isTrying = false;
  private erp: Standing['erp'] = null;
  private poll = new Poll(this, { look: (signal) => this.look(signal), every: () => renewedEvery });

  override connectedCallback() {
    super.connectedCallback();
    void this.tryErp();
  }

  protected override render() {
    return html`
      <div class="head"><h1>${t.health.heading}</h1><div class="actions">${this.standing ? html`<span class="quiet">${t.health.lookedAt(clock(this.standing.now))}</span>` : nothing}
        <button ?disabled=${this.isTrying} @click=${this.lookNow}>${icon('refresh')}${t.health.lookNow}</button></div></div>
      <p class="lead">${t.health.lead}</p>
      ${this.failure ? html`<bl-problem retry .error=${this.failure} @retry=${this.lookNow}></bl-problem>` : nothing}
      ${this.standing ? this.renderItems(healthItems(this.standing)) : this.failure ? nothing : html`<bl-skeleton rows="11"></bl-skeleton>`}
    `;
  }

  private renderItems(items: readonly Item[]) {
    const n = toLookAt(items);
    const worst = items.some(({ state: of }) => of === 'failed') ? 'bad' : 'warn';
    return html`<p class="note ${n > 0 ? worst : 'good'}" role="status">${n > 0 ? t.health.toLookAt(n) : t.health.allGood}</p>
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.health.heading}><table>
        <thead><tr><th scope="col">${t.health.state}</th><th scope="col">${t.health.what}</th><th scope="col">${t.health.how}</th><th scope="col"><span class="sr">${t.health.way}</span></th></tr></thead>
        <tbody>${items.map((item) => this.renderItem(item))}</tbody></table></div>`;
  }

  private renderItem({ name, state: of, says, code }: Item) {
    const href = ways[name];
    return html`<tr data-item=${name} data-state=${of}><td class="state">${badge({ ...looks[of], text: t.health.states[of] })}</td><th scope="row">${t.health.names[name]}</th>
      <td class="says">${says}${code ? html` <code lang="en">${code}</code>` : nothing}</td>
      <td>${href ? html`<a href=${href}>${t.health.ways[name as keyof typeof t.health.ways]}</a>` : nothing}</td></tr>`;
  }

  private async look(signal: AbortSignal) {
    try {
      const one = { query: { limit: 1 } };
      const [{ details }, { steps }, { extracts }, { on }, { counts }, { runs }] = await Promise.all([
        call(readHealth, {}, signal), call(listSteps, {}, signal), call(listExtracts, one, signal), call(readMailSettings, {}, signal), call(listMail, one, signal),
        call(listRuns, { query: { step: 'audit-check', limit: 1 } }, signal),
      ]);
      const mail = { on, waiting: counts.waiting ?? 0, failed: counts.failed ?? 0 };
      this.standing = { now: new Date().toISOString(), details: details!, steps, extract: extracts[0] ?? null, mail, auditCheck: runs[0] ?? null, erp: this.erp };
      this.failure = undefined;
    } catch (error) {
      if (!signal.aborted) this.failure = error;
    }
  }

  /** The ERP is bothered when the page opens and when somebody asks, not by every renewal. */
  private async tryErp() {
    this.isTrying = true;
    this.erp = await call(testErpConnection, { body: { connection: null, mapping: {} } }).catch(() => null);
    if (this.standing) this.standing = { ...this.standing, erp: this.erp };
    this.isTrying = false;
  }

  private lookNow() {
    this.poll.now();
    void this.tryErp();
  }
}
