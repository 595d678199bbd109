import type { LineKey } from '../../shared/contracts/erp-fields.js';
import type { Reader } from '../platform/database/database.js';
import { inRange, type KeyRange } from '../platform/database/key-range.js';

/** The next keys that a run touched, at most `size` begun and `size` ended versions of them. The last range is open. */
export async function nextTouchedRange(db: Reader, runId: number, { after, size }: { after: LineKey | null; size: number }): Promise<KeyRange> {
  const begun = await keyAt(db, 'fromRunId', runId, { range: { after, upTo: null }, place: size });
  const ended = await keyAt(db, 'untilRunId', runId, { range: { after, upTo: begun }, place: size });
  return { after, upTo: ended ?? begun };
}

async function keyAt(db: Reader, end: 'fromRunId' | 'untilRunId', runId: number, { range, place }: { range: KeyRange; place: number }): Promise<LineKey | null> {
  const [key] = await db.selectFrom('erp_snapshot').select(['poNumber', 'lineNumber']).where(end, '=', runId).where((e) => inRange(e, range))
    .orderBy('poNumber').orderBy('lineNumber').offset(place - 1).fetch(1).execute();
  return key ?? null;
}
