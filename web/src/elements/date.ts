import { html, nothing } from 'lit';
import type { IsoDate } from '../../../shared/dates.js';
import { dash, dateHint, instant, shortWeekday } from '../i18n/format.js';

/** An ISO date; weekday and week number on hovering. */
export const date = (on: IsoDate | null) => (on === null ? html`${dash}` : html`<time datetime=${on} title=${dateHint(on)}>${on}</time>`);

/** The same with the weekday beside it, where there is room. */
export const dateWithDay = (on: IsoDate | null) => html`${date(on)}${on === null ? nothing : html` <span class="quiet">${shortWeekday(on)}</span>`}`;

/** An instant on the reader's clock. */
export const moment = (at: string | null) => (at === null ? html`${dash}` : html`<time datetime=${at} title=${at}>${instant(at)}</time>`);
