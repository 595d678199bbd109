import type { IsoDate } from '../../shared/dates.js';
import type { Scope } from '../identity/caller.js';
import { bulkInsert, bulkUpdate } from '../platform/database/bulk.js';
import type { Reader, Writer } from '../platform/database/database.js';
import type { Alert } from './alert-life.js';

export interface Seeing { scope: Scope; system: boolean }

const named = (ids: readonly number[]) => (ids.length === 0 ? [-1] : ids);

/** Alerts in scope. Those about the product itself are for administrators, who see no others. */
const visible = (db: Reader, { scope, system }: Seeing) =>
  db.selectFrom('alert as a').where((e) => (system ? e.and([e('a.lineId', 'is', null), e('a.supplierId', 'is', null)]) : e('a.supplierId', 'is not', null)))
    .$if(scope !== 'all', (q) => q.where('a.supplierId', 'in', named(scope as readonly number[])));

export interface AlertListing extends Seeing {
  status: readonly Alert['status'][];
  severity?: readonly Alert['severity'][] | undefined;
  suppliers?: readonly number[] | undefined;
  rule?: string | undefined;
}

const listed = (db: Reader, listing: AlertListing) =>
  visible(db, listing).where('a.status', 'in', listing.status.length === 0 ? ['open'] : listing.status)
    .$if(listing.severity !== undefined, (q) => q.where('a.severity', 'in', listing.severity!.length === 0 ? ['info', 'warning', 'critical'] : listing.severity!))
    .$if(listing.suppliers !== undefined, (q) => q.where('a.supplierId', 'in', named(listing.suppliers!)))
    .$if(listing.rule !== undefined, (q) => q.where('a.rule', '=', listing.rule!));

export type NamedAlert = Alert & { supplierName: string | null };

export const alertsPage = (db: Reader, listing: AlertListing, { offset, limit }: { offset: number; limit: number }): Promise<NamedAlert[]> =>
  listed(db, listing).leftJoin('supplier as s', 's.id', 'a.supplierId').selectAll('a').select('s.name as supplierName')
    .orderBy((e) => e.case().when('a.severity', '=', 'critical').then(0).when('a.severity', '=', 'warning').then(1).else(2).end())
    .orderBy('a.openedOn', 'desc').orderBy('a.id', 'desc').offset(offset).fetch(limit).execute();

export const countBySeverity = (db: Reader, listing: AlertListing) =>
  listed(db, listing).groupBy('a.severity').select((e) => ['a.severity', e.fn.countAll<number>().as('n')]).execute();

export const countBySupplier = (db: Reader, listing: AlertListing) =>
  listed(db, listing).innerJoin('supplier as s', 's.id', 'a.supplierId').groupBy(['s.id', 's.code', 's.name'])
    .select((e) => ['s.id as supplierId', 's.code as supplierCode', 's.name as supplierName', e.fn.countAll<number>().as('n')]).orderBy('n', 'desc').orderBy('s.code').execute();

export const countByRule = (db: Reader, listing: AlertListing) =>
  listed(db, listing).groupBy('a.rule').select((e) => ['a.rule', e.fn.countAll<number>().as('n')]).orderBy('a.rule').execute();

export const alertInScope = (db: Reader, id: number, seeing: Seeing): Promise<NamedAlert | undefined> =>
  visible(db, seeing).leftJoin('supplier as s', 's.id', 'a.supplierId').selectAll('a').select('s.name as supplierName').where('a.id', '=', id).executeTakeFirst();

/** Alerts by id, as far as they are in scope: what is not is left out. */
export const alertsInScope = (db: Reader, ids: readonly number[], seeing: Seeing): Promise<Alert[]> =>
  visible(db, seeing).selectAll('a').where('a.id', 'in', named(ids)).orderBy('a.id').execute();

/** What happened to an alert, newest first. The scope is the alert's own: ask for that first. */
export const eventsOfAlert = (db: Reader, alertId: number) =>
  db.selectFrom('alert_event as e').leftJoin('users as u', 'u.id', 'e.userId').where('e.alertId', '=', alertId)
    .select(['e.kind', 'e.at', 'e.note', 'e.untilOn', 'u.name as by']).orderBy('e.id', 'desc').execute();

export interface Handling { userId: number; note: string | null; at: string }
type After = Pick<Alert, 'status' | 'snoozedUntilOn' | 'version'>;

export interface Handled { before: Alert; after: After }

/** Guarded by the versions that were read. Answers whether nobody was faster. */
export async function saveHandling(tx: Writer, handled: readonly Handled[], by: Handling): Promise<boolean> {
  const saved = await bulkUpdate(tx, 'alert', { key: 'id', guard: 'version', set: ['status', 'snoozedUntilOn', 'version', 'resolvedAt'] },
    handled.map(({ before, after }) => [before.id, before.version, after.status, after.snoozedUntilOn, after.version, after.status === 'resolved' ? by.at : before.resolvedAt]));
  await bulkInsert(tx, 'alert_event', ['alertId', 'kind', 'note', 'userId', 'runId', 'at', 'untilOn'], handled.map(({ before, after }) => [before.id, after.status, by.note, by.userId, null, by.at, after.snoozedUntilOn]));
  const snoozed = handled.filter(({ before, after }) => after.snoozedUntilOn && before.lineId !== null);
  if (snoozed.length > 0) await lookAgainOn(tx, snoozed.map(({ before }) => before.lineId!), snoozed[0]!.after.snoozedUntilOn!);
  return saved === handled.length;
}

/** A snoozed alert wakes when its line is looked at again. */
const lookAgainOn = (tx: Writer, lineIds: readonly number[], on: IsoDate) =>
  tx.updateTable('po_line').set({ alertReviewOn: on }).where('id', 'in', lineIds).where((e) => e.or([e('alertReviewOn', 'is', null), e('alertReviewOn', '>', on)])).execute();
