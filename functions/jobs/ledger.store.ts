import { sql } from 'kysely';
import type { Reader } from '../platform/database/database.js';

export interface BrokenLine { lineId: number; poNumber: string; lineNumber: string; deliveredQty: number; bookedQty: number }

/** Lines whose movements do not sum to the ERP's delivered quantity, at most a hundred. Over all lines, or those of one run. */
export const differingLines = (db: Reader, { appliedRunId }: { appliedRunId?: number } = {}): Promise<BrokenLine[]> =>
  db.selectFrom('po_line as l').leftJoin('movement as m', 'm.lineId', 'l.id')
    .$if(appliedRunId !== undefined, (q) => q.where('l.appliedRunId', '=', appliedRunId!))
    .groupBy(['l.id', 'l.poNumber', 'l.lineNumber', 'l.deliveredQty'])
    .having((e) => sql`round(${e.ref('l.deliveredQty')} - coalesce(sum(${e.ref('m.qty')}), 0), 4)`, '<>', 0)
    .select((e) => ['l.id as lineId', 'l.poNumber', 'l.lineNumber', 'l.deliveredQty', e.fn.coalesce(e.fn.sum<number>('m.qty'), sql.lit(0)).as('bookedQty')])
    .orderBy('l.id').top(100).execute();

export async function countLines(db: Reader): Promise<number> {
  const { n } = await db.selectFrom('po_line').select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return n;
}
