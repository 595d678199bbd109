import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ListedLine } from '../../../shared/contracts/lines.js';
import { icon } from '../elements/icons.js';
import { t } from '../i18n/language.js';
import { classOf, type DrawnColumn } from './grid-sheet.js';
import { rowTone } from './line-badges.js';
import type { CellContext } from './line-columns.js';

export interface RowLook { place: number; columns: readonly DrawnColumn[]; context: CellContext; isChosen: boolean; isOpen: boolean }

/** A row of the grid; `aria-rowindex` counts the header as the first. */
export function gridRow(line: ListedLine | undefined, { place, columns, context, isChosen, isOpen }: RowLook) {
  if (!line) return pendingRow(place, columns.length);
  return html`<tr role="row" data-place=${place} data-id=${line.id} aria-rowindex=${place + 2} aria-selected=${isChosen} aria-current=${isOpen ? 'true' : nothing} class="${place % 2 ? 'odd' : ''} ${rowTone(line)}">
    <td role="gridcell" class="choice pinned"><input type="checkbox" tabindex="-1" aria-label=${t.choice.line(line.poNumber, line.lineNumber)} .checked=${live(isChosen)}></td>
    ${columns.map(({ column, pinned }) => html`<td role="gridcell" tabindex="-1" class="${classOf(column.name)}${column.isNumber ? ' number' : ''}${pinned ? ' pinned' : ''}${column.isEntered ? ' entered' : ''}" title=${column.hint?.(line) ?? nothing}>${column.cell(line, context)}</td>`)}
  </tr>`;
}

const pendingRow = (place: number, columns: number) =>
  html`<tr role="row" data-place=${place} aria-rowindex=${place + 2} class="pending"><td role="gridcell" class="choice pinned"></td><td role="gridcell" tabindex="-1" aria-colspan=${columns}><span></span><span class="sr">${t.list.noRow}</span></td></tr>`;

export interface HeaderLook { order: 'ascending' | 'descending' | null; isFiltered: boolean; startPull(event: PointerEvent): void; fit(): void; sort(): void; openMenu(event: Event): void }

/** A header sorts; its second button, or Alt and arrow down, opens the menu of the column. */
export function gridHeader({ column: { name, header, field, isNumber }, pinned }: DrawnColumn, { order, isFiltered, startPull, fit, sort, openMenu }: HeaderLook) {
  return html`<th role="columnheader" data-column=${name} class="${classOf(name)}${isNumber ? ' number' : ''}${pinned ? ' pinned' : ''}${isFiltered ? ' filtered' : ''}" aria-sort=${order ?? nothing} @contextmenu=${openMenu}>
    <button class="sort" tabindex="-1" title=${header()} aria-keyshortcuts="Alt+ArrowDown" ?disabled=${!field} @click=${sort}>
      <span>${header()}</span>${isFiltered ? html`${icon('filter')}<span class="sr">(${t.columnMenu.filtered})</span>` : nothing}${order ? icon(order === 'ascending' ? 'up' : 'down') : nothing}
    </button>
    <button class="more" tabindex="-1" aria-label=${t.columnMenu.open(header())} title=${t.columnMenu.open(header())} @click=${openMenu}>${icon('more')}</button>
    <span class="grip" @pointerdown=${startPull} @dblclick=${fit}></span>
  </th>`;
}
