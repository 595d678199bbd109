import { Random } from '../functions/integrations/erp/demo/random.js';
import type { ErpFieldName } from '../shared/contracts/erp-fields.js';
import { addDays, type IsoDate } from '../shared/dates.js';

/** The columns of the extract: every field with a meaning of its own, and two custom ones. */
export const extractColumns = [
  'poNumber', 'lineNumber', 'supplierCode', 'supplierName', 'itemCode', 'itemName', 'itemFamily', 'finalCustomer', 'uom', 'orderedQty', 'deliveredQty',
  'unitPrice', 'currency', 'orderedOn', 'dueOn', 'promisedOn', 'receivedOn', 'status', 'customText1', 'customDate1',
] as const satisfies readonly ErpFieldName[];

export type ExtractLine = Record<(typeof extractColumns)[number], string | number>;

/** Of the lines, on the second night. */
export const changedShare = 0.03;

/** About 30 suppliers at 5,000 lines, 110 at 100,000 and 300 at a million. */
const suppliersOf = (lines: number) => Math.max(5, Math.round(30 * (lines / 5_000) ** 0.4346));

const streams = { order: 1, line: 2, change: 3 };

export interface ExtractOrder { lines: number; on: IsoDate; /** Whether 3 % of the lines changed since the night before. */ changed: boolean }

/**
 * The lines of an extract, one after the other in the order of their keys; the same on every machine. `on` is the first
 * night, also where the lines of the second are asked for: lines that it lost are followed by as many new ones.
 */
export function* extractLines(extract: ExtractOrder): Generator<ExtractLine> {
  yield* knownLines(extract, (line) => !isNew(line));
  if (extract.changed) yield* knownLines(extract, isNew);
}

function* knownLines({ lines, on, changed }: ExtractOrder, wanted: (line: ExtractLine) => boolean): Generator<ExtractLine> {
  for (let order = 0, made = 0; made < lines; order++) {
    const random = new Random(lines, streams.order, order);
    const ofOrder = orderOf(order, random, { lines, on });
    const count = Math.min(random.int(1, 9), lines - made);
    for (let place = 1; place <= count; place++, made++) {
      const first = lineOf(ofOrder, place, new Random(lines, streams.line, made));
      const line = changed ? changedLine(first, addDays(on, 1), new Random(lines, streams.change, made)) : first;
      if (wanted(line)) yield line;
    }
  }
}

const isNew = ({ poNumber }: ExtractLine) => String(poNumber).startsWith('46');

interface Order { poNumber: string; supplier: number; customer: string; orderedOn: IsoDate; on: IsoDate }

const customers = ['Aurora Retail', 'Baltic Homes', 'Cedar & Sons', 'Delta Werke', 'Elbe Handel', 'Fjord Outdoor', 'Gavotte SA', 'Helios Energia'];

const orderOf = (order: number, random: Random, { lines, on }: { lines: number; on: IsoDate }): Order => ({
  poNumber: `45${String(order).padStart(8, '0')}`,
  supplier: random.int(1, suppliersOf(lines)),
  customer: random.pick(customers),
  orderedOn: addDays(on, -random.int(5, 150)),
  on,
});

const families = ['CASTINGS', 'CABLES', 'FASTENERS', 'HOUSINGS', 'MOTORS', 'PACKAGING', 'SENSORS', 'SWITCHES'];

/** Seven in ten are open, two have received something, one is closed or cancelled. */
function lineOf({ poNumber, supplier, customer, orderedOn, on }: Order, place: number, random: Random): ExtractLine {
  const item = random.int(1, 60);
  const orderedQty = random.int(1, 400) * 25;
  const dueOn = addDays(on, random.int(-25, 110));
  const received = random.weighted([70, 18, 10, 2]);
  const deliveredQty = received === 1 ? Math.max(25, Math.floor(orderedQty * random.between(0.2, 0.7))) : received === 2 ? orderedQty : 0;
  return {
    poNumber, lineNumber: String(place * 10), supplierCode: `V${String(supplier).padStart(5, '0')}`, supplierName: `Supplier ${supplier} Manufacturing Co., Ltd.`,
    itemCode: `SKU-${supplier}-${item}`, itemName: `Part ${item} of supplier ${supplier}, painted, boxed`, itemFamily: families[item % families.length]!, finalCustomer: customer,
    uom: random.chance(0.9) ? 'EA' : 'KG', orderedQty, deliveredQty, unitPrice: random.int(10, 99_999) / 100, currency: random.pick(['EUR', 'USD', 'CNY']),
    orderedOn, dueOn, promisedOn: random.chance(0.8) ? addDays(dueOn, random.int(-3, 12)) : '',
    receivedOn: deliveredQty > 0 ? addDays(on, -random.int(1, 25)) : '', status: ['Open', 'Partially received', 'Closed', 'Cancelled'][received]!,
    customText1: `Buyer ${random.int(1, 40)}`, customDate1: random.chance(0.5) ? addDays(orderedOn, random.int(1, 20)) : '',
  };
}

/** What happens to a line in a night, and how often, in hundredths of those that change. */
const changes: readonly [weight: number, change: (line: ExtractLine, on: IsoDate, random: Random) => Partial<ExtractLine>][] = [
  [40, (line, on, random) => receipt(line, on, random)],
  [35, ({ dueOn, promisedOn }, _, random) => ({ promisedOn: addDays(String(promisedOn || dueOn), random.int(2, 28)) })],
  [10, ({ dueOn }, _, random) => ({ dueOn: addDays(String(dueOn), random.int(-7, 21)) })],
  [5, ({ orderedQty }, _, random) => ({ orderedQty: Number(orderedQty) + random.int(1, 8) * 25 })],
  [10, ({ poNumber }) => ({ poNumber: `46${String(poNumber).slice(2)}` })],
];

/** The last change gives the line a number of its own: one line is gone and a new one is there. */
function changedLine(line: ExtractLine, on: IsoDate, random: Random): ExtractLine {
  if (!random.chance(changedShare)) return line;
  const [, change] = changes[random.weighted(changes.map(([weight]) => weight))]!;
  return { ...line, ...change(line, on, random) };
}

function receipt(line: ExtractLine, on: IsoDate, random: Random): Partial<ExtractLine> {
  const left = Number(line.orderedQty) - Number(line.deliveredQty);
  if (left <= 0 || line.status === 'Cancelled') return { customText1: 'Buyer 41' };
  const qty = random.chance(0.6) ? left : Math.ceil(left / 2);
  return { deliveredQty: Number(line.deliveredQty) + qty, receivedOn: on, status: qty === left ? 'Closed' : 'Partially received' };
}
