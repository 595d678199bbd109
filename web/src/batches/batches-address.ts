import type { BatchSort } from '../../../shared/contracts/batches.js';
import type { BatchState } from '../../../shared/contracts/purchasing-words.js';
import { addDays, isDate, mondayOf, type IsoDate } from '../../../shared/dates.js';

const states = { planned: 0, confirmed: 0, dispatched: 0, delivered: 0, cancelled: 0 } satisfies Record<BatchState, 0>;
export const batchStates = Object.keys(states) as BatchState[];
export const openStates: readonly BatchState[] = ['planned', 'confirmed', 'dispatched'];

const sorts = { arriveOn: 0, readyOn: 0, dispatchedOn: 0, supplierName: 0, status: 0, id: 0 } satisfies Record<BatchSort, 0>;

/** What the page shows, as it stands in the address. */
export interface BatchesView {
  look: 'table' | 'calendar';
  status: readonly BatchState[];
  suppliers: readonly number[];
  search: string;
  /** Arrivals from and to; empty where it does not matter. In the calendar, `from` is in the first week that is shown. */
  from: IsoDate | '';
  to: IsoDate | '';
  sort: BatchSort;
  direction: 'asc' | 'desc';
  /** Counted from 1. */
  page: number;
  /** The batch whose panel is open. */
  batchId: number | null;
}

const isId = (text: string) => /^[1-9]\d{0,8}$/.test(text);
const dateOrNone = (text: string | null): IsoDate | '' => (text !== null && isDate(text) ? text : '');
const list = (text: string | null) => (text ?? '').split(',');

/** Reads an address; what makes no sense is taken for not said. */
export function readView(search: string): BatchesView {
  const said = new URLSearchParams(search);
  const status = list(said.get('status')).filter((one): one is BatchState => Object.hasOwn(states, one));
  const [page, batch, sort] = [said.get('page') ?? '', said.get('batch') ?? '', said.get('sort') ?? ''];
  return {
    look: said.get('look') === 'calendar' ? 'calendar' : 'table',
    status: status.length > 0 ? status : openStates,
    suppliers: list(said.get('suppliers')).filter(isId).map(Number),
    search: (said.get('search') ?? '').trim().slice(0, 100),
    from: dateOrNone(said.get('from')), to: dateOrNone(said.get('to')),
    sort: Object.hasOwn(sorts, sort) ? sort as BatchSort : 'arriveOn', direction: said.get('direction') === 'desc' ? 'desc' : 'asc',
    page: isId(page) ? Number(page) : 1, batchId: isId(batch) ? Number(batch) : null,
  };
}

const isOpenOnly = (status: readonly BatchState[]) => status.length === openStates.length && openStates.every((one) => status.includes(one));

/** The address of a view, without what goes without saying. */
export function addressOf({ look, status, suppliers, search, from, to, sort, direction, page, batchId }: BatchesView): string {
  const said = Object.entries({
    look: look === 'calendar' && look, status: !isOpenOnly(status) && batchStates.filter((one) => status.includes(one)).join(','), suppliers: suppliers.join(','), search, from, to,
    sort: sort !== 'arriveOn' && sort, direction: direction === 'desc' && direction, page: page > 1 && page, batch: batchId,
  }).flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
  const rest = new URLSearchParams(said).toString().replaceAll('%2C', ',');
  return `/batches${rest && `?${rest}`}`;
}

const filtersOf = ({ status, suppliers, search }: BatchesView) =>
  ({ status: status.join(','), ...(suppliers.length > 0 && { suppliers: suppliers.join(',') }), ...(search && { search }) });

/** What the table asks of the server. */
export const askedOf = (view: BatchesView, size: number) => ({
  ...filtersOf(view), ...(view.from && { from: view.from }), ...(view.to && { to: view.to }), sort: view.sort, direction: view.direction, offset: (view.page - 1) * size, limit: size,
});

export const weeksShown = 5;

/** The Monday with which the calendar begins. */
export const firstMonday = ({ from }: Pick<BatchesView, 'from'>, today: IsoDate): IsoDate => mondayOf(from || today);

/** What the calendar asks of the server. */
export const calendarOf = (view: BatchesView, today: IsoDate) => {
  const from = firstMonday(view, today);
  return { ...filtersOf(view), from, to: addDays(from, weeksShown * 7 - 1) };
};
