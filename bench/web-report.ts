import type { ActionsMeasured } from './web-actions.js';
import { actions } from './web-actions.js';
import type { BundleMeasured } from './web-bundles.js';
import type { ExcelMeasured } from './web-excel.js';
import type { FirstMeasured } from './web-first.js';
import type { InboxMeasured } from './web-inbox.js';
import type { CrowdMeasured } from './web-load.js';
import type { Pace, ScrollMeasured } from './web-scroll.js';
import { table, targets, verdict } from './web-targets.js';

export interface PagesMeasured { bundles: BundleMeasured[]; first: FirstMeasured; actions: ActionsMeasured; inbox: InboxMeasured; excel: ExcelMeasured; scroll: (Pace & ScrollMeasured)[] }
export interface SizeMeasured { lines: number; pages: PagesMeasured | null; crowd: CrowdMeasured[]; peakMb: number }
export interface Measured { machine: string; sizes: readonly SizeMeasured[] }

const count = (n: number) => n.toLocaleString('en');
const ms = (n: number) => `${Math.round(n)} ms`;
const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;

/** The tables of docs/bench-web.md. */
export const reportOf = ({ machine, sizes }: Measured): string => [
  `Measured ${machine}.`, ...sizes.flatMap(({ lines, pages }) => (pages ? [pagesOf(lines, pages)] : [])), ...sizes.flatMap((size) => (size.crowd.length > 0 ? [crowdOf(size)] : [])),
].join('\n\n');

function pagesOf(lines: number, { bundles, first, actions: did, inbox, excel, scroll }: PagesMeasured): string {
  const felt = [
    ...firstRows(first),
    ...actions.map((action) => [action, ms(did[action].near), `< ${targets[action]} ms`, verdict(did[action].near, targets[action])]),
    [`confirm all ${inbox.proposals} in the inbox`, ms(inbox.confirmAll), `< ${targets.confirm} ms (200)`, verdict(inbox.confirmAll, targets.confirm)],
    ['200 answers in one request', ms(inbox.request), `< ${targets.confirm} ms`, verdict(inbox.request, targets.confirm)],
    [`Excel of ${count(lines)} lines, ${kb(excel.bytes)}`, ms(excel.ms), lines === 5000 ? `< ${targets.excel} ms` : '', lines === 5000 ? verdict(excel.ms, targets.excel) : ''],
  ];
  return [
    `### ${count(lines)} lines, one person`, table(['what', 'median', 'target', ''], felt),
    `With 500 ms of latency, and requests that one of them asks:`, table(['what', 'median', 'requests'], actions.map((action) => [action, ms(did[action].far), did[action].requests.toFixed(1)])),
    `Scrolling by 300 frames, three times; "busy" is the main thread's own time in a frame.`, scrollTable(scroll), 'Files of a first visit, gzipped:', bundleTable(bundles),
  ].join('\n\n');
}

const firstRows = (first: FirstMeasured) => [
  ['first list from sign-in, rows painted and keys at work', ms(first.signIn), `< ${targets.first} ms`, verdict(first.signIn, targets.first)],
  ['the same by its address, empty cache', ms(first.cold), `< ${targets.first} ms`, verdict(first.cold, targets.first)],
  ['and again', ms(first.again), `< ${targets.first} ms`, verdict(first.again, targets.first)],
  ['from sign-in, with 500 ms of latency', ms(first.slowSignIn), `< ${targets.slow} ms`, verdict(first.slowSignIn, targets.slow)],
  ['by its address, empty cache, with 500 ms of latency', ms(first.slow), `< ${targets.slow} ms`, verdict(first.slow, targets.slow)],
];

const scrollTable = (scroll: PagesMeasured['scroll']) => table(
  ['pace', 'busy per frame', 'frame p50', 'p95', 'tasks over 50 ms', 'frames with a row to come', 'elements', 'all nodes', `elements < ${count(targets.nodes)}`],
  scroll.map(({ name, pixels, busyMs, frameP50, frameP95, longTasks, blank, frames, nodes }) => [
    `${name}, ${pixels / 20} rows a frame`, `${busyMs.toFixed(1)} ms`, ms(frameP50), ms(frameP95), String(longTasks), `${blank} of ${frames}`, count(nodes.elements), count(nodes.all), verdict(nodes.elements, targets.nodes),
  ]));

const bundleTable = (bundles: readonly BundleMeasured[]) => table(['page', 'language', 'files', 'size', `< ${targets.bundle / 1000} KB`],
  bundles.map(({ page, language, files, bytes }) => [page, language, String(files), kb(bytes), verdict(bytes, targets.bundle)]));

function crowdOf({ lines, crowd, peakMb }: SizeMeasured): string {
  const row = (people: number, what: string, { p50, p95, errors, n }: { p50: number; p95: number; errors: number; n: string }) =>
    [count(people), what, n, ms(p50), ms(p95), String(errors), what.startsWith('without') ? '' : verdict(p95 + errors * 1e9, targets.crowd)];
  return `### ${count(lines)} lines, many people; the product took ${Math.round(peakMb)} MB at most\n\n${table(
    ['people', 'each reads', 'replies', 'p50', 'p95', 'errors', `p95 < ${targets.crowd} ms`],
    crowd.flatMap(({ people, tagged, whole, hard, saves }) => [
      row(people, 'every 10 s, with its ETag', { ...tagged, n: `${count(tagged.n)}, ${count(tagged.known)} not new` }),
      row(people, 'every 10 s, everything', { ...whole, n: count(whole.n) }),
      row(people, 'meanwhile a line is saved every second', { ...saves, n: count(saves.n) }),
      row(people, 'without a pause, while nothing is saved', { ...hard, n: `${count(Math.round(hard.perSecond))} per second` }),
    ]))}`;
}
