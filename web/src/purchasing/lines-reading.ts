import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CustomColumn } from '../../../shared/contracts/line-columns.js';
import type { Count, Line, LinePreset, ListedLine, Staleness } from '../../../shared/contracts/lines.js';
import type { IsoDate } from '../../../shared/dates.js';
import { call, callUnlessKnown } from '../api/call.js';
import { listLines, readChanges, readColumns } from '../api/endpoints.js';
import { Poll } from '../app-shell/poll.js';
import { countPresets, rowsOf } from './line-query.js';
import { LineSet, type Columns } from './line-set.js';
import type { LinesView } from './lines-address.js';
import { keptInPlace, WholeList, type ListSource } from './list-source.js';
import { WindowedList, windowSize, type Window } from './windowed-list.js';

const [hourInMs, overlapInMs, pollInMs, settleInMs] = [3_600_000, 600_000, 30_000, 2_000];
/** A list that is windowed has to know where it ends. */
const countUpTo = 1_000_000;

const isoAt = (ms: number) => new Date(ms).toISOString();

/** A view as the server is asked for it. */
export const askedOf = ({ preset, search, suppliers, filters, hours, sort, direction }: LinesView) => ({
  preset, sort, direction, ...(search && { search }), ...(suppliers.length > 0 && { suppliers: suppliers.join(',') }),
  ...(filters.length > 0 && { filters: JSON.stringify(filters) }), ...(preset === 'updated' && { updatedSince: sinceOf(hours) }),
});
export type Asked = ReturnType<typeof askedOf>;

/** To the minute, so that an address asks for the same twice. */
const sinceOf = (hours: number) => isoAt(Math.floor((Date.now() - hours * hourInMs) / 60_000) * 60_000);

/** What a list knows beside its lines. */
export interface Around { today: IsoDate; custom: readonly CustomColumn[]; staleness: Staleness }

/**
 * Reads the lines: all of them once, column by column, and then every view of them at once without asking again; or, where they
 * are too many, windows of each view as they come into sight. Every 30 seconds it asks whether anything changed.
 */
export class LinesReading implements ReactiveController {
  source: ListSource | undefined;
  counts: Record<LinePreset, Count> | undefined;
  around: Around | undefined;
  failure: unknown;
  isBusy = false;
  /** How many lines changed since the list was read; it waits until they are asked for. */
  newer = 0;
  /** Counts up when lines of the same source have come or changed. */
  revision = 0;
  #set: LineSet | undefined;
  #columns: Columns | undefined;
  #view: LinesView | undefined;
  #at = '';
  #turn = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly host: ReactiveControllerHost) {
    host.addController(this);
    new Poll(host, { look: (signal) => this.#lookForChanges(signal), every: () => pollInMs });
  }

  hostDisconnected(): void {
    clearTimeout(this.#settling);
  }

  /** Shows a view: at once where the lines are here. */
  show(view: LinesView): void {
    this.#view = view;
    if (this.#set) this.#showWhole(this.#set, view);
    else if (this.#columns) void this.#run(() => this.#readWindow(view));
    else if (!this.isBusy) void this.refresh();
  }

  /** Reads everything anew. */
  refresh(): Promise<void> {
    this.newer = 0;
    return this.#run(async () => {
      const columns = await this.#readColumns();
      if (columns) this.#set = columns.columns ? new LineSet(columns) : undefined;
      if (this.#view && this.#set) this.#showWhole(this.#set, this.#view);
      else if (this.#view) await this.#readWindow(this.#view);
    });
  }

  /** Shows lines as they were just saved, and soon reads what follows from that. Their places stay. */
  patch(lines: readonly (Line | (Partial<ListedLine> & { id: number }))[]): void {
    for (const line of lines) this.source?.patch(line);
    this.#changed();
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => void this.settle(), settleInMs);
  }

  /** Reads the lines anew and leaves each in its place. */
  async settle(): Promise<void> {
    clearTimeout(this.#settling);
    const { source } = this;
    if (!(source instanceof WholeList)) return this.refresh();
    const columns = await this.#readColumns().catch(() => undefined);
    if (!columns?.columns || this.source !== source) return;
    this.#set = new LineSet(columns);
    this.source = keptInPlace(source, this.#set);
    this.counts = countPresets(this.#set, { suppliers: this.#view!.suppliers, since: sinceOf(this.#view!.hours) });
    this.#changed();
  }

  #showWhole(set: LineSet, view: LinesView): void {
    const since = sinceOf(view.hours);
    this.around = set;
    this.source = new WholeList(set, rowsOf(set, { ...view, since }));
    this.counts = countPresets(set, { suppliers: view.suppliers, since });
  }

  async #readColumns(): Promise<Columns | undefined> {
    const columns = this.#columns ? await callUnlessKnown(readColumns, `W/"${this.#columns.version}"`) : await call(readColumns);
    if (columns) this.#columns = columns;
    this.#at = this.#columns!.at;
    return columns;
  }

  async #readWindow(view: LinesView): Promise<void> {
    const asked = askedOf(view);
    const window = (n: number): Promise<Window> => call(listLines, { query: { ...asked, offset: n * windowSize, limit: windowSize, countUpTo: n === 0 ? countUpTo : 1 } });
    const first = await window(0);
    if (view !== this.#view) return;
    this.source = new WindowedList(first, window, (error) => { this.failure = error; this.#changed(); });
    [this.counts, this.around, this.#at] = [first.counts, first, first.at];
  }

  /** The last one who asks has the say. */
  async #run(work: () => Promise<void>): Promise<void> {
    const turn = ++this.#turn;
    [this.isBusy, this.failure] = [true, undefined];
    this.host.requestUpdate();
    try {
      await work();
    } catch (error) {
      if (turn === this.#turn) this.failure = error;
    }
    if (turn !== this.#turn) return;
    this.isBusy = false;
    this.#changed();
  }

  async #lookForChanges(signal: AbortSignal): Promise<void> {
    if (!this.#columns || this.isBusy || !this.#at) return;
    const set = this.#set;
    const { version, changed } = await call(readChanges, { query: { since: set ? isoAt(Date.parse(this.#at) - overlapInMs) : this.#at } }, signal);
    if (set && version === this.#columns.version) return;
    const fresh = set ? changed.filter((line) => isNews(line, set)) : changed;
    if (set && fresh.length === 0) return this.settle();
    if (fresh.length === this.newer) return;
    this.newer = fresh.length;
    this.host.requestUpdate();
  }

  #changed(): void {
    this.revision++;
    this.host.requestUpdate();
  }
}

/** A line that is not among the lines is new, unless it had left before they were read. */
function isNews({ id, changedAt, left }: { id: number; changedAt: string; left: boolean }, set: LineSet): boolean {
  const row = set.rowOf(id);
  return row === undefined ? !left : set.lineAt(row).changedAt !== changedAt;
}
