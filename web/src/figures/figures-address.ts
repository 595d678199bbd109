import type { FigureGroup, LeadTimeMeasure, PromiseMeasure } from '../../../shared/contracts/otif-words.js';
import { isDate, type IsoDate } from '../../../shared/dates.js';

const pages = { 'otif': 0, 'promises': 0, 'lead-times': 0, 'calibration': 0 };
export type FiguresPage = keyof typeof pages;
export const figuresPages = Object.keys(pages) as FiguresPage[];

const groups = { supplier: 0, family: 0, customer: 0, month: 0 } satisfies Record<FigureGroup, 0>;
export const rankedGroups = ['supplier', 'family', 'customer'] as const satisfies FigureGroup[];
export type RankedGroup = (typeof rankedGroups)[number];

const measures = { 'first': 0, 'last': 0, 'standing-14': 0, 'standing-7': 0 } satisfies Record<PromiseMeasure, 0>;
export const promiseMeasures = Object.keys(measures) as PromiseMeasure[];
const leads = { 'first-receipt': 0, 'complete': 0 } satisfies Record<LeadTimeMeasure, 0>;
export const leadMeasures = Object.keys(leads) as LeadTimeMeasure[];

/** Groups whose lines can be asked for: those of figures, and bands of confidence. */
export type BehindGroup = FigureGroup | 'band';
const behindGroups = [...(Object.keys(groups) as FigureGroup[]), 'band'] as const satisfies BehindGroup[];

/** Which lines are wanted behind a figure: of a group, or of all; of a class, or of any. */
export interface Behind { by: BehindGroup | null; key: string; of: string }

/** What the page shows, as it stands in the address. */
export interface FiguresView {
  page: FiguresPage;
  policy: string;
  by: RankedGroup;
  measure: PromiseMeasure;
  lead: LeadTimeMeasure;
  from: IsoDate | null;
  to: IsoDate | null;
  suppliers: readonly number[];
  /** Figures that are shown as tables. */
  tables: readonly string[];
  behind: Behind | null;
  /** Of the lines behind, counted from 1. */
  sheet: number;
}

const oneOf = <Value extends string>(text: string | null, values: readonly Value[], otherwise: Value): Value => values.find((value) => value === text) ?? otherwise;
const dateIn = (text: string | null) => (text && isDate(text) ? text : null);
const isId = (text: string) => /^[1-9]\d{0,8}$/.test(text);

/** Reads an address; what makes no sense is taken for not said. */
export function readView(search: string): FiguresView {
  const said = new URLSearchParams(search);
  return {
    page: oneOf(said.get('view'), figuresPages, 'otif'),
    policy: (said.get('policy') ?? 'PROMISE').slice(0, 40),
    by: oneOf(said.get('by'), rankedGroups, 'supplier'),
    measure: oneOf(said.get('measure'), promiseMeasures, 'last'),
    lead: oneOf(said.get('lead'), leadMeasures, 'first-receipt'),
    from: dateIn(said.get('from')), to: dateIn(said.get('to')),
    suppliers: (said.get('suppliers') ?? '').split(',').filter(isId).map(Number),
    tables: (said.get('tables') ?? '').split(',').filter((id) => /^[a-z]{1,20}$/.test(id)),
    behind: behindIn(said),
    sheet: isId(said.get('sheet') ?? '') ? Number(said.get('sheet')) : 1,
  };
}

function behindIn(said: URLSearchParams): Behind | null {
  const lines = said.get('lines');
  if (lines === null) return null;
  const by = behindGroups.find((one) => lines.startsWith(`${one}:`)) ?? null;
  return { by, key: by === null ? '' : lines.slice(by.length + 1, by.length + 301), of: (said.get('of') ?? '').slice(0, 40) };
}

/** The address of a view, without what goes without saying. */
export function addressOf(view: FiguresView): string {
  const said = new URLSearchParams();
  const put = (name: string, value: string, unless: string) => { if (value !== unless) said.set(name, value); };
  put('view', view.page, 'otif');
  put('policy', view.policy, 'PROMISE');
  put('by', view.by, 'supplier');
  put('measure', view.measure, 'last');
  put('lead', view.lead, 'first-receipt');
  put('from', view.from ?? '', '');
  put('to', view.to ?? '', '');
  put('suppliers', view.suppliers.join(','), '');
  put('tables', view.tables.join(','), '');
  if (view.behind) {
    said.set('lines', view.behind.by === null ? 'all' : `${view.behind.by}:${view.behind.key}`);
    put('of', view.behind.of, '');
    put('sheet', String(view.sheet), '1');
  }
  const rest = said.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return `/figures${rest && `?${rest}`}`;
}

/** The address of the lines behind a figure. */
export const behindAddress = (view: FiguresView, by: BehindGroup | null, { key = '', of = '' }: { key?: string; of?: string } = {}): string =>
  addressOf({ ...view, behind: { by, key, of }, sheet: 1 });

/** What every figure is asked with. */
export const askedOf = ({ from, to, suppliers }: FiguresView) => ({ ...(from && { from }), ...(to && { to }), ...(suppliers.length > 0 && { suppliers: suppliers.join(',') }) });

/** The first day of the month that lies so many months before the one of `today`, that one counted. */
export function monthsBack(today: IsoDate, months: number): IsoDate {
  const at = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`;
}
