import type { LineColumn } from '../../../shared/contracts/line-columns.js';
import type { LinePreset } from '../../../shared/contracts/lines.js';
import type { Role } from '../../../shared/contracts/roles.js';
import type { Place } from '../app-shell/router.js';

/** What the list shows, as it stands in the address. */
export interface LinesView {
  preset: LinePreset;
  search: string;
  /** Ids; none means all in scope. */
  suppliers: readonly number[];
  sort: LineColumn;
  direction: 'asc' | 'desc';
  /** Counted from 1. */
  page: number;
}

/** In the order of the tabs. */
const presets = {
  'late': 0, 'at-risk': 0, 'no-response': 0, 'updated': 0, 'due-this-week': 0, 'due-soon': 0, 'unmapped': 0, 'all': 0,
} satisfies Record<LinePreset, 0>;
export const linePresets = Object.keys(presets) as LinePreset[];

/** Where a role starts: a planner with what is late, those who answer with what waits for an answer. */
export const landingPreset = (role: Role): LinePreset =>
  ({ planner: 'late', expeditor: 'no-response', supplier: 'no-response', viewer: 'all', admin: 'all' } as const)[role];

const oneOf = <Value extends string>(text: string | null, values: readonly Value[], otherwise: Value): Value => values.find((value) => value === text) ?? otherwise;

/** Reads an address; what makes no sense is taken for not said. */
export function readView(search: string, { landing, sortable }: { landing: LinePreset; sortable: readonly LineColumn[] }): LinesView {
  const said = new URLSearchParams(search);
  const page = Number(said.get('page'));
  return {
    preset: oneOf(said.get('preset'), linePresets, landing),
    search: (said.get('search') ?? '').trim().slice(0, 100),
    suppliers: (said.get('suppliers') ?? '').split(',').filter((id) => /^[1-9]\d{0,8}$/.test(id)).map(Number),
    sort: oneOf(said.get('sort'), sortable, 'dueOn'),
    direction: oneOf(said.get('direction'), ['asc', 'desc'], 'asc'),
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

/** The address of a view, without what goes without saying. The preset is always said: links mean the same to everybody. */
export function addressOf({ preset, search, suppliers, sort, direction, page }: LinesView, lineId: number | null = null): string {
  const said = new URLSearchParams({ preset });
  if (search) said.set('search', search);
  if (suppliers.length > 0) said.set('suppliers', suppliers.join(','));
  if (sort !== 'dueOn') said.set('sort', sort);
  if (direction !== 'asc') said.set('direction', direction);
  if (page > 1) said.set('page', String(page));
  return `/lines${lineId === null ? '' : `/${lineId}`}?${said.toString().replaceAll('%2C', ',')}`;
}

/** What the search field shows on a page. */
export const searchOf = ({ page, search }: Place): string => (page.name === 'lines' ? new URLSearchParams(search).get('search') ?? '' : '');

/** Where a search leads: it stays in the list as it is, on its first page. From elsewhere it looks through all lines. */
export function withSearch({ page, path, search }: Place, text: string): string {
  const said = new URLSearchParams(page.name === 'lines' ? search : 'preset=all');
  said.delete('page');
  if (text) said.set('search', text);
  else said.delete('search');
  const rest = said.toString().replaceAll('%2C', ',');
  return `${page.name === 'lines' ? path : '/lines'}${rest && `?${rest}`}`;
}
