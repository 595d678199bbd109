import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { InboxGroup, InboxSection, Shift } from '../../../shared/contracts/inbox.js';
import { icon } from '../elements/icons.js';
import '../elements/bl-progress.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import './bl-shift-menu.js';
import type { ShiftChosen } from './bl-shift-menu.js';
import type { Place } from './inbox-desk.js';
import { renderRow, type RowDesk } from './inbox-row.js';

/** How a group stands, and what can be done to all of it. */
export interface GroupDesk extends RowDesk {
  isOpen(supplierId: number): boolean;
  shownIn(section: InboxSection, place: Place): number;
  isSending: boolean;
  fold(supplierId: number): void;
  showMore(place: Place): void;
  confirmAll(places: readonly Place[], shift?: Shift): void;
}

/** A supplier with its windows as sections of one table. */
export function renderGroup(group: InboxGroup, desk: GroupDesk) {
  const { supplierId, supplierName, supplierCode, open, answered, sections } = group;
  const places = sections.map(({ window }) => ({ supplierId, window }));
  const isOpen = desk.isOpen(supplierId) && open > 0;
  return html`<section class="group" aria-labelledby="g${supplierId}">
    <div class="group-head">
      <button class="plain icon-only" aria-expanded=${isOpen} aria-label=${t.inbox.expand(supplierName)} ?disabled=${open === 0} @click=${() => desk.fold(supplierId)}>
        <svg class="icon ${isOpen ? '' : 'closed'}" viewBox="0 0 16 16" aria-hidden="true"><path d="M4 6.3l4 4 4-4"/></svg></button>
      <h2 id="g${supplierId}">${supplierName} <span class="code">${supplierCode === supplierName ? nothing : supplierCode}</span></h2>
      <div class="progress" title=${t.inbox.progressHint}><span>${t.inbox.progress(qty(answered), qty(answered + open))}</span>
        <bl-progress .label=${supplierName} .done=${answered} .total=${answered + open}></bl-progress></div>
      <span class="grow"></span>
      ${open === 0 ? nothing : html`
        <bl-shift-menu .name=${supplierName} .today=${desk.today} ?disabled=${desk.isSending} @shift-chosen=${({ shift }: ShiftChosen) => desk.confirmAll(places, shift)}></bl-shift-menu>
        <button aria-label=${t.inbox.confirmThese(qty(open), supplierName)} ?disabled=${desk.isSending} @click=${() => desk.confirmAll(places)}>${icon('check')}${t.inbox.confirmAll(qty(open))}</button>`}
    </div>
    ${isOpen ? renderTable(group, desk) : nothing}
  </section>`;
}

const headers = ['line', 'item', 'qty', 'ready', 'arrives', 'due', 'window', 'sure', 'why', 'answer'] as const;

function renderTable({ supplierId, supplierName, sections }: InboxGroup, desk: GroupDesk) {
  const columns = headers.filter((name) => name !== 'arrives' || desk.showsArrival);
  return html`<div class="table-scroll"><table role="grid" aria-labelledby="g${supplierId}" aria-multiselectable="true">
    <colgroup><col class="pick">${columns.map((name) => html`<col class=${name}>`)}</colgroup>
    <thead><tr><th scope="col"><span class="sr">${t.inbox.rowOf('')}</span></th>${columns.map((name) => html`<th scope="col" class=${name === 'qty' ? 'number' : ''}>${t.inbox.columns[name]}</th>`)}</tr></thead>
    ${sections.map((section) => renderSection(section, { supplierId, supplierName }, desk))}
  </table></div>`;
}

interface Of { supplierId: number; supplierName: string }

function renderSection(section: InboxSection, { supplierId, supplierName }: Of, desk: GroupDesk) {
  const place = { supplierId, window: section.window };
  const { window, total, proposals } = section;
  const shown = desk.shownIn(section, place);
  const name = t.inbox.windows[window];
  return html`<tbody>
    <tr class="section ${window}"><th colspan=${desk.columns} scope="rowgroup"><div class="line">
      <span title=${t.inbox.windowHints[window]}>${name} <span class="code">${qty(total)}</span></span>
      <button aria-label=${t.inbox.confirmSectionOf(qty(total), name, supplierName)} ?disabled=${desk.isSending} @click=${() => desk.confirmAll([place])}>${icon('check')}${t.inbox.confirmSection(qty(total))}</button>
      <bl-shift-menu small .name="${supplierName}, ${name}" .today=${desk.today} ?disabled=${desk.isSending} @shift-chosen=${({ shift }: ShiftChosen) => desk.confirmAll([place], shift)}></bl-shift-menu>
    </div></th></tr>
    ${repeat(proposals.slice(0, shown), ({ id }) => id, (one) => renderRow(one, desk))}
    ${shown < total ? html`<tr class="more"><td colspan=${desk.columns}><button @click=${() => desk.showMore(place)}>${t.inbox.more(qty(total - shown))}</button></td></tr>` : nothing}
  </tbody>`;
}
