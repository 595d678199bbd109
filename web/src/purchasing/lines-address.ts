import type { LineColumn, LineFilter } from '../../../shared/contracts/line-columns.js';
import type { LinePreset } from '../../../shared/contracts/lines.js';
import type { Role } from '../../../shared/contracts/roles.js';
import type { LinesLook } from '../../../shared/contracts/views.js';
import type { Place } from '../app-shell/router.js';
import { isLineColumn } from './column-kinds.js';
import { readFilters } from './read-filters.js';

/** What the list shows, as it stands in the address. */
export interface LinesView {
  preset: LinePreset;
  search: string;
  /** Ids; none means all in scope. */
  suppliers: readonly number[];
  filters: readonly LineFilter[];
  /** How long "updated recently" goes back. */
  hours: number;
  sort: LineColumn;
  direction: 'asc' | 'desc';
}

/** The windows of "updated recently" that are offered, in hours. */
export const hourChoices: readonly number[] = [12, 24, 48, 72, 168];

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
export function readView(search: string, { landing }: { landing: LinePreset }): LinesView {
  const said = new URLSearchParams(search);
  const [sort, hours] = [said.get('sort') ?? '', Number(said.get('hours'))];
  return {
    preset: oneOf(said.get('preset'), linePresets, landing),
    search: (said.get('search') ?? '').trim().slice(0, 100),
    suppliers: (said.get('suppliers') ?? '').split(',').filter((id) => /^[1-9]\d{0,8}$/.test(id)).map(Number),
    filters: readFilters(said.get('filters')),
    hours: hourChoices.includes(hours) ? hours : 24,
    sort: isLineColumn(sort) ? sort : 'dueOn',
    direction: oneOf(said.get('direction'), ['asc', 'desc'], 'asc'),
  };
}

/** The address of a view, without what goes without saying. The preset is always said: links mean the same to everybody. */
export function addressOf({ preset, search, suppliers, filters, hours, sort, direction }: LinesView, lineId: number | null = null): string {
  const said = new URLSearchParams({ preset });
  if (search) said.set('search', search);
  if (suppliers.length > 0) said.set('suppliers', suppliers.join(','));
  if (filters.length > 0) said.set('filters', JSON.stringify(filters));
  if (hours !== 24) said.set('hours', String(hours));
  if (sort !== 'dueOn') said.set('sort', sort);
  if (direction !== 'asc') said.set('direction', direction);
  return `/lines${lineId === null ? '' : `/${lineId}`}?${said.toString().replaceAll('%2C', ',')}`;
}

/** A view as it is kept on the server, and back. */
export const lookOf = ({ suppliers, filters, ...view }: LinesView): LinesLook => ({ ...view, suppliers: [...suppliers], filters: [...filters] });

export const viewOf = (look: LinesLook, landing: LinePreset): LinesView =>
  ({ preset: landing, search: '', suppliers: [], filters: [], hours: 24, sort: 'dueOn', direction: 'asc', ...withoutGaps(look) });

const withoutGaps = (look: LinesLook) => Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined)) as Partial<LinesView>;

/** What the search field shows on a page. */
export const searchOf = ({ page, search }: Place): string => (page.name === 'lines' ? new URLSearchParams(search).get('search') ?? '' : '');

/** Where a search leads: it stays in the list as it is. From elsewhere it looks through all lines. */
export function withSearch({ page, path, search }: Place, text: string): string {
  const said = new URLSearchParams(page.name === 'lines' ? search : 'preset=all');
  if (text) said.set('search', text);
  else said.delete('search');
  const rest = said.toString().replaceAll('%2C', ',');
  return `${page.name === 'lines' ? path : '/lines'}${rest && `?${rest}`}`;
}
