import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip, type ChartConfiguration, type ChartDataset } from 'chart.js';
import { percent, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { valueText, type FigureSpec, type Scale, type Series } from './figure-spec.js';

// Only what is drawn: the rest of Chart.js stays out of the bundle. This module is loaded when the first chart is.
Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

/** Colours as the theme has them now, by the name of the token. */
export type Colours = Readonly<Record<string, string>>;

export interface Drawing { spec: FigureSpec; colours: Colours; font: string; chosen(place: number, series: Series | undefined): void }

/** Draws on the canvas. The drawing is thrown away and made anew when anything changes: nothing moves. */
export function draw(canvas: HTMLCanvasElement, drawing: Drawing): { destroy(): void } {
  Chart.defaults.font.family = drawing.font;
  Chart.defaults.font.size = 12;
  Chart.defaults.color = drawing.colours['quiet']!;
  return new Chart(canvas, configOf(drawing));
}

function configOf({ spec, colours, chosen }: Drawing): ChartConfiguration<'bar' | 'line', (number | null)[]> {
  return {
    type: 'bar',
    data: { labels: labelsOf(spec), datasets: spec.series.map((series) => datasetOf(series, spec, colours)) },
    options: {
      animation: false, responsive: true, maintainAspectRatio: false, indexAxis: spec.horizontal ? 'y' : 'x',
      interaction: { mode: 'index', axis: spec.horizontal ? 'y' : 'x', intersect: false },
      scales: scalesOf(spec, colours),
      plugins: {
        legend: { display: spec.series.length > 1, position: 'top', align: 'start', labels: { boxWidth: 10, boxHeight: 10, padding: 10, color: colours['ink']! } },
        tooltip: { callbacks: { label: ({ datasetIndex, dataIndex }) => sayValue(spec.series[datasetIndex]!, dataIndex), footer: ([item]) => (item ? t.figures.ofN(qty(spec.ns[item.dataIndex]!)) : '') } },
      },
      onClick: (event, _, chart) => {
        const [at] = chart.getElementsAtEventForMode(event as unknown as Event, 'nearest', { axis: spec.horizontal ? 'y' : 'x', intersect: false }, false);
        const [exact] = chart.getElementsAtEventForMode(event as unknown as Event, 'nearest', { intersect: true }, false);
        if (at) chosen(at.index, exact && spec.series[exact.datasetIndex]);
      },
      onHover: (_, elements, chart) => { chart.canvas.style.cursor = elements.length > 0 ? 'pointer' : 'default'; },
    },
  };
}

/** Every bar says how many stand behind it. */
const labelsOf = ({ labels, ns, horizontal, series }: FigureSpec) => labels.map((label, place) => {
  if (!horizontal) return [label, t.figures.ofN(qty(ns[place]!))];
  const [only, another] = series;
  return `${shortened(label)} (${qty(ns[place]!)})${only && !another ? `  ${valueText(only.values[place]!, only.scale)}` : ''}`;
});

const shortened = (label: string) => (label.length > 30 ? `${label.slice(0, 29)}…` : label);

const sayValue = ({ name, values, scale }: Series, place: number) => `${name}: ${valueText(values[place]!, scale)}`;

function datasetOf({ name, look, tone, values, scale }: Series, { horizontal }: FigureSpec, colours: Colours): ChartDataset<'bar' | 'line', (number | null)[]> {
  const colour = colours[tone]!;
  const axis = horizontal ? { xAxisID: scale } : { yAxisID: scale };
  if (look === 'line') return { type: 'line', label: name, data: [...values], borderColor: colour, backgroundColor: colour, borderWidth: 2, pointRadius: 3, pointHoverRadius: 4, tension: 0, order: 0, ...axis };
  return { type: 'bar', label: name, data: [...values], backgroundColor: colour, maxBarThickness: 28, order: 1, ...(look === 'stack' && { stack: 'all' }), ...axis };
}

type Axes = NonNullable<NonNullable<ChartConfiguration<'bar' | 'line'>['options']>['scales']>;

function scalesOf(spec: FigureSpec, colours: Colours): Axes {
  const used = [...new Set(spec.series.map(({ scale }) => scale))];
  const grid = { color: colours['line']! };
  const plain = { ticks: { color: colours['ink']!, autoSkip: false, maxRotation: spec.horizontal ? 0 : 60 }, grid: { display: false }, border: { color: colours['line-strong']! } };
  const measured = (scale: Scale, place: number) => ({
    position: spec.horizontal ? 'bottom' : place === 0 ? 'left' : 'right', beginAtZero: true, grid: place === 0 ? grid : { display: false }, border: { display: false },
    stacked: spec.series.some((one) => one.scale === scale && one.look === 'stack'), ticks: { maxTicksLimit: 6, ...(scale === 'share' && { callback: (value: number | string) => percent(Number(value)) }) },
    ...(scale === 'share' && { min: 0, max: 1 }),
  });
  const stacked = spec.series.some(({ look }) => look === 'stack');
  return { [spec.horizontal ? 'y' : 'x']: { ...plain, stacked }, ...Object.fromEntries(used.map((scale, place) => [scale, measured(scale, place)])) } as Axes;
}
