import type { readPromises } from '../../../shared/contracts/figures.js';
import type { FigureGroup } from '../../../shared/contracts/otif-words.js';
import type { Reply } from '../api/call.js';
import { dash, percent, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import type { FigureNumber } from './bl-figure-numbers.js';
import { behindAddress, promiseMeasures, type FiguresView } from './figures-address.js';
import { labelText, rankedBy, valueText, type FigureSpec, type Series } from './figure-spec.js';

export type Promises = Reply<typeof readPromises>;
type Tally = Promises['total'];

const inDays = (value: number | null) => (value === null ? dash : t.figures.days(valueText(value, 'days'), value));

export function promiseNumbers({ total, hitDays }: Promises, view: FiguresView): FigureNumber[] {
  const miss = total.measures[view.measure];
  const n = t.figures.ofN(qty(miss.n));
  const behind = (of: string) => behindAddress(view, null, { of });
  return [
    { label: t.promises.hitRate, value: miss.hitRate === null ? dash : percent(miss.hitRate), beside: n, hint: t.promises.hitWithin(hitDays), href: behind('hit') },
    { label: t.promises.bias, value: inDays(miss.bias), beside: n, hint: t.promises.biasHint }, { label: t.promises.mae, value: inDays(miss.mae), beside: n, hint: t.promises.maeHint },
    { label: t.promises.complete, value: qty(total.n), href: behind('') }, { label: t.promises.none, value: qty(miss.none), href: behind('none') },
    { label: t.promises.open, value: qty(total.open), href: behind('open') }, { label: t.promises.short, value: qty(total.short) },
    { label: t.promises.openings, value: qty(total.openings), hint: t.promises.openingsHint },
    { label: t.promises.pushes, value: valueText(total.pushesPerLine, 'days'), beside: t.figures.ofN(qty(total.n)), hint: t.promises.pushesHint }, { label: t.promises.pushedLines, value: qty(total.pushedLines), hint: t.promises.pushesHint },
  ];
}

/** The four kinds of promise side by side. */
export function byMeasure({ total }: Promises, view: FiguresView): FigureSpec {
  const of = (value: (miss: Tally['measures']['first']) => number | null) => promiseMeasures.map((measure) => value(total.measures[measure]));
  const address = (behind: string) => promiseMeasures.map((measure) => behindAddress({ ...view, measure }, null, { of: behind }));
  return {
    id: 'measures', heading: t.promises.byMeasure, hint: t.promises.byMeasureHint, head: t.promises.measure,
    labels: promiseMeasures.map((measure) => t.promises.measures[measure]), ns: promiseMeasures.map((measure) => total.measures[measure].n), hrefs: address(''),
    series: [
      { name: t.promises.hitRate, tone: 'green', look: 'bar', scale: 'share', values: of(({ hitRate }) => hitRate), hrefs: address('hit') },
      { name: t.promises.mae, hint: t.promises.maeHint, tone: 'amber', look: 'bar', scale: 'days', values: of(({ mae }) => mae) },
      { name: t.promises.bias, hint: t.promises.biasHint, tone: 'blue', look: 'bar', scale: 'days', values: of(({ bias }) => bias) },
      { name: t.promises.none, tone: 'grey', look: 'none', scale: 'count', values: of(({ none }) => none), hrefs: address('none') },
    ],
  };
}

export const promiseTrend = (promises: Promises, view: FiguresView): FigureSpec => ({
  ...grouped(promises, view, 'month'), id: 'trend', heading: t.otif.trend, hint: t.promises.trendHint,
  series: seriesOf(promises, view, { by: 'month', hits: 'line', mae: 'bar' }),
});

/** The weakest first: that is where the work is. */
export function promiseRanking(reply: Promises, view: FiguresView): FigureSpec {
  const promises = { ...reply, groups: rankedBy(reply.groups, ({ measures }) => measures[view.measure].hitRate, ({ measures }) => measures[view.measure].n) };
  return {
    ...grouped(promises, view, view.by), id: 'ranking', heading: t.otif.ranking(t.figures.groups[view.by]), hint: t.promises.rankingHint, horizontal: true, leftOff: reply.leftOff,
    series: seriesOf(promises, view, { by: view.by, hits: 'bar', mae: 'none' }),
  };
}

const grouped = ({ groups }: Promises, view: FiguresView, by: FigureGroup) => ({
  head: t.figures.groups[by], labels: groups.map(({ label }) => labelText(label)), ns: groups.map(({ measures }) => measures[view.measure].n),
  hrefs: groups.map(({ key }) => behindAddress(view, by, { key })),
});

function seriesOf({ groups }: Promises, view: FiguresView, { by, hits, mae }: { by: FigureGroup; hits: Series['look']; mae: Series['look'] }): Series[] {
  const address = (of: string) => groups.map(({ key }) => behindAddress(view, by, { key, of }));
  const misses = groups.map(({ measures }) => measures[view.measure]);
  return [
    { name: t.promises.hitRate, tone: 'green', look: hits, scale: 'share', values: misses.map(({ hitRate }) => hitRate), hrefs: address('hit') },
    { name: t.promises.mae, hint: t.promises.maeHint, tone: 'amber', look: mae, scale: 'days', values: misses.map((miss) => miss.mae) },
    { name: t.promises.bias, hint: t.promises.biasHint, tone: 'blue', look: 'none', scale: 'days', values: misses.map(({ bias }) => bias) },
    { name: t.promises.none, tone: 'grey', look: 'none', scale: 'count', values: misses.map(({ none }) => none), hrefs: address('none') },
    { name: t.promises.open, tone: 'grey', look: 'none', scale: 'count', values: groups.map(({ open }) => open), hrefs: address('open') },
    { name: t.promises.pushes, hint: t.promises.pushesHint, tone: 'grey', look: 'none', scale: 'days', values: groups.map(({ pushesPerLine }) => pushesPerLine) },
  ];
}
