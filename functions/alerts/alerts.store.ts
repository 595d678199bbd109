import type { IsoDate } from '../../shared/dates.js';
import { bulkInsert, bulkUpdate } from '../platform/database/bulk.js';
import type { Reader, Writer } from '../platform/database/database.js';
import type { Scope } from '../identity/caller.js';
import type { Alert, AlertMove } from './alert-life.js';
import { judgedColumns, type Finding, type JudgedLine } from './alert-rules.js';

export const linesToReview = (db: Reader, today: IsoDate, limit: number): Promise<JudgedLine[]> =>
  db.selectFrom('po_line').select(judgedColumns).where('alertReviewOn', '<=', today).orderBy('alertReviewOn').orderBy('id').top(limit).execute();

export async function countLinesToReview(db: Reader, today: IsoDate): Promise<number> {
  const { n } = await db.selectFrom('po_line').where('alertReviewOn', '<=', today).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return n;
}

export const alertsOfLines = async (db: Reader, lineIds: readonly number[]): Promise<Alert[]> =>
  (lineIds.length === 0 ? [] : db.selectFrom('alert').selectAll().where('lineId', 'in', lineIds).orderBy('id').execute());

export const alertsOfRules = (db: Reader, rules: readonly string[]): Promise<Alert[]> =>
  db.selectFrom('alert').selectAll().where('rule', 'in', rules).orderBy('id').execute();

/** The fields that the ERP changed in a run, line by line. */
export const fieldsChangedIn = (db: Reader, runId: number, lineIds: readonly number[]): Promise<{ lineId: number; field: string }[]> =>
  db.selectFrom('erp_change_event as c').innerJoin('po_line as l', (join) => join.onRef('l.poNumber', '=', 'c.poNumber').onRef('l.lineNumber', '=', 'c.lineNumber'))
    .where('c.runId', '=', runId).where('c.kind', '=', 'changed').where('l.id', 'in', lineIds).where('l.statedSource', '=', 'supplier-confirmed')
    .select(['l.id as lineId', 'c.field']).execute();

/** How many good nights there were from a date on, that date's own not counted. */
export async function goodNights(db: Reader): Promise<IsoDate[]> {
  const rows = await db.selectFrom('erp_run').select('businessOn').where('status', '=', 'good').distinct().orderBy('businessOn', 'desc').top(60).execute();
  return rows.map(({ businessOn }) => businessOn);
}

export interface Telling { runId: number | null; today: IsoDate; at: string }

/** Carries the moves out, each with its event. Answers how many alerts opened and resolved. */
export async function saveMoves(tx: Writer, moves: readonly AlertMove[], telling: Telling): Promise<{ opened: number; resolved: number }> {
  await openAlerts(tx, moves.flatMap((move) => (move.kind === 'open' ? [move.finding] : [])), telling);
  const restated = moves.flatMap((move) => (move.kind === 'open' || move.kind === 'resolve' ? [] : [move]));
  await bulkUpdate(tx, 'alert', { key: 'id', set: ['severity', 'because', 'subject'] }, restated.map(({ alert, finding }) => [alert.id, finding.severity, JSON.stringify(finding.because), finding.subject]));
  const reopened = restated.filter(({ kind }) => kind === 'reopen').map(({ alert }) => alert);
  await bulkUpdate(tx, 'alert', { key: 'id', set: ['status', 'openedOn', 'openedAt', 'timesOpened', 'resolvedAt', 'version'] },
    reopened.map((alert) => [alert.id, 'open', telling.today, telling.at, alert.timesOpened + 1, null, alert.version + 1]));
  const woken = restated.filter(({ kind }) => kind === 'wake').map(({ alert }) => alert);
  await bulkUpdate(tx, 'alert', { key: 'id', set: ['status', 'snoozedUntilOn', 'version'] }, woken.map((alert) => [alert.id, 'open', null, alert.version + 1]));
  const resolved = moves.flatMap((move) => (move.kind === 'resolve' ? [move.alert] : []));
  await bulkUpdate(tx, 'alert', { key: 'id', set: ['status', 'resolvedAt', 'version'] }, resolved.map((alert) => [alert.id, 'resolved', telling.at, alert.version + 1]));
  await appendEvents(tx, [...reopened.map(({ id }) => ({ id, kind: 'reopened' })), ...woken.map(({ id }) => ({ id, kind: 'reopened' })), ...resolved.map(({ id }) => ({ id, kind: 'resolved' }))], telling);
  return { opened: moves.filter(({ kind }) => kind === 'open').length + reopened.length, resolved: resolved.length };
}

const alertColumns = ['dedupeKey', 'rule', 'severity', 'subject', 'lineId', 'supplierId', 'because', 'status', 'openedOn', 'openedAt', 'timesOpened', 'version'] as const;

async function openAlerts(tx: Writer, findings: readonly Finding[], telling: Telling): Promise<void> {
  if (findings.length === 0) return;
  await bulkInsert(tx, 'alert', alertColumns, findings.map((finding) => [
    finding.dedupeKey, finding.rule, finding.severity, finding.subject, finding.lineId, finding.supplierId, JSON.stringify(finding.because), 'open', telling.today, telling.at, 1, 1,
  ]));
  for (let i = 0; i < findings.length; i += 1000) {
    const keys = findings.slice(i, i + 1000).map(({ dedupeKey }) => dedupeKey);
    const rows = await tx.selectFrom('alert').select('id').where('dedupeKey', 'in', keys).orderBy('id').execute();
    await appendEvents(tx, rows.map(({ id }) => ({ id, kind: 'opened' })), telling);
  }
}

const appendEvents = (tx: Writer, events: readonly { id: number; kind: string }[], { runId, at }: Telling) =>
  bulkInsert(tx, 'alert_event', ['alertId', 'kind', 'userId', 'runId', 'at'], events.map(({ id, kind }) => [id, kind, null, runId, at]));

/** The lines were looked at; the next time is on the day named, unless something changes before. */
export const saveReviewDays = (tx: Writer, days: readonly { line: Pick<JudgedLine, 'id' | 'version'>; on: IsoDate | null }[]): Promise<number> =>
  bulkUpdate(tx, 'po_line', { key: 'id', guard: 'version', set: ['alertReviewOn'] }, days.map(({ line, on }) => [line.id, line.version, on]));

/** Alerts in scope. Those about the product itself are for administrators, who see no others. */
const visible = (db: Reader, { scope, system }: Seeing) =>
  db.selectFrom('alert').where((e) => (system ? e.and([e('lineId', 'is', null), e('supplierId', 'is', null)]) : e('supplierId', 'is not', null)))
    .$if(scope !== 'all', (q) => q.where('supplierId', 'in', (scope as readonly number[]).length === 0 ? [-1] : scope as readonly number[]));

export interface Seeing { scope: Scope; system: boolean }
export interface AlertListing extends Seeing { status: readonly Alert['status'][]; rule?: string | undefined }

const listed = (db: Reader, listing: AlertListing) =>
  visible(db, listing).where('status', 'in', listing.status.length === 0 ? ['open'] : listing.status).$if(listing.rule !== undefined, (q) => q.where('rule', '=', listing.rule!));

export const alertsPage = (db: Reader, listing: AlertListing, { offset, limit }: { offset: number; limit: number }): Promise<Alert[]> =>
  listed(db, listing).selectAll()
    .orderBy((e) => e.case().when('severity', '=', 'critical').then(0).when('severity', '=', 'warning').then(1).else(2).end())
    .orderBy('openedOn', 'desc').orderBy('id', 'desc').offset(offset).fetch(limit).execute();

export const countBySeverity = (db: Reader, listing: AlertListing) =>
  listed(db, listing).groupBy('severity').select((e) => ['severity', e.fn.countAll<number>().as('n')]).execute();

export const alertInScope = (db: Reader, id: number, seeing: Seeing): Promise<Alert | undefined> => visible(db, seeing).selectAll().where('id', '=', id).executeTakeFirst();

/** Guarded by the version that was read. Answers whether nobody was faster. */
export async function saveHandling(tx: Writer, before: Alert, after: Pick<Alert, 'status' | 'snoozedUntilOn' | 'version'>, by: { userId: number; note: string | null; at: string }): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('alert').set({ ...after, ...(after.status === 'resolved' && { resolvedAt: by.at }) })
    .where('id', '=', before.id).where('version', '=', before.version).executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await tx.insertInto('alert_event').values({ alertId: before.id, kind: after.status as 'acknowledged' | 'snoozed' | 'resolved', note: by.note, userId: by.userId, runId: null, at: by.at }).execute();
  // A snoozed alert wakes when its line is looked at again.
  if (after.snoozedUntilOn && before.lineId !== null) {
    await tx.updateTable('po_line').set({ alertReviewOn: after.snoozedUntilOn }).where('id', '=', before.lineId)
      .where((e) => e.or([e('alertReviewOn', 'is', null), e('alertReviewOn', '>', after.snoozedUntilOn)])).execute();
  }
  return true;
}
