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
export const mostBars = 25;

export const valueText = (value: number | null, scale: Scale): string => {
  if (value === null) return dash;
  if (scale === 'share') return percent(value);
  return scale === 'days' ? qty(Math.round(value * 10) / 10) : qty(value);
};

/** A group's name where the ERP gives one. */
export const labelText = (label: string | null): string => (label === null || label === '' ? t.figures.noGroup : label);

/** What a chart draws of a figure: its first bars, and what is not for the table alone. */
export function drawnPart(spec: FigureSpec): FigureSpec {
  const shown = spec.ns.map((n, place) => ({ n, place })).filter(({ n }) => n > 0 || !spec.horizontal).slice(spec.horizontal ? 0 : -mostBars, spec.horizontal ? mostBars : undefined).map(({ place }) => place);
  const pick = <Value>(values: readonly Value[]) => shown.map((place) => values[place]!);
  return {
    ...spec, labels: pick(spec.labels), ns: pick(spec.ns), hrefs: pick(spec.hrefs),
    series: spec.series.filter(({ look }) => look !== 'none').map((one) => ({ ...one, values: pick(one.values), ...(one.hrefs && { hrefs: pick(one.hrefs) }) })),
  };
}
