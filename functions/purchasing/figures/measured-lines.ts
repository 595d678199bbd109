import type { PromiseMeasure } from '../../../shared/contracts/otif-words.js';
import { OtifVerdict as verdicts, PromiseMeasure as measures } from '../../../shared/contracts/otif-words.js';
import { dayNumber, daysBetween, type IsoDate } from '../../../shared/dates.js';
import { judgeOrder, judgeOtif, type Judgement, type OtifPolicy } from './judge-otif.js';
import type { LineToMeasure } from './line-to-measure.js';
import { missedBy, promiseRecord, type RecordState } from './promise-record.js';

/** In place of a day or a number of days that is not there. */
export const noDay = -(2 ** 31);

export const recordStates = ['complete', 'open', 'short', 'opening', 'cancelled'] as const satisfies RecordState[];

interface NamedPolicy extends OtifPolicy { code: string; level: 'line' | 'order' }

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

type Judged = Pick<Judgement, 'verdict' | 'basisOn'>;
type Row = { line: Pick<LineToMeasure, 'id' | 'supplierId' | 'poNumber' | 'itemFamily' | 'finalCustomer'>; judged: Judged[]; numbers: number[] };

/** Takes lines in, piece by piece, and keeps of each only what the figures need. */
export class Measuring {
  readonly #rows: Row[] = [];
  constructor(readonly policies: readonly NamedPolicy[], readonly today: IsoDate) {}

  add(line: LineToMeasure): void {
    const { id, supplierId, poNumber, itemFamily, finalCustomer } = line;
    const judged = this.policies.map((policy): Judged => {
      const { verdict, basisOn } = judgeOtif(line, policy, this.today);
      return { verdict, basisOn };
    });
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

/** In the order of `numberColumns`. */
function numbersOf(line: LineToMeasure): number[] {
  const record = promiseRecord(line);
  const firstOn = line.openingQty === 0 ? line.firstReceiptOn : null;
  return [
    recordStates.indexOf(record.state), dayOf(record.actualOn), record.pushes, ...measures.options.map((measure) => missedBy(record, measure) ?? noDay),
    dayOf(line.orderedOn && firstOn), line.orderedOn && firstOn ? daysBetween(line.orderedOn, firstOn) : noDay,
    line.orderedOn && record.actualOn ? daysBetween(line.orderedOn, record.actualOn) : noDay,
  ];
}

const dayOf = (date: IsoDate | null) => (date === null ? noDay : dayNumber(date));

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
  const judged = orders.flatMap((lines): Judged[] => {
    const own = lines.map((row) => row.judged[place]!);
    if (policy.level === 'line') return own;
    const whole = judgeOrder(own);
    return own.map(() => whole);
  });
  return { policy, on: Int32Array.from(judged, ({ basisOn }) => dayOf(basisOn)), verdict: Uint8Array.from(judged, ({ verdict }) => verdicts.options.indexOf(verdict)) };
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
