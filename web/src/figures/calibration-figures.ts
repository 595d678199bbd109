import type { readCalibration } from '../../../shared/contracts/calibration.js';
import type { Reply } from '../api/call.js';
import { dash, percent, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import type { FigureNumber } from './bl-figure-numbers.js';
import { behindAddress, type FiguresView } from './figures-address.js';
import { valueText, type FigureSpec } from './figure-spec.js';

export type CalibrationReply = Reply<typeof readCalibration>;

const inDays = (value: number | null) => (value === null ? dash : t.figures.days(valueText(value, 'days'), value));
const share = (value: number | null) => (value === null ? dash : percent(value));

export function calibrationNumbers({ overall }: CalibrationReply, view: FiguresView): FigureNumber[] {
  const dates = t.figures.ofN(qty(overall.dates));
  return [
    { label: t.calibration.coverage, value: share(overall.coverage), beside: t.figures.ofN(qty(overall.windows)), hint: t.calibration.coverageHint, href: behindAddress(view, null, { of: 'inside' }) },
    { label: t.calibration.target, value: '75–85 %', hint: t.calibration.coverageHint },
    { label: t.calibration.error, value: inDays(overall.medianErrorDays), beside: dates, hint: t.calibration.errorHint },
    { label: t.calibration.promiseError, value: inDays(overall.medianPromiseErrorDays), beside: dates, hint: t.calibration.promiseErrorHint },
    { label: t.calibration.hitRate, value: share(overall.hitRate), beside: dates }, { label: t.calibration.stated, value: share(overall.meanConfidence), beside: dates },
    { label: t.calibration.outcomes.early, value: qty(overall.early), href: behindAddress(view, null, { of: 'early' }) },
    { label: t.calibration.outcomes.late, value: qty(overall.late), href: behindAddress(view, null, { of: 'late' }) },
  ];
}

/** What was stated beside what came true: well calibrated is where both are equal. */
export function byConfidence({ byConfidence: bands }: CalibrationReply, view: FiguresView): FigureSpec {
  return {
    id: 'confidence', heading: t.calibration.byConfidence, hint: t.calibration.byConfidenceHint, head: t.calibration.stated,
    labels: bands.map(({ from, to }) => t.calibration.band(percent(from), percent(to))), ns: bands.map(({ calibration }) => calibration.dates),
    hrefs: bands.map(({ from, to }) => behindAddress(view, 'band', { key: `${from}-${to}` })),
    series: [
      { name: t.calibration.stated, tone: 'grey', look: 'bar', scale: 'share', values: bands.map(({ calibration }) => calibration.meanConfidence) },
      { name: t.calibration.hitRate, tone: 'green', look: 'bar', scale: 'share', values: bands.map(({ calibration }) => calibration.hitRate) },
      { name: t.calibration.error, hint: t.calibration.errorHint, tone: 'amber', look: 'none', scale: 'days', values: bands.map(({ calibration }) => calibration.medianErrorDays) },
    ],
  };
}

export function coverageRanking({ bySupplier }: CalibrationReply, view: FiguresView): FigureSpec {
  return {
    id: 'ranking', heading: t.otif.ranking(t.figures.groups.supplier), hint: t.calibration.bySupplierHint, head: t.figures.groups.supplier, horizontal: true,
    labels: bySupplier.map(({ supplierName }) => supplierName), ns: bySupplier.map(({ calibration }) => calibration.windows),
    hrefs: bySupplier.map(({ supplierId }) => behindAddress(view, 'supplier', { key: String(supplierId) })),
    series: [
      { name: t.calibration.coverage, hint: t.calibration.coverageHint, tone: 'green', look: 'bar', scale: 'share', values: bySupplier.map(({ calibration }) => calibration.coverage), hrefs: bySupplier.map(({ supplierId }) => behindAddress(view, 'supplier', { key: String(supplierId), of: 'inside' })) },
      { name: t.calibration.dates, tone: 'grey', look: 'none', scale: 'count', values: bySupplier.map(({ calibration }) => calibration.dates) },
      { name: t.calibration.error, hint: t.calibration.errorHint, tone: 'amber', look: 'none', scale: 'days', values: bySupplier.map(({ calibration }) => calibration.medianErrorDays) },
      { name: t.calibration.promiseError, hint: t.calibration.promiseErrorHint, tone: 'blue', look: 'none', scale: 'days', values: bySupplier.map(({ calibration }) => calibration.medianPromiseErrorDays) },
    ],
  };
}
