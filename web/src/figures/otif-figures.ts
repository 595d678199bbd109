import type { OtifPolicy, readOtif } from '../../../shared/contracts/figures.js';
import type { FigureGroup, OtifVerdict } from '../../../shared/contracts/otif-words.js';
import type { Reply } from '../api/call.js';
import type { Tone } from '../elements/badge.js';
import { dash, percent, qty } from '../i18n/format.js';
import { language, t } from '../i18n/language.js';
import type { FigureNumber } from './bl-figure-numbers.js';
import { behindAddress, type FiguresView } from './figures-address.js';
import { labelText, rankedBy, type FigureSpec, type Series } from './figure-spec.js';

export type Otif = Reply<typeof readOtif>;
type Tally = Otif['total'];
type Counted = 'onTimeInFull' | 'onTimeNotInFull' | 'lateInFull' | 'lateNotInFull' | 'undecided' | 'openings' | 'noDate' | 'cancelled';

const classes: readonly (readonly [Counted, OtifVerdict, Tone])[] = [
  ['onTimeInFull', 'on-time-in-full', 'green'], ['onTimeNotInFull', 'on-time-not-in-full', 'teal'], ['lateInFull', 'late-in-full', 'amber'], ['lateNotInFull', 'late-not-in-full', 'red'],
];
const beside: readonly (readonly [Counted, OtifVerdict])[] = [['undecided', 'undecided'], ['openings', 'opening'], ['noDate', 'no-date'], ['cancelled', 'cancelled']];

export const policyName = ({ code, labelEn, labelZh }: OtifPolicy): string => `${code} · ${language() === 'en' ? labelEn : labelZh}`;

/** The policy in words: what it measures by, its window, and what it judges. */
export function policyRule({ basis, daysEarly, daysLate, level, tolerance }: OtifPolicy): string {
  const rule = t.otif.rule(t.otif.basis[basis], daysEarly === null ? t.otif.earlyUnlimited : t.otif.early(daysEarly), t.otif.late(daysLate), t.otif.level[level]);
  return tolerance > 0 ? `${rule} ${t.otif.tolerance(percent(tolerance))}` : rule;
}

const shareText = (share: number | null) => (share === null ? dash : percent(share));

/** Never a percentage without n and the policy. */
export function otifNumbers({ total, policy }: Otif, view: FiguresView): FigureNumber[] {
  const behind = (of: OtifVerdict) => behindAddress(view, null, { of });
  const n = `${t.figures.ofN(qty(total.n))} ${t.otif.units[policy.level]}`;
  return [
    { label: t.otif.otifUnder(policy.code), value: shareText(total.otif), beside: n, hint: t.otif.verdictHints['on-time-in-full'] },
    { label: t.otif.onTime, value: shareText(total.onTime), beside: n }, { label: t.otif.inFull, value: shareText(total.inFull), beside: n },
    ...classes.map(([count, verdict]) => ({ label: t.otif.verdicts[verdict], value: qty(total[count]), hint: t.otif.verdictHints[verdict], href: behind(verdict) })),
    ...beside.map(([count, verdict]) => ({ label: t.otif.verdicts[verdict], value: qty(total[count]), hint: t.otif.verdictHints[verdict], href: behind(verdict) })),
  ];
}

/** Classes as bars, and the share of those on time in full as a line above them. */
export function otifTrend(otif: Otif, view: FiguresView): FigureSpec {
  const columns = (look: 'stack' | 'none') => classes.map(([count, verdict, tone]) => column(otif, view, { by: 'month', count, verdict, tone, look }));
  return {
    ...common(otif, view, 'month'), id: 'trend', heading: t.otif.trend, hint: t.otif.trendHint,
    series: [{ ...rate(otif, 'blue'), look: 'line' }, ...columns('stack'), ...apart(otif, view, 'month')],
  };
}

/** The weakest first: that is where the work is. */
export function otifRanking(reply: Otif, view: FiguresView): FigureSpec {
  const otif = { ...reply, groups: rankedBy(reply.groups, ({ otif: share }) => share, ({ n }) => n) };
  return {
    ...common(otif, view, view.by), id: 'ranking', heading: t.otif.ranking(t.figures.groups[view.by]), hint: t.otif.rankingHint, horizontal: true, leftOff: otif.leftOff,
    series: [rate(otif, 'green'), ...classes.map(([count, verdict, tone]) => column(otif, view, { by: view.by, count, verdict, tone, look: 'none' })), ...apart(otif, view, view.by)],
  };
}

const common = ({ groups }: Otif, view: FiguresView, by: FigureGroup) => ({
  head: t.figures.groups[by], labels: groups.map(({ label }) => labelText(label)), ns: groups.map(({ n }) => n), hrefs: groups.map(({ key }) => behindAddress(view, by, { key })),
});

const rate = ({ groups, policy }: Otif, tone: Tone): Series => ({ name: t.otif.otifUnder(policy.code), tone, look: 'bar', scale: 'share', values: groups.map(({ otif }) => otif) });

interface Column { by: FigureGroup; count: keyof Tally & Counted; verdict: OtifVerdict; tone: Tone; look: Series['look'] }

const column = ({ groups }: Otif, view: FiguresView, { by, count, verdict, tone, look }: Column): Series => ({
  name: t.otif.verdicts[verdict], hint: t.otif.verdictHints[verdict], tone, look, scale: 'count', values: groups.map((group) => group[count]),
  hrefs: groups.map(({ key }) => behindAddress(view, by, { key, of: verdict })),
});

/** What is no class stands in the table alone. */
const apart = (otif: Otif, view: FiguresView, by: FigureGroup): Series[] => beside.map(([count, verdict]) => column(otif, view, { by, count, verdict, tone: 'grey', look: 'none' }));
