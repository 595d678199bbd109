import { isDriverFault } from '../integrations/erp/driver-fault.js';
import type { Because } from '../../shared/contracts/because.js';
import type { ErpConnection, testErpConnection } from '../../shared/contracts/erp-connection.js';
import type { IsoDate } from '../../shared/dates.js';
import { Refusal } from '../../shared/refusal.js';
import type { z } from 'zod';
import type { Cell, ErpSource, OpenExtract } from '../integrations/erp/erp-source.js';
import { sqlServerFault } from '../integrations/erp/erp-fault.js';
import { inspectExtract, missingFields } from './inspect-extract.js';

type Looked = z.input<typeof testErpConnection['reply']>;

const nothingSeen: Omit<Looked, 'problem'> = { extract: null, columns: [], fields: [], missing: [], rows: [], rowsLooked: 0 };
const rowsToJudge = 200;
const rowsToShow = 10;

export interface Looking { erp: ErpSource; connection: ErpConnection | null; today: IsoDate }

/** Reads the first rows of the newest extract. What goes wrong on the way is the answer, in a sentence. */
export async function lookAtErp({ erp, connection, today }: Looking): Promise<Looked> {
  try {
    const extract = (await erp.waiting(null, today)).at(-1) ?? (await erp.extractOf(today, today));
    if (!extract) return { ...nothingSeen, problem: emptyOf(erp, connection) };
    const open = await erp.open(extract, { rows: rowsToJudge });
    const rows = await firstRows(open, rowsToJudge);
    const fields = inspectExtract(open, rows);
    return {
      problem: null, extract: extract.name, columns: [...open.columns], fields, missing: missingFields(fields, open.mapping), rowsLooked: rows.length,
      rows: rows.slice(0, rowsToShow).map((cells) => open.columns.map((_, place) => asText(cells[place]))),
    };
  } catch (error) {
    return { ...nothingSeen, problem: problemOf(error, connection) };
  }
}

async function firstRows({ rows }: OpenExtract, most: number): Promise<(readonly Cell[])[]> {
  const first: (readonly Cell[])[] = [];
  for await (const piece of rows) {
    first.push(...piece.slice(0, most - first.length));
    if (first.length >= most) break;
  }
  return first;
}

const asText = (cell: Cell): string | null => (cell === null || cell === undefined ? null : String(cell).slice(0, 200));

const emptyOf = ({ kind }: ErpSource, connection: ErpConnection | null): Because =>
  (kind === 'none' ? { code: 'erp-none', facts: {} } : { code: 'erp-no-extract', facts: { folder: connection?.kind === 'folder' ? connection.folder : '' } });

/** @throws what is no fault of the ERP's */
function problemOf(error: unknown, connection: ErpConnection | null): Because {
  if (error instanceof Refusal) return { code: error.code, facts: { ...error.more.facts } };
  if (!isDriverFault(error)) throw error;
  return connection?.kind === 'sqlserver' ? sqlServerFault(error, connection) : { code: 'erp-unreadable', facts: {} };
}
