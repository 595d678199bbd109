import { sameBytes } from '../platform/hash.js';
import { erpFieldNames, type LineKey } from '../../shared/contracts/erp-fields.js';
import type { IsoDate } from '../../shared/dates.js';
import type { StepContext } from '../platform/step.js';
import { repeatedKeys, saveRejects, stagedRowsOf, unstage } from './stage.store.js';

const pieceSize = 200;

/** Of identical rows one stays; conflicting ones are all rejected. Answers how many were. */
export async function resolveDuplicates(context: StepContext, run: { id: number; businessOn: IsoDate }): Promise<number> {
  let rejected = 0;
  for (;;) {
    const keys = await repeatedKeys(context.db, run.id, pieceSize);
    for (const key of keys) rejected += await resolve(context, run, key);
    if (keys.length < pieceSize) return rejected;
  }
}

async function resolve(context: StepContext, { id, businessOn }: { id: number; businessOn: IsoDate }, key: LineKey): Promise<number> {
  const rows = await stagedRowsOf(context.db, id, key);
  const [first, ...others] = rows;
  const identical = others.every(({ rowHash }) => sameBytes(rowHash, first!.rowHash));
  const leaving = identical ? others : rows;
  const detail = `The key ${key.poNumber} / ${key.lineNumber} stands on the rows ${rows.map(({ rowNumber }) => rowNumber).join(', ')} with different values.`;
  await context.write(async (tx) => {
    await unstage(tx, id, key, leaving.map(({ rowNumber }) => rowNumber));
    if (identical) return;
    await saveRejects(tx, businessOn, rows.map((row) => ({
      ...key, rowNumber: row.rowNumber, field: null, reason: 'duplicate-key', detail, raw: JSON.stringify(erpFieldNames.map((name) => row[name])),
    })));
  });
  return identical ? 0 : rows.length;
}
