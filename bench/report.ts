import type { NightMeasured } from './night.child.js';
import type { ListsMeasured } from './lists.child.js';
import type { NightsMeasured } from './nights.js';
import type { RequestsMeasured } from './requests.child.js';

export interface SizeMeasured extends NightsMeasured { lines: number; runs: number; lists: ListsMeasured | null }

export interface Measured { machine: string; sizes: readonly SizeMeasured[]; requests: RequestsMeasured | null }

/** The tables of docs/bench.md. */
export const reportOf = ({ machine, sizes, requests }: Measured): string => [
  `Measured ${machine}.`,
  ...(sizes.length > 0 ? [nightTable(sizes), stepTable(sizes)] : []),
  ...(sizes.some(({ lists }) => lists) ? [listTable(sizes)] : []),
  ...(requests ? [requestTable(requests)] : []),
].join('\n\n');

const count = (n: number) => n.toLocaleString('en');
const seconds = (n: number) => `${n < 10 ? n.toFixed(1) : Math.round(n)} s`;
const milliseconds = (n: number) => `${n < 10 ? n.toFixed(1) : Math.round(n)} ms`;
const times = (n: number, floor: number) => `${(n / floor).toFixed(1)} x`;
const megabytes = (n: number) => `${Math.round(n)} MB`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');
}

const nightTable = (sizes: readonly SizeMeasured[]) => `### The night\n\n${table(
  ['lines', 'run', 'clock', 'beside the floor', 'processor', 'beside the floor', 'peak memory'],
  sizes.flatMap(({ lines, runs, floor, first, second }) => {
    const name = `${count(lines)}${runs > 1 ? ` (median of ${runs})` : ''}`;
    const night = (what: string, { seconds: clock, cpuSeconds, peakMb }: NightMeasured) =>
      ['', what, seconds(clock), times(clock, floor.seconds), seconds(cpuSeconds), times(cpuSeconds, floor.cpuSeconds), megabytes(peakMb)];
    return [
      [name, 'floor', seconds(floor.seconds), '', seconds(floor.cpuSeconds), '', megabytes(floor.peakMb)],
      night('first night', first),
      night(`second night, ${count(second.changed)} lines changed`, second),
    ];
  }))}`;

const stepTable = (sizes: readonly SizeMeasured[]) => `### Its steps, by the clock\n\n${table(
  ['lines', 'night', ...sizes[0]!.first.steps.map(({ name }) => name)],
  sizes.flatMap(({ lines, first, second }) => [['first', first], ['second', second]].map(([what, night]) =>
    [count(lines), what as string, ...(night as NightMeasured).steps.map((step) => seconds(step.seconds))])))}`;

const listTable = (sizes: readonly SizeMeasured[]) => `### Lists: a page of 100 lines with its counts, over HTTP\n\n${table(
  ['lines', 'bare SELECT p50', 'p95', 'list alone p50', 'p95', 'during a night p50', 'p95', 'p95 beside alone', 'reads during the night', 'peak memory, night and host'],
  sizes.flatMap(({ lines, lists }) => (lists ? [[
    count(lines), milliseconds(lists.bare.p50), milliseconds(lists.bare.p95), milliseconds(lists.alone.p50), milliseconds(lists.alone.p95),
    milliseconds(lists.duringNight.p50), milliseconds(lists.duringNight.p95), times(lists.duringNight.p95, lists.alone.p95), count(lists.duringNight.n), megabytes(lists.peakMb),
  ]] : [])))}`;

const requestTable = ({ host, bare, peakMb }: RequestsMeasured) => `### Requests\n\n${table(
  ['server', 'requests per second', 'peak memory'],
  [['bare node:http', count(Math.round(bare)), ''], ['embedded host, /api/health', count(Math.round(host)), megabytes(peakMb)]])}`;
