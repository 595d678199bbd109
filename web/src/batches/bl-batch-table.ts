import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Batch, BatchSort } from '../../../shared/contracts/batches.js';
import type { IsoDate } from '../../../shared/dates.js';
import { isShortcut } from '../app-shell/shortcuts.js';
import { badge, badgeStyles } from '../elements/badge.js';
import { date } from '../elements/date.js';
import { icon } from '../elements/icons.js';
import { dash, qty, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { batchBadge } from '../purchasing/line-badges.js';
import { base } from '../styles/base.js';
import { table } from '../styles/table.js';
import { amountOf, carriedIn, contentOf, isUnderWay, transportOf } from './batch-words.js';

export class BatchSortChosen extends Event {
  constructor(readonly sort: BatchSort) { super('batch-sort-chosen', { bubbles: true, composed: true }); }
}

interface Column { name: string; header: () => string; sort?: BatchSort; isNumber?: boolean; cell: (batch: Batch) => unknown; hint?: (batch: Batch) => string }

const columns: readonly Column[] = [
  { name: 'status', header: () => t.batches.status, sort: 'status', cell: ({ status }) => badge(batchBadge(status)) },
  { name: 'supplier', header: () => t.batches.supplier, sort: 'supplierName', cell: ({ supplierName }) => supplierName, hint: ({ supplierName, supplierCode }) => `${supplierName} ${supplierCode}` },
  { name: 'day', header: () => t.batches.ready, sort: 'readyOn', cell: ({ readyOn }) => date(readyOn) },
  { name: 'day', header: () => t.batches.dispatched, sort: 'dispatchedOn', cell: ({ dispatchedOn }) => date(dispatchedOn) },
  { name: 'day', header: () => t.batches.arrives, sort: 'arriveOn', cell: ({ arriveOn }) => date(arriveOn) },
  { name: 'count', header: () => t.batches.lines, isNumber: true, cell: (batch) => qty(carriedIn(batch).length) },
  { name: 'content', header: () => t.batches.content, cell: contentOf, hint: (batch) => carriedIn(batch).map(({ poNumber, lineNumber, itemCode }) => `${poNumber} / ${lineNumber} ${itemCode}`).join('\n') },
  { name: 'amount', header: () => t.batches.quantity, isNumber: true, cell: amountOf, hint: amountOf },
  { name: 'transport', header: () => t.batches.transport, cell: (batch) => transportOf(batch) || dash, hint: transportOf },
  { name: 'source', header: () => t.batches.source, cell: ({ source, origin }) => (source ? word('source', source) : word('origin', origin)) },
];

/** Batches as a table. The number of a batch is the link that opens it; arrows and j, k go from one to the next. */
@customElement('bl-batch-table')
export class BlBatchTable extends LitElement {
  static override styles = [base, table, badgeStyles, css`
    :host { display: block; min-height: 0; overflow: auto; overscroll-behavior: contain; background: var(--surface); }
    table { min-width: 960px; border-collapse: separate; border-spacing: 0; table-layout: fixed; }
    thead { position: sticky; top: 0; z-index: 1; }
    th { padding: 0; }
    th > span, th button { display: block; padding: 0 8px; }
    th:first-child > * { padding-left: 12px; }
    th button { display: flex; align-items: center; gap: 3px; width: 100%; height: var(--header-height); border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
    th button:hover { background: var(--header-hover); }
    th button:focus-visible { outline-color: var(--header-ink); outline-offset: -3px; }
    th[aria-sort="ascending"] svg { transform: rotate(180deg); }
    td { height: 24px; padding: 0 8px; overflow: hidden; text-overflow: ellipsis; }
    tbody tr { cursor: pointer; }
    td:first-child { padding-left: 8px; border-left: 4px solid transparent; }
    tr.overdue td:first-child { border-left-color: var(--red); }
    tr.overdue td.arrives time { color: var(--red-ink); font-weight: var(--strong); }
    tr[aria-current] td { background: var(--selected); }
    td a { color: inherit; font-weight: 500; text-decoration: none; }
    tr:hover td a { text-decoration: underline; text-underline-offset: 2px; }
    col.number { width: 72px; } col.status { width: 104px; } col.day { width: 90px; } col.count { width: 60px; } col.content { width: 190px; } col.amount { width: 120px; } col.source { width: 136px; }
    @media (max-width: 1300px) { col.transport { width: 130px; } }
  `];

  @property({ attribute: false }) batches: readonly Batch[] = [];
  @property({ attribute: false }) openId: number | null = null;
  @property() sort: BatchSort = 'arriveOn';
  @property() direction: 'asc' | 'desc' = 'asc';
  @property() today: IsoDate = '';
  @property({ attribute: false }) hrefOf: (id: number) => string = () => '';

  /** To the link of a batch, where it is listed. */
  focusBatch(id: number | null) {
    (this.links().find((link) => link.dataset.batch === String(id)) ?? this.links()[0])?.focus();
  }

  protected override render() {
    return html`<table @keydown=${this.press} @click=${this.follow}>
      <colgroup><col class="number">${columns.map(({ name }) => html`<col class=${name}>`)}</colgroup>
      <thead><tr>${this.renderHeader({ header: () => t.batches.number, sort: 'id' })}${columns.map((column) => this.renderHeader(column))}</tr></thead>
      <tbody>${this.batches.map((batch) => this.renderBatch(batch))}</tbody>
    </table>`;
  }

  private renderHeader({ header, sort, isNumber = false }: Pick<Column, 'header' | 'sort' | 'isNumber'>) {
    const isSorted = sort !== undefined && sort === this.sort;
    const order = this.direction === 'asc' ? 'ascending' : 'descending';
    return html`<th scope="col" class=${isNumber ? 'number' : ''} aria-sort=${isSorted ? order : nothing}>
      ${sort ? html`<button @click=${() => this.dispatchEvent(new BatchSortChosen(sort))}>${header()}${isSorted ? icon('down') : nothing}</button>` : html`<span>${header()}</span>`}</th>`;
  }

  private renderBatch(batch: Batch) {
    const { id, arriveOn, lines } = batch;
    const isOverdue = arriveOn !== null && arriveOn < this.today && lines.some(isUnderWay);
    return html`<tr class=${isOverdue ? 'overdue' : ''} title=${isOverdue ? t.batches.overdue : nothing} aria-current=${id === this.openId ? 'true' : nothing}>
      <td><a href=${this.hrefOf(id)} data-batch=${id} aria-label=${t.batches.name(id)}>#${id}</a></td>
      ${columns.map(({ name, isNumber, cell, hint, sort }) => html`<td class="${isNumber ? 'number' : ''} ${sort === 'arriveOn' ? 'arrives' : name}" title=${hint?.(batch) ?? nothing}>${cell(batch)}</td>`)}
    </tr>`;
  }

  private links(): HTMLAnchorElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('tbody a')];
  }

  private press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1, ...(isShortcut(event) && { j: 1, k: -1 }) }[event.key];
    const links = this.links();
    const place = links.indexOf(event.target as HTMLAnchorElement);
    if (by === undefined || place < 0) return;
    event.preventDefault();
    links[Math.max(0, Math.min(links.length - 1, place + by))]!.focus();
  };

  /** The whole row is the link's. */
  private follow(event: MouseEvent) {
    const row = (event.target as HTMLElement).closest('tbody tr');
    if (!(event.target as HTMLElement).closest('a') && getSelection()?.isCollapsed !== false) row?.querySelector('a')?.click();
  }
}
