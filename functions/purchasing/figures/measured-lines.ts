import { OtifVerdict as verdicts, PromiseMeasure as measures, type OtifVerdict, type PromiseMeasure } from '../../../shared/contracts/otif-words.js';
import { dayNumber, daysBetween, type IsoDate } from '../../../shared/dates.js';
import { judgeOrder, judgeOtif, type Judgement, type OtifPolicy } from './judge-otif.js';
import type { LineToMeasure } from './line-to-measure.js';
import { missedBy, promiseRecord, type RecordState } from './promise-record.js';

/** In place of a day or a number of days that is not there. */
export const noDay = -(2 ** 31);

export const recordStates = ['complete', 'open', 'short', 'opening', 'cancelled'] as const satisfies RecordState[];

export interface NamedPolicy extends OtifPolicy { code: string; level: 'line' | 'order' }

/** What is kept of one figure: a day number by which it falls into a month, and what it says. */
export interface OtifColumns { policy: NamedPolicy; on: Int32Array; verdict: Uint8Array }

/**
 * Every line as figures see it, in columns of numbers: a hundred thousand lines take a few megabytes, and any figure is one
 * pass over them. Lines of an order stand side by side.
 */
export interface MeasuredLines {
  lineId: Int32Array;
  supplier: Int32Array;
  order: Int32Array;
  family: Int32Array;
  customer: Int32Array;
  families: readonly (string | null)[];
  customers: readonly (string | null)[];
  otif: readonly OtifColumns[];
  /** Days missed by measure; `actualOn` is the day on which the line was complete. */
  promises: { state: Uint8Array; actualOn: Int32Array; pushes: Int32Array; missed: Readonly<Record<PromiseMeasure, Int32Array>> };
  leadTimes: { firstOn: Int32Array; toFirst: Int32Array; toComplete: Int32Array };
}

export type Judged = Pick<Judgement, 'verdict' | 'basisOn'>;
type Row = { line: Pick<LineToMeasure, 'id' | 'supplierId' | 'poNumber' | 'itemFamily' | 'finalCustomer'>; judged: Judged[]; numbers: number[] };

/** Takes lines in, piece by piece, and keeps of each only what the figures need. */
export class Measuring {
  readonly #rows: Row[] = [];
  constructor(readonly policies: readonly NamedPolicy[], readonly today: IsoDate) {}

  add(line: LineToMeasure): void {
    const { id, supplierId, poNumber, itemFamily, finalCustomer } = line;
    const judged = this.policies.map((policy) => judgedLine(line, policy, this.today));
    this.#rows.push({ line: { id, supplierId, poNumber, itemFamily, finalCustomer }, judged, numbers: numbersOf(line) });
  }

  done(): MeasuredLines {
    const orders = ordersOf(this.#rows);
    const rows = orders.flat();
    const [families, customers] = [new Names(), new Names()];
    const column = (of: (row: Row) => number) => Int32Array.from(rows, of);
    return {
      lineId: column(({ line }) => line.id), supplier: column(({ line }) => line.supplierId),
      order: Int32Array.from(orders.flatMap((lines, place) => lines.map(() => place))),
      family: column(({ line }) => families.placeOf(line.itemFamily)), customer: column(({ line }) => customers.placeOf(line.finalCustomer)),
      families: families.all, customers: customers.all,
      otif: this.policies.map((policy, place) => otifColumns(policy, orders, place)),
      ...numberColumns(rows),
    };
  }
}

/** A judgement without its reasons: they would fill the memory. */
export function judgedLine(line: LineToMeasure, policy: NamedPolicy, today: IsoDate): Judged {
  const { verdict, basisOn } = judgeOtif(line, policy, today);
  return { verdict, basisOn };
}

/** In the order of `numberColumns`. */
export function numbersOf(line: LineToMeasure): number[] {
  const record = promiseRecord(line);
  const firstOn = line.openingQty === 0 ? line.firstReceiptOn : null;
  return [
    recordStates.indexOf(record.state), dayOf(record.actualOn), record.pushes, ...measures.options.map((measure) => missedBy(record, measure) ?? noDay),
    dayOf(line.orderedOn && firstOn), line.orderedOn && firstOn ? daysBetween(line.orderedOn, firstOn) : noDay,
    line.orderedOn && record.actualOn ? daysBetween(line.orderedOn, record.actualOn) : noDay,
  ];
}

export const dayOf = (date: IsoDate | null) => (date === null ? noDay : dayNumber(date));

function numberColumns(rows: readonly Row[]): Pick<MeasuredLines, 'promises' | 'leadTimes'> {
  const at = (place: number) => Int32Array.from(rows, ({ numbers }) => numbers[place]!);
  const after = 3 + measures.options.length;
  return {
    promises: {
      state: Uint8Array.from(at(0)), actualOn: at(1), pushes: at(2),
      missed: Object.fromEntries(measures.options.map((measure, i) => [measure, at(3 + i)])) as Record<PromiseMeasure, Int32Array>,
    },
    leadTimes: { firstOn: at(after), toFirst: at(after + 1), toComplete: at(after + 2) },
  };
}

/** A purchase order is known by its number and its supplier. */
function ordersOf(rows: readonly Row[]): Row[][] {
  const orders = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.line.supplierId} ${row.line.poNumber}`;
    const known = orders.get(key);
    if (known) known.push(row);
    else orders.set(key, [row]);
  }
  return [...orders.values()];
}

function otifColumns(policy: NamedPolicy, orders: readonly Row[][], place: number): OtifColumns {
  const judged = orders.flatMap((lines) => judgedBy(policy, lines.map((row) => row.judged[place]!)));
  return { policy, on: Int32Array.from(judged, ({ basisOn }) => dayOf(basisOn)), verdict: Uint8Array.from(judged, ({ verdict }) => codeOf(verdict)) };
}

export const codeOf = (verdict: OtifVerdict): number => verdicts.options.indexOf(verdict);

/** What the lines of an order come to: each by itself, or all by the whole order. */
export function judgedBy({ level }: Pick<NamedPolicy, 'level'>, lines: readonly Judged[]): readonly Judged[] {
  if (level === 'line') return lines;
  const whole = judgeOrder(lines);
  return lines.map(() => whole);
}

/** The places of some lines and of all others in their orders. */
export function wholeOrders({ lineId, order }: Pick<MeasuredLines, 'lineId' | 'order'>, ids: ReadonlySet<number>): number[] {
  const orders = new Set<number>();
  for (let row = 0; row < lineId.length; row++) if (ids.has(lineId[row]!)) orders.add(order[row]!);
  const rows: number[] = [];
  for (let row = 0; row < lineId.length && orders.size > 0; row++) if (orders.has(order[row]!)) rows.push(row);
  return rows;
}

/** Texts that occur again and again, each kept once. */
class Names {
  readonly all: (string | null)[] = [];
  readonly #places = new Map<string | null, number>();

  placeOf(name: string | null): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.all.length);
    return this.all.push(name) - 1;
  }
}
