import type { Tone } from '../elements/badge.js';
import { dash, percent, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';

export type Scale = 'count' | 'share' | 'days';

/** One row of numbers of a figure. `none` stands in the table alone. */
export interface Series {
  name: string;
  hint?: string;
  tone: Tone;
  look: 'bar' | 'stack' | 'line' | 'none';
  scale: Scale;
  values: readonly (number | null)[];
  /** Where a value leads to the lines behind it. */
  hrefs?: readonly (string | null)[];
}

/** A figure as data: the chart and the table are drawn from the same. */
export interface FigureSpec {
  id: string;
  heading: string;
  hint: string;
  /** What the labels are. */
  head: string;
  labels: readonly string[];
  /** How many stand behind each label. */
  ns: readonly number[];
  /** Where a label leads to the lines behind it. */
  hrefs: readonly (string | null)[];
  series: readonly Series[];
  horizontal?: boolean;
  leftOff?: number;
}

/** A chart shows so many bars at most; the table shows all. */
export const mostBars = 40;

export const valueText = (value: number | null, scale: Scale): string => {
  if (value === null) return dash;
  if (scale === 'share') return percent(value);
  return scale === 'days' ? qty(Math.round(value * 10) / 10) : qty(value);
};

/** A group's name where the ERP gives one. */
export const labelText = (label: string | null): string => (label === null || label === '' ? t.figures.noGroup : label);

/** What a chart draws of a figure: bars that have something behind them, and what is not for the table alone. */
export function drawnPart(spec: FigureSpec): FigureSpec {
  const shown = spec.horizontal ? placesWithN(spec.ns).slice(0, mostBars) : withoutEmptyEnds(spec.ns).slice(-mostBars);
  const pick = <Value>(values: readonly Value[]) => shown.map((place) => values[place]!);
  return {
    ...spec, labels: pick(spec.labels), ns: pick(spec.ns), hrefs: pick(spec.hrefs),
    series: spec.series.filter(({ look }) => look !== 'none').map((one) => ({ ...one, values: pick(one.values), ...(one.hrefs && { hrefs: pick(one.hrefs) }) })),
  };
}

const placesWithN = (ns: readonly number[]) => ns.flatMap((n, place) => (n > 0 ? [place] : []));

/** A month without anything in between belongs to the course of things; one at the end does not. */
function withoutEmptyEnds(ns: readonly number[]): number[] {
  const places = placesWithN(ns);
  return ns.map((_, place) => place).slice(places[0] ?? 0, (places.at(-1) ?? -1) + 1);
}

/** The order of a ranking by some value; groups without one come last. */
export const rankedBy = <Group extends { key: string }>(groups: readonly Group[], valueOf: (group: Group) => number | null, nOf: (group: Group) => number): Group[] =>
  groups.toSorted((a, b) => (valueOf(a) ?? Infinity) - (valueOf(b) ?? Infinity) || nOf(b) - nOf(a) || (a.key < b.key ? -1 : 1));
