import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Alert } from '../../../shared/contracts/alerts.js';
import { badge, badgeStyles } from '../elements/badge.js';
import { date } from '../elements/date.js';
import { dash, qty, tell } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { table } from '../styles/table.js';
import { ruleName, severityBadge, statusBadge, subjectOf } from './alert-words.js';

/** Alerts as a table; the first cell of a row is the link that opens it. */
@customElement('bl-alert-list')
export class BlAlertList extends LitElement {
  static override styles = [base, table, badgeStyles, css`
    :host { display: block; min-height: 0; overflow: auto; overscroll-behavior: contain; background: var(--surface); }
    table { min-width: 640px; border-collapse: separate; border-spacing: 0; table-layout: fixed; }
    th:first-child { padding-left: 12px; }
    thead { position: sticky; top: 0; z-index: 1; }
    td { height: 24px; padding: 0 10px; overflow: hidden; text-overflow: ellipsis; }
    tbody tr { cursor: pointer; }
    td:first-child { padding-left: 8px; border-left: 4px solid transparent; }
    tr.critical td:first-child { border-left-color: var(--red); }
    tr.warning td:first-child { border-left-color: var(--amber); }
    tr[aria-current] td { background: var(--selected); }
    td a { color: inherit; font-weight: 500; text-decoration: none; }
    tr:hover td a { text-decoration: underline; text-underline-offset: 2px; }
    .settled td { color: var(--quiet); }
    col.severity { width: 96px; } col.subject { width: 172px; } col.supplier { width: 210px; } col.rule { width: 170px; }
    col.since { width: 92px; } col.times { width: 60px; } col.status { width: 164px; }
    @media (max-width: 1100px) { col.subject { width: 148px; } col.supplier { width: 140px; } col.status { width: 116px; } .rule, .times { display: none; } }
  `];

  @property({ attribute: false }) alerts: readonly Alert[] = [];
  @property({ attribute: false }) openId: number | null = null;
  @property({ attribute: false }) hrefOf: (id: number) => string = () => '';

  constructor() {
    super();
    this.addEventListener('click', this.follow);
  }

  /** To the link of an alert, where it is listed. */
  focusAlert(id: number | null) {
    const links = [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('tbody a')];
    (links.find((link) => link.dataset.alert === String(id)) ?? links[0])?.focus();
  }

  protected override render() {
    const columns = ['severity', 'subject', 'supplier', 'says', 'rule', 'since', 'times', 'status'] as const;
    return html`<table>
      <colgroup>${columns.map((column) => html`<col class=${column}>`)}</colgroup>
      <thead><tr>${columns.map((column) => html`<th scope="col" class="${column} ${column === 'times' ? 'number' : ''}">${t.alerts[column]}</th>`)}</tr></thead>
      <tbody>${this.alerts.map((alert) => this.renderAlert(alert))}</tbody>
    </table>`;
  }

  private renderAlert(alert: Alert) {
    const { id, severity, supplierName, because, rule, openedOn, timesOpened, status } = alert;
    const says = tell(because);
    return html`<tr class="${severity} ${status === 'open' ? '' : 'settled'}" aria-current=${id === this.openId ? 'true' : nothing}>
      <td>${badge(severityBadge(severity))}</td>
      <td><a href=${this.hrefOf(id)} data-alert=${id} title=${subjectOf(alert)}>${subjectOf(alert)}</a></td>
      <td title=${supplierName ?? ''}>${supplierName ?? dash}</td>
      <td title=${says}>${says}</td>
      <td class="rule" title=${ruleName(rule)}>${ruleName(rule)}</td>
      <td>${date(openedOn)}</td>
      <td class="times number" title=${timesOpened > 1 ? t.alerts.timesHint(qty(timesOpened)) : nothing}>${timesOpened > 1 ? qty(timesOpened) : ''}</td>
      <td>${badge(statusBadge(alert))}</td>
    </tr>`;
  }

  /** The whole row is its link's, for those who point; keys go by the link itself. */
  private follow = (event: MouseEvent) => {
    const [target] = event.composedPath() as HTMLElement[];
    if (!target!.closest('a') && getSelection()?.isCollapsed !== false) target!.closest('tr')?.querySelector('a')?.click();
  };
}
