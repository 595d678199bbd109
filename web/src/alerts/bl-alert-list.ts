import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Alert } from '../../../shared/contracts/alerts.js';
import { badge, badgeStyles } from '../elements/badge.js';
import { date } from '../elements/date.js';
import { dash, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { base } from '../styles/base.js';
import { table } from '../styles/table.js';
import { ruleName, severityBadge, statusBadge, subjectOf } from './alert-words.js';

/** Alerts were chosen, or no longer are. */
export class AlertsChosen extends Event {
  constructor(readonly ids: ReadonlySet<number>) { super('alerts-chosen', { bubbles: true, composed: true }); }
}

/** Alerts as a table; what they are about is the link that opens a row. With `x` on it, a row is chosen. */
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
    td.choice, th.choice { padding: 0 4px 0 8px; }
    td.choice { cursor: default; }
    tr.chosen td { background: var(--selected); }
    tr.critical td:first-child { border-left-color: var(--red); }
    tr.warning td:first-child { border-left-color: var(--amber); }
    tr[aria-current] td { background: var(--selected); }
    td a { color: inherit; font-weight: 500; text-decoration: none; }
    tr:hover td a { text-decoration: underline; text-underline-offset: 2px; }
    .settled td { color: var(--quiet); }
    col.choice { width: 36px; } col.severity { width: 96px; } col.subject { width: 172px; } col.supplier { width: 210px; } col.rule { width: 170px; }
    col.since { width: 92px; } col.times { width: 60px; } col.status { width: 164px; }
    @media (max-width: 1100px) { col.subject { width: 148px; } col.supplier { width: 140px; } col.status { width: 116px; } .rule, .times { display: none; } }
  `];

  @property({ attribute: false }) alerts: readonly Alert[] = [];
  /** Null where nothing can be done about alerts. */
  @property({ attribute: false }) chosen: ReadonlySet<number> | null = null;
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
    const { chosen, alerts } = this;
    return html`<table>
      <colgroup>${chosen ? html`<col class="choice">` : nothing}${columns.map((column) => html`<col class=${column}>`)}</colgroup>
      <thead><tr>${chosen ? html`<th class="choice" scope="col">${this.renderCheckbox(t.alerts.chooseAll, alerts.every(({ id }) => chosen.has(id)), this.chooseAll)}</th>` : nothing}${columns.map((column) => html`<th scope="col" class="${column} ${column === 'times' ? 'number' : ''}">${t.alerts[column]}</th>`)}</tr></thead>
      <tbody>${this.alerts.map((alert) => this.renderAlert(alert))}</tbody>
    </table>`;
  }

  private renderAlert(alert: Alert) {
    const { id, severity, supplierName, because, rule, openedOn, timesOpened, status } = alert;
    const says = tell(because);
    const isChosen = this.chosen?.has(id) ?? false;
    return html`<tr class="${severity} ${status === 'open' ? '' : 'settled'} ${isChosen ? 'chosen' : ''}" aria-current=${id === this.openId ? 'true' : nothing}>
      ${this.chosen ? html`<td class="choice">${status === 'resolved' ? nothing : this.renderCheckbox(t.alerts.chooseOne(subjectOf(alert)), isChosen, () => this.toggle(id))}</td>` : nothing}
      <td>${badge(severityBadge(severity))}</td>
      <td><a href=${this.hrefOf(id)} data-alert=${id} title=${subjectOf(alert)} @keydown=${(event: KeyboardEvent) => this.press(event, alert)}>${subjectOf(alert)}</a></td>
      <td title=${supplierName ?? ''}>${supplierName ?? dash}</td>
      <td title=${says}>${says}</td>
      <td class="rule" title=${ruleName(rule)}>${ruleName(rule)}</td>
      <td>${date(openedOn)}</td>
      <td class="times number" title=${timesOpened > 1 ? t.alerts.timesHint(qty(timesOpened)) : nothing}>${timesOpened > 1 ? qty(timesOpened) : ''}</td>
      <td>${badge(statusBadge(alert))}</td>
    </tr>`;
  }

  private renderCheckbox(label: string, isChosen: boolean, change: () => void) {
    return html`<input type="checkbox" aria-label=${label} .checked=${live(isChosen)} @change=${change}>`;
  }

  private press({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, { id, status }: Alert) {
    if (key === 'x' && !ctrlKey && !metaKey && !altKey && this.chosen && status !== 'resolved') this.toggle(id);
  }

  private toggle(id: number) {
    const ids = new Set(this.chosen);
    if (!ids.delete(id)) ids.add(id);
    this.dispatchEvent(new AlertsChosen(ids));
  }

  /** All that the page shows, or none. */
  private chooseAll = () => {
    const ids = this.alerts.filter(({ status }) => status !== 'resolved').map(({ id }) => id);
    this.dispatchEvent(new AlertsChosen(new Set(ids.every((id) => this.chosen!.has(id)) ? [] : ids)));
  };

  /** The whole row is its link's, for those who point; keys go by the link itself. */
  private follow = (event: MouseEvent) => {
    const [target] = event.composedPath() as HTMLElement[];
    if (!target!.closest('a, .choice') && getSelection()?.isCollapsed !== false) target!.closest('tr')?.querySelector('a')?.click();
  };
}
