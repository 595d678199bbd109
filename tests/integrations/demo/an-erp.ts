import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { erpFieldNames, type ErpFieldName } from '../../../shared/contracts/erp-fields.js';
import type { IsoDate } from '../../../shared/dates.js';
import { demoSource, type DemoOptions, type DemoSource } from '../../../functions/integrations/erp/demo/demo-source.js';
import type { Cell } from '../../../functions/integrations/erp/erp-source.js';
import { aFolder } from '../../fixtures/databases.js';

/** A small demo ERP in a file of its own; a test states only what matters. */
export const anErp = (but: Partial<DemoOptions> = {}): DemoOptions =>
  ({ file: join(aFolder(), 'demo-erp.db'), seed: 1, lines: 300, startOn: '2026-11-21', historyDays: 28, ...but });

/** A line as an extract shows it. */
export type ShownLine = Record<ErpFieldName, Cell>;

export async function rowsOf(source: DemoSource, businessOn: IsoDate): Promise<(readonly Cell[])[]> {
  const rows: (readonly Cell[])[] = [];
  for await (const piece of (await source.open({ businessOn, name: null })).rows) rows.push(...piece);
  return rows;
}

export const linesOn = async (source: DemoSource, businessOn: IsoDate): Promise<ShownLine[]> =>
  (await rowsOf(source, businessOn)).map((row) => Object.fromEntries(erpFieldNames.map((name, place) => [name, row[place]])) as ShownLine);

/** Equal for extracts that are equal to the last byte. */
export const digestOn = async (source: DemoSource, businessOn: IsoDate): Promise<string> =>
  createHash('sha256').update(JSON.stringify(await rowsOf(source, businessOn))).digest('hex');

export const nightsIn = async (source: DemoSource): Promise<IsoDate[]> =>
  (await source.waiting(null, '2000-01-01')).map(({ businessOn }) => businessOn);

export const keyOf = ({ poNumber, lineNumber }: ShownLine) => `${poNumber}/${lineNumber}`;

const closedWords = ['Closed', 'Closed short', 'Cancelled'];
export const isOpen = ({ status }: ShownLine) => !closedWords.includes(String(status));

export type Nights = ReadonlyMap<IsoDate, ShownLine[]>;

/** Every night of an ERP, and of so many days after. */
export async function nightsOfErp(options: DemoOptions, daysAfter = 0): Promise<Nights> {
  const source = demoSource(options);
  for (let day = 0; day < daysAfter; day++) await source.passDay();
  const nights = new Map<IsoDate, ShownLine[]>();
  for (const on of await nightsIn(source)) nights.set(on, await linesOn(source, on));
  return nights;
}

export interface Seen { on: IsoDate; line: ShownLine }

/** What the nights showed of each line; a number that is used again is another line. */
export function historiesOf(nights: Nights): Seen[][] {
  const histories = new Map<string, Seen[]>();
  for (const [on, lines] of nights) {
    for (const line of lines) {
      const key = `${keyOf(line)} ${line.orderedOn}`;
      const history = histories.get(key);
      if (history) history.push({ on, line });
      else histories.set(key, [{ on, line }]);
    }
  }
  return [...histories.values()];
}

/** How often a value became another one that passes. */
export const movesOf = (history: readonly Seen[], field: ErpFieldName, counts: (from: Cell, to: Cell) => boolean = () => true): number =>
  history.slice(1).filter(({ line }, place) => line[field] !== history[place]!.line[field] && counts(history[place]!.line[field], line[field])).length;
