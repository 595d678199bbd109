import type { readLeadTimes } from '../../../shared/contracts/figures.js';
import type { FigureGroup } from '../../../shared/contracts/otif-words.js';
import type { Reply } from '../api/call.js';
import { dash, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import type { FigureNumber } from './bl-figure-numbers.js';
import { behindAddress, type FiguresView } from './figures-address.js';
import { labelText, rankedBy, valueText, type FigureSpec, type Series } from './figure-spec.js';

export type LeadTimes = Reply<typeof readLeadTimes>;

const inDays = (value: number | null) => (value === null ? dash : t.figures.days(valueText(value, 'days'), value));

export function leadTimeNumbers({ total, openings }: LeadTimes, view: FiguresView): FigureNumber[] {
  const beside = t.figures.ofN(qty(total.n));
  return [
    { label: t.leadTimes.p50, value: inDays(total.p50), beside, hint: t.leadTimes.percentileHint(50), href: behindAddress(view, null) },
    { label: t.leadTimes.p80, value: inDays(total.p80), beside, hint: t.leadTimes.percentileHint(80) }, { label: t.leadTimes.p90, value: inDays(total.p90), beside, hint: t.leadTimes.percentileHint(90) },
    { label: t.leadTimes.mean, value: inDays(total.mean), beside }, { label: t.leadTimes.sd, value: inDays(total.sd), beside },
    { label: t.promises.openings, value: qty(openings), hint: t.promises.openingsHint },
  ];
}

export const leadTimeTrend = (times: LeadTimes, view: FiguresView): FigureSpec => ({
  ...grouped(times, view, 'month'), id: 'trend', heading: t.otif.trend, hint: t.leadTimes.trendHint, series: seriesOf(times, 'line'),
});

/** The longest first. */
export function leadTimeRanking(reply: LeadTimes, view: FiguresView): FigureSpec {
  const times = { ...reply, groups: rankedBy(reply.groups, ({ p50 }) => (p50 === null ? null : -p50), ({ n }) => n) };
  return { ...grouped(times, view, view.by), id: 'ranking', heading: t.otif.ranking(t.figures.groups[view.by]), hint: t.leadTimes.rankingHint, horizontal: true, leftOff: reply.leftOff, series: seriesOf(times, 'bar') };
}

const grouped = ({ groups }: LeadTimes, view: FiguresView, by: FigureGroup) => ({
  head: t.figures.groups[by], labels: groups.map(({ label }) => labelText(label)), ns: groups.map(({ n }) => n), hrefs: groups.map(({ key, n }) => (n === 0 ? null : behindAddress(view, by, { key }))),
});

const seriesOf = ({ groups }: LeadTimes, look: 'bar' | 'line'): Series[] => [
  { name: t.leadTimes.p50, hint: t.leadTimes.percentileHint(50), tone: 'blue', look, scale: 'days', values: groups.map(({ p50 }) => p50) },
  { name: t.leadTimes.p80, hint: t.leadTimes.percentileHint(80), tone: 'teal', look: look === 'line' ? 'line' : 'none', scale: 'days', values: groups.map(({ p80 }) => p80) },
  { name: t.leadTimes.p90, hint: t.leadTimes.percentileHint(90), tone: 'amber', look, scale: 'days', values: groups.map(({ p90 }) => p90) },
  { name: t.leadTimes.mean, tone: 'grey', look: 'none', scale: 'days', values: groups.map(({ mean }) => mean) },
  { name: t.leadTimes.sd, tone: 'grey', look: 'none', scale: 'days', values: groups.map(({ sd }) => sd) },
];
