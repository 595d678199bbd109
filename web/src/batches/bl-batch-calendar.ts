import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { addDays, daysBetween, mondayOf, weekday, type IsoDate } from '../../../shared/dates.js';
import { badgeStyles } from '../elements/badge.js';
import { icon } from '../elements/icons.js';
import { dateHint, qty, shortWeekday } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { batchBadge } from '../purchasing/line-badges.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { weeksShown } from './batches-address.js';
import { daysBy, weeksFrom, type Arrival, type CalendarDay, type CalendarWeek } from './calendar-weeks.js';

/** Another first week; the day that then has the focus. */
export class WeekChosen extends Event {
  constructor(readonly monday: IsoDate) { super('week-chosen', { bubbles: true, composed: true }); }
}

export class DayChosen extends Event {
  constructor(readonly on: IsoDate) { super('day-chosen', { bubbles: true, composed: true }); }
}

/** So many arrivals of a day are named; the others are counted. */
const named = 4;

/** Arrivals as a calendar of ISO weeks. One stop for Tab; arrows move by day and week, Enter lists the day. */
@customElement('bl-batch-calendar')
export class BlBatchCalendar extends LitElement {
  static override styles = [base, controls, badgeStyles, css`
    :host { display: flex; flex-direction: column; min-height: 0; background: var(--surface); }
    .ways { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); padding: 6px var(--space-3); border-bottom: 1px solid var(--line); }
    .ways h2 { margin-right: auto; font-size: var(--text-large); }
    .grid { flex: 1; display: grid; grid-template-columns: 52px repeat(5, minmax(104px, 1fr)) repeat(2, minmax(64px, 0.5fr)); grid-template-rows: var(--header-height) repeat(var(--weeks, 5), minmax(124px, 1fr)); min-height: 0; overflow: auto; }
    [role="row"] { display: contents; }
    .head { position: sticky; top: 0; z-index: 1; display: flex; align-items: center; padding: 0 8px; background: var(--header); color: var(--header-ink); font-size: var(--text-small); font-weight: var(--strong); }
    .week { display: grid; align-content: start; padding: 5px 8px; border-top: 1px solid var(--line); color: var(--quiet); font-size: var(--text-small); font-weight: var(--strong); }
    .day { min-width: 0; padding: 4px 6px 6px; border-top: 1px solid var(--line); border-left: 1px solid var(--line); cursor: pointer; overflow: hidden; }
    .day:hover { background: var(--hover); }
    .day:focus-visible { outline-offset: -3px; }
    .day.weekend { background: var(--zebra); }
    .day.weekend:hover { background: var(--hover); }
    .day.past .on { color: var(--quiet); }
    .day.today { background: var(--selected); }
    .day.today .on { color: var(--accent); }
    .on { display: flex; justify-content: space-between; margin-bottom: 2px; font-size: var(--text-small); font-weight: var(--strong); }
    .on .n { color: var(--quiet); font-weight: 400; }
    li { display: flex; align-items: center; gap: 4px; min-width: 0; margin-top: 2px; padding: 0 4px; border-radius: 3px; background: var(--tint); font-size: var(--text-tiny); line-height: 17px; }
    li span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    li b { margin-left: auto; font-weight: var(--strong); }
    li.more { background: none; color: var(--quiet); }
    li.badge { height: auto; border: 0; font-weight: 400; line-height: 17px; }
    li.more { line-height: 17px; }
    .said { padding: 4px var(--space-3); color: var(--quiet); font-size: var(--text-small); }
  `];

  @property({ attribute: false }) arrivals: readonly Arrival[] = [];
  @property() monday: IsoDate = '';
  @property() today: IsoDate = '';
  @property({ type: Boolean }) more = false;
  /** The day that Tab leads to. */
  @state() private stop: IsoDate = '';
  private focusDue = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('monday') && !changed.has('today')) return;
    const isShown = (on: IsoDate) => on !== '' && on >= this.monday && daysBetween(this.monday, on) < weeksShown * 7;
    if (!isShown(this.stop)) this.stop = isShown(this.today) ? this.today : this.monday;
  }

  protected override updated() {
    if (!this.focusDue) return;
    this.focusDue = false;
    this.focusDay();
  }

  focusDay() {
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"].day')?.focus();
  }

  protected override render() {
    const weeks = weeksFrom(this.monday, weeksShown, this.arrivals);
    const [first, last] = [weeks[0]!, weeks.at(-1)!];
    return html`
      <div class="ways">
        <h2>${t.batches.weekOf(first.week, first.year)} – ${t.batches.weekOf(last.week, last.year)}</h2>
        <button @click=${() => this.show(addDays(this.monday, -28))}>${icon('left')}${t.batches.earlier}</button>
        <button @click=${() => this.show(mondayOf(this.today))}>${t.batches.thisWeek}</button>
        <button @click=${() => this.show(addDays(this.monday, 28))}>${t.batches.later}${icon('right')}</button>
      </div>
      <div class="grid" role="grid" aria-label=${t.batches.calendarLabel} aria-describedby="keys" @keydown=${this.press} @click=${this.choose}>
        <div role="row"><div class="head" role="columnheader"><span class="sr">${t.batches.weekOf(first.week, first.year)}</span></div>
          ${first.days.map(({ on }) => html`<div class="head" role="columnheader">${shortWeekday(on)}</div>`)}</div>
        ${weeks.map((week) => this.renderWeek(week))}
      </div>
      <p class="said"><span id="keys">${t.batches.calendarKeys}</span> ${this.more ? t.batches.moreThanShown : nothing}</p>
    `;
  }

  private renderWeek({ year, week, days }: CalendarWeek) {
    return html`<div role="row"><div class="week" role="rowheader" title=${t.batches.weekOf(week, year)}>${t.batches.week(week)}</div>${days.map((day) => this.renderDay(day))}</div>`;
  }

  private renderDay({ on, arrivals, batches }: CalendarDay) {
    const look = ['day', weekday(on) > 5 ? 'weekend' : '', on < this.today ? 'past' : '', on === this.today ? 'today' : ''].join(' ');
    const rest = arrivals.length - named;
    return html`<div class=${look} role="gridcell" data-on=${on} tabindex=${on === this.stop ? 0 : -1} aria-current=${on === this.today ? 'date' : nothing}
      aria-label="${t.batches.dayHint(`${on} ${dateHint(on)}`, batches, qty(batches))}">
      <div class="on"><time datetime=${on}>${on.slice(8) === '01' || on === this.monday ? on.slice(5) : on.slice(8)}</time>${batches > 0 ? html`<span class="n">${qty(batches)}</span>` : nothing}</div>
      <ul>${arrivals.slice(0, rest === 1 ? named + 1 : named).map((arrival) => this.renderArrival(arrival))}
        ${rest > 1 ? html`<li class="more">${t.batches.moreOnDay(qty(rest))}</li>` : nothing}</ul>
    </div>`;
  }

  private renderArrival({ supplierName, status, batches, lines }: Arrival) {
    const { tone, icon: name, text } = batchBadge(status);
    return html`<li class="badge ${tone}" title="${supplierName} · ${text} · ${qty(lines)}">${icon(name)}<span>${supplierName}</span>${batches > 1 ? html`<b>${qty(batches)}</b>` : nothing}</li>`;
  }

  private press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target as HTMLElement).dataset.on) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.dispatchEvent(new DayChosen(this.stop));
      return;
    }
    const by = daysBy(event.key, this.stop, weekday);
    if (by === undefined) return;
    event.preventDefault();
    this.moveTo(addDays(this.stop, by));
  };

  private moveTo(on: IsoDate) {
    this.stop = on;
    this.focusDue = true;
    if (on < this.monday) this.show(addDays(mondayOf(on), -7 * (weeksShown - 1)));
    else if (daysBetween(this.monday, on) >= weeksShown * 7) this.show(mondayOf(on));
  }

  private show(monday: IsoDate) {
    this.dispatchEvent(new WeekChosen(monday));
  }

  private choose(event: MouseEvent) {
    const { on } = (event.target as HTMLElement).closest<HTMLElement>('[data-on]')?.dataset ?? {};
    if (on) this.dispatchEvent(new DayChosen(on));
  }
}
