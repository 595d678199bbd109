import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { IsoDate } from '../../../shared/dates.js';
import { badge, badgeStyles } from '../elements/badge.js';
import { dateWithDay } from '../elements/date.js';
import { daysMoved, staleness, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { sourceBadge } from './line-badges.js';
import type { LineDetail } from './line-detail.js';

/** The dates of a line, each with where it comes from. */
@customElement('bl-line-dates')
export class BlLineDates extends LitElement {
  static override styles = [base, badgeStyles, css`
    :host { display: block; }
    dl { display: grid; grid-template-columns: max-content max-content minmax(0, 1fr); border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
    div { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; align-items: baseline; gap: var(--space-4); padding: 4px var(--space-3); }
    div + div { border-top: 1px solid var(--line); }
    dt { color: var(--quiet); }
    .from { color: var(--quiet); }
    .later { color: var(--red-ink); }
  `];

  @property({ attribute: false }) detail!: LineDetail;
  @property() today: IsoDate = '';

  protected override render() {
    const { line, originalDueOn, firstPromisedOn } = this.detail;
    const moved = (now: IsoDate | null, first: IsoDate | null) => (now && first && now !== first ? html` · ${t.panel.firstWas(first)} (${daysMoved(first, now)})` : nothing);
    return html`<dl>
      ${this.renderDate(word('field', 'orderedOn'), line.orderedOn, word('source', 'erp'))}
      ${this.renderDate(word('field', 'dueOn'), line.dueOn, html`${word('source', 'erp')}${moved(line.dueOn, originalDueOn)}`)}
      ${this.renderDate(word('field', 'promisedOn'), line.promisedOn, line.promisedOn ? html`${word('source', 'erp')}${moved(line.promisedOn, firstPromisedOn)}` : t.panel.noPromise)}
      ${this.renderDate(word('field', 'expectedOn'), line.expectedOn, line.expectedFrom ? html`${t.panel.expectedFrom[line.expectedFrom]}${this.renderLateness()}` : t.panel.nothingExpected)}
      ${this.renderDate(word('field', 'receivedOn'), line.receivedOn, line.receivedOn ? word('source', 'erp') : t.panel.nothingReceived)}
      ${this.renderDate(word('field', 'statedOn'), line.statedOn, this.renderStatement())}
    </dl>`;
  }

  private renderDate(name: string, on: IsoDate | null, from: unknown) {
    return html`<div><dt>${name}</dt><dd>${dateWithDay(on)}</dd><dd class="from">${from}</dd></div>`;
  }

  private renderLateness() {
    const { dueOn, expectedOn } = this.detail.line;
    if (!expectedOn || expectedOn === dueOn) return nothing;
    return html` · <span class=${expectedOn > dueOn ? 'later' : ''}>${t.panel.againstDue(daysMoved(dueOn, expectedOn))}</span>`;
  }

  private renderStatement() {
    const { statedSource, statedOn, outstandingQty } = this.detail.line;
    const age = staleness(statedOn, this.today);
    if (!statedSource) return outstandingQty > 0 ? age : nothing;
    return html`${badge(sourceBadge(statedSource, age))} ${age}`;
  }
}
