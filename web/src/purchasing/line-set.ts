import type { CustomColumn, LineColumn } from '../../../shared/contracts/line-columns.js';
import type { Entry, Line, ListedLine, Staleness } from '../../../shared/contracts/lines.js';
import type { readColumns } from '../../../shared/contracts/lists.js';
import type { IsoDate } from '../../../shared/dates.js';
import { delayClassOn, isStaleOn, type PresetFacts } from '../../../shared/line-days.js';
import { progressOf, type CellValue } from '../../../shared/line-filter.js';
import type { Reply } from '../api/call.js';

export type Columns = Reply<typeof readColumns>;

/** A column as it is filtered: words once, and which word each line has; or a value per line. */
export type ColumnData = { words: (string | null)[]; codes: readonly number[] } | { values: readonly CellValue[] };

/** All lines in scope, column by column. A line is put together only when it is looked at. */
export class LineSet {
  readonly size: number;
  readonly today: IsoDate;
  readonly custom: readonly CustomColumn[];
  readonly staleness: Staleness;
  readonly facts: readonly PresetFacts[];
  #columns = new Map<string, ColumnData>();
  #rowOf = new Map<number, number>();
  #entries: Partial<Record<string, Map<number, Entry>>> = {};
  #lines: (ListedLine | undefined)[];
  /** What was changed here since the list was read. */
  #saved = new Map<number, Partial<ListedLine>>();

  constructor(reply: Columns) {
    for (const [name, column] of Object.entries(reply.columns ?? {})) this.#columns.set(name, 'words' in column ? withEmpty(column) : column);
    [this.today, this.custom, this.staleness] = [reply.today, reply.custom, reply.staleness];
    const ids = this.#values('id') as number[];
    this.size = ids.length;
    ids.forEach((id, row) => this.#rowOf.set(id, row));
    for (const { slot, rows, by, at, version } of reply.entered) this.#entries[slot] = new Map(rows.map((row, i) => [row, { by: by[i]!, at: at[i]!, version: version[i]! }]));
    this.#lines = Array<ListedLine | undefined>(this.size);
    this.facts = ids.map((_, row) => this.#factsOf(row));
    this.#columns.set('delay', this.#delays());
    this.#columns.set('progress', { values: ids.map((_, row) => progressOf({ deliveredQty: this.read('deliveredQty', row) as number, orderedQty: this.read('orderedQty', row) as number })) });
  }

  column(name: LineColumn | 'supplierId'): ColumnData {
    return this.#columns.get(name) ?? { values: Array<null>(this.size).fill(null) };
  }

  read(name: string, row: number): CellValue {
    const column = this.#columns.get(name);
    if (!column) return null;
    return 'words' in column ? column.words[column.codes[row]!]! : column.values[row]!;
  }

  rowOf(id: number): number | undefined {
    return this.#rowOf.get(id);
  }

  lineAt(row: number): ListedLine {
    return (this.#lines[row] ??= this.#lineOf(row));
  }

  /** Shows what was just saved; presets and classes follow with the next reading. */
  patch(id: number, saved: Partial<ListedLine> | Line): void {
    const row = this.#rowOf.get(id);
    if (row === undefined) return;
    this.#saved.set(id, { ...this.#saved.get(id), ...saved });
    this.#lines[row] = undefined;
  }

  #lineOf(row: number): ListedLine {
    const line: Record<string, unknown> = { custom: {}, entries: {} };
    for (const [name, column] of this.#columns) line[name] = 'words' in column ? column.words[column.codes[row]!] : column.values[row];
    for (const { slot } of this.custom) {
      (line['custom'] as Record<string, CellValue>)[slot] = line[slot] as CellValue;
      const entry = this.#entries[slot]?.get(row);
      if (entry) (line['entries'] as Record<string, Entry>)[slot] = entry;
    }
    const facts = this.facts[row]!;
    Object.assign(line, { delay: delayClassOn(this.today, facts), stale: isStaleOn(this.today, facts), supplierUnmapped: facts.supplierUnmapped, itemUnmapped: facts.itemUnmapped });
    return { ...(line as unknown as ListedLine), ...this.#saved.get(line['id'] as number) };
  }

  #factsOf(row: number): PresetFacts {
    const day = (name: string) => this.read(name, row) as IsoDate | null;
    return {
      outstandingQty: this.read('outstandingQty', row) as number, dueOn: day('dueOn')!, lateOn: day('lateOn'), atRiskOn: day('atRiskOn'), slippedUntilOn: day('slippedUntilOn'), staleOn: day('staleOn'),
      changedAt: this.read('changedAt', row) as string, supplierUnmapped: this.read('supplierUnmapped', row) === 1, itemUnmapped: this.read('itemUnmapped', row) === 1,
    };
  }

  #delays(): ColumnData {
    const words = ['overdue', 'expected-late', 'at-risk', 'on-track', null];
    return { words, codes: this.facts.map((facts) => words.indexOf(facts.outstandingQty === 0 ? null : delayClassOn(this.today, facts))) };
  }

  #values(name: string): readonly CellValue[] {
    const column = this.column(name as LineColumn);
    return 'words' in column ? column.codes.map((code) => column.words[code]!) : column.values;
  }
}

/** Empty becomes a word of its own, the last. */
const withEmpty = ({ words, codes }: { words: string[]; codes: number[] }): ColumnData => ({ words: [...words, null], codes: codes.map((code) => (code < 0 ? words.length : code)) });
