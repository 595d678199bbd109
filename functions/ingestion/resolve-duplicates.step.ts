import { sameBytes } from '../platform/hash.js';
import { erpFieldNames, type LineKey } from '../../shared/contracts/erp-fields.js';
import type { IsoDate } from '../../shared/dates.js';
import type { Reader } from '../platform/database/database.js';
import type { StepContext } from '../platform/step.js';
import { keysInBoth, repeatedKeys, saveRejects, stagedRowsOf, unchangedRowsOf, unstage } from './stage.store.js';

const pieceSize = 200;

/** Of identical rows one stays; conflicting ones are all rejected. Answers how many were. */
export async function resolveDuplicates(context: StepContext, run: { id: number; businessOn: IsoDate }): Promise<number> {
  let rejected = 0;
  for (const find of [repeatedIn('erp_stage'), repeatedIn('erp_unchanged'), keysInBoth]) {
    for (;;) {
      const keys = await find(context.db, run.id, pieceSize);
      for (const key of keys) rejected += await resolve(context, run, key);
      if (keys.length < pieceSize) break;
    }
  }
  return rejected;
}

const repeatedIn = (stage: 'erp_stage' | 'erp_unchanged') => (db: Reader, runId: number, limit: number) => repeatedKeys(db, stage, { runId, limit });

async function resolve(context: StepContext, { id, businessOn }: { id: number; businessOn: IsoDate }, key: LineKey): Promise<number> {
  const rows = [...(await unchangedRowsOf(context.db, id, key)), ...(await stagedRowsOf(context.db, id, key))].sort((a, b) => a.rowNumber - b.rowNumber);
  const [first, ...others] = rows;
  const identical = others.every(({ rowHash }) => sameBytes(rowHash, first!.rowHash));
  const leaving = identical ? others : rows;
  const detail = `The key ${key.poNumber} / ${key.lineNumber} stands on the rows ${rows.map(({ rowNumber }) => rowNumber).join(', ')} with different values.`;
  await context.write(async (tx) => {
    for (const stage of ['erp_stage', 'erp_unchanged'] as const) await unstage(tx, stage, { ...key, runId: id, rowNumbers: leaving.map(({ rowNumber }) => rowNumber) });
    if (identical) return;
    await saveRejects(tx, businessOn, rows.map((row) => ({
      ...key, rowNumber: row.rowNumber, field: null, reason: 'duplicate-key', detail, raw: JSON.stringify(erpFieldNames.map((name) => row[name])),
    })));
  });
  return identical ? 0 : rows.length;
}
