import { z } from 'zod';
import { because } from './because.js';
import { commaSeparated, endpoint, IdParams, Paging } from './endpoint.js';

export const Severity = z.enum(['info', 'warning', 'critical']);
export const AlertStatus = z.enum(['open', 'acknowledged', 'snoozed', 'resolved']);
const id = z.number().int();

export const Alert = z.object({
  id, rule: z.string(), severity: Severity, subject: z.string(), lineId: id.nullable(), supplierId: id.nullable(), because, status: AlertStatus,
  openedOn: z.iso.date(), openedAt: z.iso.datetime(), timesOpened: id, snoozedUntilOn: z.iso.date().nullable(), resolvedAt: z.iso.datetime().nullable(), version: id,
});
export type Alert = z.infer<typeof Alert>;

export const listAlerts = endpoint({
  name: 'alerts-list', method: 'GET', route: 'alerts', summary: 'Alerts in scope, the most severe first', permission: 'alerts.read', reach: 'own-suppliers',
  query: z.strictObject({ status: commaSeparated(AlertStatus).default(['open', 'acknowledged']), rule: z.string().max(40).optional(), ...Paging }),
  reply: z.object({ alerts: z.array(Alert), total: z.number().int(), bySeverity: z.record(Severity, z.number().int()) }),
});

const Seen = { version: z.number().int().min(1), note: z.string().trim().max(1000).optional() };

export const acknowledgeAlert = endpoint({
  name: 'alerts-acknowledge', method: 'POST', route: 'alerts/{id:int}/acknowledgement', summary: 'Somebody has seen it; an alert about an event is resolved by it',
  permission: 'alerts.handle', reach: 'own-suppliers', params: IdParams, body: z.strictObject(Seen), reply: Alert,
});

export const snoozeAlert = endpoint({
  name: 'alerts-snooze', method: 'POST', route: 'alerts/{id:int}/snooze', summary: 'Not before a day', permission: 'alerts.handle', reach: 'own-suppliers',
  params: IdParams, body: z.strictObject({ ...Seen, untilOn: z.iso.date() }), reply: Alert,
});
