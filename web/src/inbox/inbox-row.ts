import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { InboxProposal, WhyNotAnswered } from '../../../shared/contracts/inbox.js';
import type { IsoDate } from '../../../shared/dates.js';
import { icon } from '../elements/icons.js';
import { date } from '../elements/date.js';
import { dash, percent, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { readDate, readQty } from '../milestones/typed-values.js';
import './bl-reject-form.js';
import type { RejectAsked } from './bl-reject-form.js';
import { isEdited, type Edit } from './inbox-state.js';

/** How a row stands, and what can be done from it. */
export interface RowDesk {
  isCurrent(id: number): boolean;
  isChosen(id: number): boolean;
  isLeaving(id: number): boolean;
  isEditing(id: number): boolean;
  isRejecting(id: number): boolean;
  editOf(id: number): Edit | undefined;
  markOf(id: number): WhyNotAnswered | undefined;
  today: IsoDate;
  showsArrival: boolean;
  columns: number;
  select(id: number): void;
  toggle(id: number): void;
  confirm(one: InboxProposal): void;
  beginEdit(id: number | null): void;
  edit(one: InboxProposal, edit: Edit | null): void;
  beginReject(id: number | null): void;
  reject(one: InboxProposal, asked: RejectAsked): void;
}

export const nameOf = ({ poNumber, lineNumber }: Pick<InboxProposal, 'poNumber' | 'lineNumber'>): string => `${poNumber} / ${lineNumber}`;

/** A proposal: what, how many, when, how sure and why. What stands below it is about it alone. */
export function renderRow(one: InboxProposal, desk: RowDesk) {
  const { id } = one;
  const edit = desk.editOf(id);
  const mark = desk.markOf(id);
  const classes = ['row', isEdited(one, edit) ? 'edited' : '', mark ? 'marked' : '', desk.isLeaving(id) ? 'leaving' : ''].join(' ');
  return html`
    <tr class=${classes} data-id=${id} tabindex=${desk.isCurrent(id) ? 0 : -1} aria-selected=${desk.isChosen(id) ? 'true' : 'false'} @focusin=${() => desk.select(id)}>
      <td><input type="checkbox" tabindex="-1" aria-label=${t.inbox.rowOf(nameOf(one))} .checked=${live(desk.isChosen(id))} @change=${() => desk.toggle(id)}></td>
      <td><a href="/lines/${one.lineId}" tabindex="-1">${one.poNumber}</a> <span class="quiet">/ ${one.lineNumber}</span></td>
      <td title=${one.itemName ?? one.itemCode}>${one.itemCode}</td>
      ${desk.isEditing(id) ? renderFields(one, edit, desk) : renderWanted(one, edit)}
      ${desk.showsArrival ? html`<td>${date(one.arriveOn)}</td>` : nothing}
      <td>${date(one.dueOn)}</td>
      <td>${renderWindow(one)}</td>
      <td>${renderSure(one)}</td>
      <td class="why" title=${tell(one.because)}>${tell(one.because)}</td>
      <td class="answer">${renderActions(one, edit, desk)}</td>
    </tr>
    ${mark ? html`<tr class="under mark"><td colspan=${desk.columns}>${icon('warning')} ${t.inbox.whyNot[mark]}</td></tr>` : nothing}
    ${desk.isRejecting(id) ? html`<tr class="under"><td colspan=${desk.columns}><bl-reject-form .proposal=${one} .today=${desk.today} @reject-asked=${(asked: RejectAsked) => desk.reject(one, asked)} @reject-left=${() => desk.beginReject(null)}></bl-reject-form></td></tr>` : nothing}
  `;
}

function renderWanted(one: InboxProposal, edit: Edit | undefined) {
  const { readyOn, qty: quantity } = edit ?? one;
  const isLate = readyOn > one.dueOn;
  return html`
    <td class="number">${quantity === one.qty ? qty(quantity) : html`<span class="changed" title=${t.inbox.wasQty(qty(one.qty))}>${qty(quantity)}</span>`} <span class="quiet">${one.uom}</span></td>
    <td class=${isLate ? 'after-due' : ''}>${readyOn === one.readyOn ? date(readyOn) : html`<span class="changed" title=${t.inbox.wasReady(one.readyOn)}>${readyOn}</span>`}</td>`;
}

/** Typed as people type; what cannot be read is marked and changes nothing. */
function renderFields(one: InboxProposal, edit: Edit | undefined, desk: RowDesk) {
  const now = edit ?? { readyOn: one.readyOn, qty: one.qty };
  const take = <Value>(read: (text: string) => Value | null, change: (value: Value) => Partial<Edit>) => ({ target }: Event) => {
    const input = target as HTMLInputElement;
    const value = read(input.value);
    input.ariaInvalid = value === null ? 'true' : 'false';
    if (value !== null) desk.edit(one, { ...now, ...change(value) });
  };
  return html`
    <td><input class="number edit-qty" inputmode="decimal" autocomplete="off" aria-label="${t.inbox.quantity}: ${nameOf(one)}" .value=${String(now.qty)} @change=${take((text) => readQty(text) || null, (quantity) => ({ qty: quantity }))}></td>
    <td><input class="edit-date" autocomplete="off" spellcheck="false" title=${t.inbox.dateHint} aria-label="${t.inbox.readyOn}: ${nameOf(one)}" .value=${now.readyOn} @change=${take((text) => readDate(text, desk.today), (readyOn) => ({ readyOn }))}></td>`;
}

/** The year is said again only where it is another. */
function renderWindow({ windowFromOn: from, windowToOn: to }: InboxProposal) {
  if (!from || !to) return html`<span class="quiet" title=${t.inbox.noWindow}>${dash}</span>`;
  return html`<span title="${from} – ${to}">${from} – ${from.slice(0, 4) === to.slice(0, 4) ? to.slice(5) : to}</span>`;
}

const renderSure = ({ confidence, sampleSize }: InboxProposal) => html`
  <meter aria-label=${t.inbox.columns.sure} min="0" max="1" .value=${confidence}></meter> ${percent(confidence)}
  ${sampleSize > 0 ? html`<span class="quiet" title=${t.inbox.sampleHint(qty(sampleSize))}>· ${t.inbox.sample(qty(sampleSize))}</span>` : nothing}`;

function renderActions(one: InboxProposal, edit: Edit | undefined, desk: RowDesk) {
  const { id } = one;
  const reach = desk.isCurrent(id) ? 0 : -1;
  return html`
    ${isEdited(one, edit) ? html`<button class="plain icon-only" tabindex=${reach} title=${t.inbox.reset} aria-label="${t.inbox.reset}: ${nameOf(one)}" @click=${() => { desk.edit(one, null); desk.beginEdit(null); }}>${icon('refresh')}</button>` : nothing}
    <button tabindex=${reach} aria-label=${t.inbox.confirmRow(nameOf(one))} @click=${() => desk.confirm(one)}>${icon('check')}${t.inbox.confirm}</button>
    <button class="plain icon-only" tabindex=${reach} title=${t.inbox.edit} aria-label=${t.inbox.editRow(nameOf(one))} aria-pressed=${desk.isEditing(id)} @click=${() => desk.beginEdit(desk.isEditing(id) ? null : id)}>${icon('pencil')}</button>
    <button class="plain icon-only" tabindex=${reach} title=${t.inbox.reject} aria-label=${t.inbox.rejectRow(nameOf(one))} aria-expanded=${desk.isRejecting(id)} @click=${() => desk.beginReject(desk.isRejecting(id) ? null : id)}>${icon('cross')}</button>`;
}
