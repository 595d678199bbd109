import { Chart, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import { dateOfDay, dayNumber } from '../../../shared/dates.js';
import { t } from '../i18n/language.js';
import type { MoveKind, Standing } from './promise-moves.js';

// Only what is drawn: the rest of Chart.js stays out of the bundle. This module is loaded when the first chart is.
Chart.register(Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

export interface PromiseDrawing { standings: Record<MoveKind, readonly Standing[]>; colours: Record<MoveKind | 'ink' | 'quiet' | 'line', string>; font: string }

const day = (value: number | string) => dateOfDay(Math.round(Number(value)));

/** The days on which something was seen run to the right, the dates that were given upwards: a promise that holds is a level line. */
export function drawPromise(canvas: HTMLCanvasElement, { standings, colours, font }: PromiseDrawing): { destroy(): void } {
  const axis = { type: 'linear' as const, grid: { color: colours.line }, ticks: { color: colours.quiet, maxTicksLimit: 6, precision: 0, font: { family: font, size: 11 }, callback: day } };
  const names = { due: t.history.due, promised: t.history.promised, expected: t.history.expected };
  return new Chart(canvas, {
    type: 'line',
    data: {
      datasets: (['due', 'promised', 'expected'] as const).filter((kind) => standings[kind].length > 0).map((kind) => ({
        label: names[kind], data: standings[kind].map(({ on, date }) => ({ x: dayNumber(on), y: dayNumber(date) })), stepped: 'before' as const, borderWidth: kind === 'promised' ? 2 : 1.5,
        borderColor: colours[kind], backgroundColor: colours[kind], pointRadius: 2.5, ...(kind === 'due' && { borderDash: [5, 4], pointRadius: 0 }),
      })),
    },
    options: {
      animation: false, responsive: true, maintainAspectRatio: false, scales: { x: axis, y: { ...axis, grace: 2 } }, interaction: { mode: 'nearest', intersect: false },
      plugins: {
        legend: { position: 'top', align: 'start', labels: { usePointStyle: true, pointStyle: 'line', color: colours.ink, font: { family: font, size: 12 } } },
        tooltip: { callbacks: { title: ([item]) => (item ? day(item.parsed.x!) : ''), label: ({ dataset, parsed }) => `${dataset.label}: ${day(parsed.y!)}` } },
      },
    },
  });
}
