import { calendarDays, listBatches, readBatch, readBatchCalendar } from '../../../shared/contracts/batches.js';
import { may } from '../../../shared/contracts/roles.js';
import { daysBetween } from '../../../shared/dates.js';
import { groupBy } from '../../../shared/group-by.js';
import { serve, type Answer } from '../../platform/http.js';
import { batchView } from './batch-view.js';
import { arrivals, batchesPage, carriedBy, countBatches } from './batches.store.js';
import { oneBatch } from './one-batch.store.js';
import { refusal } from './refuse.js';

const answerList: Answer<typeof listBatches> = async ({ db, query: { sort, direction, offset, limit, suppliers, ...rest }, scope, caller, today }) => {
  const listing = { ...rest, scope, ...(suppliers && { suppliers: suppliers.map(Number) }) };
  const [batches, total] = await Promise.all([batchesPage(db, listing, { sort, direction, offset, limit }), countBatches(db, listing)]);
  const carried = groupBy(await carriedBy(db, batches.map(({ id }) => id)), ({ batchId }) => batchId);
  const hideNames = !may(caller.role, 'lines.read-internal');
  return { batches: batches.map((batch) => batchView(batch, carried.get(batch.id) ?? [], { hideNames })), total, today };
};

/** More days, suppliers and states than a calendar can show. */
const mostEntries = 5_000;

const answerCalendar: Answer<typeof readBatchCalendar> = async ({ db, query: { suppliers, ...rest }, scope, today }) => {
  const days = daysBetween(rest.from, rest.to) + 1;
  if (days < 1 || days > calendarDays) throw refusal('invalid', { code: 'span-too-long', facts: { days, most: calendarDays } });
  const listing = { ...rest, scope, ...(suppliers && { suppliers: suppliers.map(Number) }) };
  const found = await arrivals(db, listing, mostEntries + 1);
  const undated = await countBatches(db, { ...listing, from: undefined, to: undefined }, { undated: true });
  return { days: found.slice(0, mostEntries), more: found.length > mostEntries, undated, today };
};

const answerRead: Answer<typeof readBatch> = ({ db, params, scope, caller, today }) => oneBatch(db, params.id, { scope, role: caller.role, today });

serve(listBatches, answerList);
serve(readBatchCalendar, answerCalendar);
serve(readBatch, answerRead);
