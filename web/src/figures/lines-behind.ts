import { html, type TemplateResult } from 'lit';
import type { CalibrationLine, ProposalOutcome } from '../../../shared/contracts/calibration.js';
import type { LeadTimeLine, OtifLine, PromiseLine, PromiseOutcome } from '../../../shared/contracts/figures.js';
import type { FigureGroup, OtifVerdict } from '../../../shared/contracts/otif-words.js';
import { call } from '../api/call.js';
import { listCalibrationLines, listLeadTimeLines, listOtifLines, listPromiseLines } from '../api/endpoints.js';
import { badge, type Badge } from '../elements/badge.js';
import { date } from '../elements/date.js';
import { dash, percent, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { askedOf, type FiguresPage, type FiguresView } from './figures-address.js';

export const sheetSize = 100;

export interface Column<Line> { head: string; number?: boolean; wide?: boolean; cell(line: Line): TemplateResult | string }

/** The lines behind a figure, page by page, with the columns that say why they are there. */
export interface Behind<Line> { read(view: FiguresView, signal: AbortSignal): Promise<{ lines: Line[]; total: number }>; columns(lines: readonly Line[]): Column<Line>[] }

export interface AnyLine { lineId: number; poNumber: string; lineNumber: string; supplierName: string; itemCode: string; itemName: string | null }

const lineColumns = (): Column<AnyLine>[] => [
  { head: t.panel.line, cell: ({ lineId, poNumber, lineNumber }) => html`<a href="/lines/${lineId}?preset=all">${poNumber} / ${lineNumber}</a>` },
  { head: t.figures.groups.supplier, cell: ({ supplierName }) => html`<span title=${supplierName}>${supplierName}</span>` },
  { head: t.figures.item, cell: ({ itemCode, itemName }) => html`<span title=${itemName ?? itemCode}>${itemCode}</span>` },
];

const quantities = (): Column<{ orderedQty: number; deliveredQty: number }>[] => [
  { head: t.figures.ordered, number: true, cell: ({ orderedQty }) => qty(orderedQty) }, { head: t.figures.delivered, number: true, cell: ({ deliveredQty }) => qty(deliveredQty) },
];

/** What every list is asked with; a group of a figure goes by its key. */
function asked(view: FiguresView) {
  const { by, key } = view.behind!;
  return { ...askedOf(view), ...(by !== null && by !== 'band' && { by: by as FigureGroup, key }), offset: (view.sheet - 1) * sheetSize, limit: sheetSize };
}

const verdictLooks: Record<OtifVerdict, Pick<Badge, 'tone' | 'icon'>> = {
  'on-time-in-full': { tone: 'green', icon: 'done' }, 'on-time-not-in-full': { tone: 'teal', icon: 'half' }, 'late-in-full': { tone: 'amber', icon: 'late' }, 'late-not-in-full': { tone: 'red', icon: 'late' },
  'undecided': { tone: 'grey', icon: 'circle' }, 'opening': { tone: 'grey', icon: 'lock' }, 'no-date': { tone: 'grey', icon: 'dashed' }, 'cancelled': { tone: 'grey', icon: 'stop' },
};

const verdictBadge = (verdict: OtifVerdict) => badge({ ...verdictLooks[verdict], text: t.otif.verdicts[verdict], hint: t.otif.verdictHints[verdict] });
const windowText = ({ fromOn, untilOn }: OtifLine) => (untilOn === null ? dash : fromOn === null ? t.figures.upTo(untilOn) : `${fromOn} – ${untilOn}`);

/** Only policies that judge orders have a verdict of the order. */
const orderColumn = (lines: readonly OtifLine[]): Column<OtifLine>[] =>
  (lines.some(({ orderVerdict }) => orderVerdict !== null) ? [{ head: t.figures.orderVerdict, cell: ({ orderVerdict }) => (orderVerdict ? verdictBadge(orderVerdict) : dash) }] : []);

const otif: Behind<OtifLine> = {
  read: (view, signal) => call(listOtifLines, { query: { ...asked(view), policy: view.policy, ...(view.behind!.of && { verdict: view.behind!.of as OtifVerdict }) } }, signal),
  columns: (lines) => [
    ...lineColumns(), ...quantities(),
    { head: t.figures.measuredBy, cell: ({ basisOn }) => html`${date(basisOn)}` },
    { head: t.figures.window, cell: windowText },
    { head: t.figures.verdict, cell: ({ verdict }) => verdictBadge(verdict) },
    ...orderColumn(lines),
    { head: t.figures.why, wide: true, cell: ({ because }) => tell(because) },
  ],
};

const promises: Behind<PromiseLine> = {
  read: (view, signal) => call(listPromiseLines, { query: { ...asked(view), measure: view.measure, ...(view.behind!.of && { outcome: view.behind!.of as PromiseOutcome }) } }, signal),
  columns: () => [
    ...lineColumns(), ...quantities(),
    { head: t.figures.promised, cell: ({ promisedOn }) => html`${date(promisedOn)}` },
    { head: t.figures.actual, cell: ({ actualOn }) => html`${date(actualOn)}` },
    { head: t.figures.missed, number: true, cell: ({ missedBy }) => (missedBy === null ? dash : t.figures.days(`${missedBy > 0 ? '+' : ''}${qty(missedBy)}`, Math.abs(missedBy))) },
    { head: t.figures.pushes, number: true, cell: ({ pushes }) => qty(pushes) },
  ],
};

const leadTimes: Behind<LeadTimeLine> = {
  read: (view, signal) => call(listLeadTimeLines, { query: { ...asked(view), measure: view.lead } }, signal),
  columns: () => [
    ...lineColumns(), ...quantities(),
    { head: t.figures.orderedOn, cell: ({ orderedOn }) => html`${date(orderedOn)}` },
    { head: t.figures.ended, cell: ({ endedOn }) => html`${date(endedOn)}` },
    { head: t.figures.leadTime, number: true, cell: ({ days }) => qty(days) },
  ],
};

const outcomeTones: Record<ProposalOutcome, Pick<Badge, 'tone' | 'icon'>> = { inside: { tone: 'green', icon: 'done' }, early: { tone: 'amber', icon: 'warning' }, late: { tone: 'red', icon: 'late' }, void: { tone: 'grey', icon: 'stop' } };

const calibration: Behind<CalibrationLine> = {
  read: (view, signal) => {
    const { by, key, of } = view.behind!;
    const [from, to] = by === 'band' ? key.split('-').map(Number) : [];
    const { by: _, key: __, ...rest } = asked(view) as ReturnType<typeof asked> & { by?: unknown; key?: unknown };
    return call(listCalibrationLines, { query: {
      ...rest, ...(by === 'supplier' && { suppliers: key }), ...(of && { outcome: of as ProposalOutcome }), ...(Number.isFinite(from) && Number.isFinite(to) && { confidenceFrom: from, confidenceTo: to }),
    } }, signal);
  },
  columns: () => [
    ...lineColumns(),
    { head: t.figures.made, cell: ({ madeOn }) => html`${date(madeOn)}` },
    { head: t.figures.proposed, cell: ({ arriveOn }) => html`${date(arriveOn)}` },
    { head: t.figures.window, cell: ({ windowFromOn, windowToOn }) => (windowFromOn && windowToOn ? `${windowFromOn} – ${windowToOn}` : dash) },
    { head: t.figures.promised, cell: ({ promisedOn }) => html`${date(promisedOn)}` },
    { head: t.figures.came, cell: ({ outcomeOn }) => html`${date(outcomeOn)}` },
    { head: t.figures.confidence, number: true, cell: ({ confidence }) => percent(confidence) },
    { head: t.figures.result, cell: ({ outcome }) => badge({ ...outcomeTones[outcome], text: t.calibration.outcomes[outcome] }) },
  ],
};

export const behind = { 'otif': otif, 'promises': promises, 'lead-times': leadTimes, 'calibration': calibration } as unknown as Record<FiguresPage, Behind<AnyLine>>;

/** The class in words, whatever page it is of. */
export function classText({ page, behind: chosen }: FiguresView): string {
  const of = chosen?.of ?? '';
  const words: Readonly<Record<string, string>> = page === 'otif' ? t.otif.verdicts : page === 'promises' ? t.promises.outcomes : page === 'calibration' ? t.calibration.outcomes : {};
  return Object.hasOwn(words, of) ? words[of]! : '';
}
