import type { Batch, BatchEvent } from '../../../shared/contracts/batches.js';
import { may, type Role } from '../../../shared/contracts/roles.js';
import type { IsoDate } from '../../../shared/dates.js';
import type { Scope } from '../../identity/caller.js';
import type { Reader } from '../../platform/database/database.js';
import { batchView, eventView } from './batch-view.js';
import { batchInScope, carriedBy, eventsOfBatch } from './batches.store.js';
import { refusal } from './refuse.js';

/** All that is told of one batch, by reading and after every change. */
export async function oneBatch(db: Reader, id: number, { scope, role, today }: { scope: Scope; role: Role; today: IsoDate }): Promise<{ batch: Batch; events: BatchEvent[]; today: IsoDate }> {
  const batch = await batchInScope(db, id, scope);
  if (!batch) throw refusal('missing', { code: 'batch-not-found', facts: { id } });
  const hideNames = !may(role, 'lines.read-internal');
  const [lines, events] = [await carriedBy(db, [id]), await eventsOfBatch(db, id)];
  return { batch: batchView(batch, lines, { hideNames }), events: events.map((event) => eventView(event, { hideNames })), today };
}
