import { setTimeout as pause } from 'node:timers/promises';
import { erpFieldNames } from '../../shared/contracts/erp-fields.js';
import type { Cell, Extract, ExtractEnding } from '../integrations/erp/erp-source.js';
import { isTransient } from '../platform/database/errors.js';
import { sameBytes, sha256 } from '../platform/hash.js';
import type { StepContext } from '../platform/step.js';
import { canonicalText, placeOf, type ErpRow } from './erp-row.js';
import { layoutOf, readLine, type Layout } from './read-line.js';
import { forgetRejects, saveRejects, stageRows, stageUnchanged, type RejectedRow, type StagedRow } from './stage.store.js';
import { clearRun } from './clear-stage.step.js';
import { currentHashes } from './snapshots.store.js';

/** What was seen while reading, beyond the rows themselves. */
export interface Reading {
  rowsRead: number;
  rejectedRows: number;
  suppliers: Set<string>;
  fields: Layout['fields'];
  endsShort: boolean;
  ending: ExtractEnding;
  /** Whether rows near each other in the extract are near each other in our books too, as far as is known. */
  inOrder: boolean;
}

export interface ReadOrder { runId: number; extract: Extract; /** The fields of the last good night; null on the first. */ knownFields: readonly string[] | null }

const attempts = 4;

/** Stages every row of the extract. What is lost on the way to the ERP is tried again from the beginning. */
export async function readExtract(context: StepContext, order: ReadOrder): Promise<Reading> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await readOnce(context, order);
    } catch (error) {
      if (attempt === attempts || !isTransient(error)) throw context.erp.told?.(error) ?? error;
      await pause(2 ** attempt * 500 * (0.5 + Math.random()));
      await clearRun(context, order.runId);
    }
  }
}

async function readOnce(context: StepContext, order: ReadOrder): Promise<Reading> {
  await context.write((tx) => forgetRejects(tx, order.extract.businessOn));
  const open = await context.erp.open(order.extract);
  const layout = layoutOf(open.columns, open.mapping, open.mark);
  const reading: Reading = { rowsRead: 0, rejectedRows: 0, suppliers: new Set(), fields: layout.fields, endsShort: false, ending: open.ending(), inOrder: order.knownFields !== null };
  const hash = hasherFor(layout, order.knownFields);
  for await (const piece of open.rows) await stagePiece(context, order, { piece, layout, hash, reading });
  reading.ending = open.ending();
  return reading;
}

type Hasher = (row: ErpRow) => Pick<StagedRow, 'rowHash' | 'knownHash'>;

/** Where the extract has fields that the last good night had not, a second hash leaves them out: they are no change. */
function hasherFor({ fields }: Layout, knownFields: readonly string[] | null): Hasher {
  const all = erpFieldNames.map((_, place) => place);
  const hasMore = knownFields !== null && fields.some((field) => !knownFields.includes(field));
  const known = all.filter((place) => knownFields?.includes(erpFieldNames[place]!));
  return (row) => ({ rowHash: sha256(canonicalText(row, all)), knownHash: hasMore ? sha256(canonicalText(row, known)) : null });
}

interface Piece { piece: readonly (readonly Cell[])[]; layout: Layout; hash: Hasher; reading: Reading }

async function stagePiece(context: StepContext, { runId, extract }: ReadOrder, { piece, layout, hash, reading }: Piece): Promise<void> {
  const staged: StagedRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const cells of piece) {
    const rowNumber = ++reading.rowsRead;
    const { row, reject } = readLine(cells, layout);
    reading.endsShort = reject?.reason === 'short-row';
    if (reject) rejected.push({ ...reject, rowNumber, raw: JSON.stringify(cells) });
    else {
      reading.suppliers.add(row[placeOf.supplierCode] as string);
      staged.push({ rowNumber, row, ...hash(row) });
    }
  }
  reading.rejectedRows += rejected.length;
  const { same, other } = await apartFromKnown(context, staged, reading);
  await context.write(async (tx) => {
    await stageRows(tx, runId, other);
    await stageUnchanged(tx, runId, same);
    await saveRejects(tx, extract.businessOn, rejected);
  });
  context.progress(reading.rowsRead, 0);
}

interface Apart { same: StagedRow[]; other: StagedRow[] }

/** The rows that say what we have, and the others. An extract in another order than ours goes to the stage as a whole. */
async function apartFromKnown({ db }: StepContext, rows: StagedRow[], reading: Reading): Promise<Apart> {
  const range = reading.inOrder ? rangeOf(rows.map(({ row }) => row[placeOf.poNumber] as string)) : null;
  if (!range) return { same: [], other: rows };
  const lines = await currentHashes(db, { ...range, limit: rows.length * 3 });
  if (!lines) {
    reading.inOrder = false;
    return { same: [], other: rows };
  }
  const known = new Map(lines.map(({ poNumber, lineNumber, rowHash }) => [`${poNumber}\t${lineNumber}`, rowHash]));
  const apart: Apart = { same: [], other: [] };
  for (const one of rows) {
    const hash = known.get(`${one.row[placeOf.poNumber]}\t${one.row[placeOf.lineNumber]}`);
    (hash && sameBytes(hash, one.rowHash) ? apart.same : apart.other).push(one);
  }
  return apart;
}

function rangeOf(texts: readonly string[]): { from: string; to: string } | null {
  if (texts.length === 0) return null;
  return texts.reduce(({ from, to }, text) => ({ from: text < from ? text : from, to: text > to ? text : to }), { from: texts[0]!, to: texts[0]! });
}
