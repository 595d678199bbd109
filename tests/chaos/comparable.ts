import type { Database } from '../../functions/platform/database/database.js';
import { dumpOf } from '../fixtures/dump.js';

/** The dump with every run told by its date and number of good runs, so that runs that were cut off do not count. */
export async function comparable(db: Database): Promise<Record<string, string[]>> {
  const good = await db.selectFrom('erp_run').select(['id', 'businessOn']).where('status', '=', 'good').orderBy('id').execute();
  const name = new Map(good.map(({ id, businessOn }) => [id, businessOn]));
  const dump = await dumpOf(db);
  const instants = /"(\w+At)":"[^"]*"/g;
  return Object.fromEntries(Object.entries(dump).filter(([table]) => !['setting'].includes(table)).map(([table, rows]) => [table, rows.map((row) =>
    row.replaceAll(/"(runId|fromRunId|untilRunId|firstRunId|appliedRunId)":(\d+)/g, (_, field: string, id: string) => `"${field}":"${name.get(Number(id))}"`).replaceAll(instants, '').replaceAll(/"at":"[^"]*"/g, '')).sort()]));
}
