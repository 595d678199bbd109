import type { IsoDate } from '../../shared/dates.js';
import { bulkInsert, bulkUpdate } from '../platform/database/bulk.js';
import type { Reader, Writer } from '../platform/database/database.js';
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
export const fieldsChangedIn = async (db: Reader, runId: number, lineIds: readonly number[]): Promise<{ lineId: number; field: string }[]> =>
  (lineIds.length === 0 ? [] : db.selectFrom('erp_change_event as c').innerJoin('po_line as l', (join) => join.onRef('l.poNumber', '=', 'c.poNumber').onRef('l.lineNumber', '=', 'c.lineNumber'))
    .where('c.runId', '=', runId).where('c.kind', '=', 'changed').where('l.id', 'in', lineIds)
    .select(['l.id as lineId', 'c.field']).execute());

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
