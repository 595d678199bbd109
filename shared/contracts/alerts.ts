import { z } from 'zod';
import { because } from './because.js';
import { commaSeparated, endpoint, IdParams, Paging } from './endpoint.js';

export const Severity = z.enum(['info', 'warning', 'critical']);
export type Severity = z.infer<typeof Severity>;
export const AlertStatus = z.enum(['open', 'acknowledged', 'snoozed', 'resolved']);
export type AlertStatus = z.infer<typeof AlertStatus>;
const id = z.number().int();

export const Alert = z.object({
  id, rule: z.string(), severity: Severity, subject: z.string(), lineId: id.nullable(), supplierId: id.nullable(), supplierName: z.string().nullable(), because, status: AlertStatus,
  openedOn: z.iso.date(), openedAt: z.iso.datetime(), timesOpened: id, snoozedUntilOn: z.iso.date().nullable(), resolvedAt: z.iso.datetime().nullable(), version: id,
});
export type Alert = z.infer<typeof Alert>;

const bySeverity = z.record(Severity, z.number().int());

/** Each count takes every filter but its own: it says what choosing otherwise would show. */
export const listAlerts = endpoint({
  name: 'alerts-list', method: 'GET', route: 'alerts', summary: 'Alerts in scope, the most severe first', permission: 'alerts.read', reach: 'own-suppliers',
  query: z.strictObject({
    status: commaSeparated(AlertStatus).default(['open', 'acknowledged']), severity: commaSeparated(Severity).optional(),
    suppliers: commaSeparated(z.string().regex(/^\d{1,9}$/)).optional(), rule: z.string().max(40).optional(), ...Paging,
  }),
  reply: z.object({
    alerts: z.array(Alert), total: z.number().int(), bySeverity,
    bySupplier: z.array(z.object({ supplierId: id, supplierCode: z.string(), supplierName: z.string(), n: z.number().int() })),
    byRule: z.array(z.object({ rule: z.string(), n: z.number().int() })), today: z.iso.date(),
  }),
});

export const countAlerts = endpoint({
  name: 'alerts-counts', method: 'GET', route: 'alerts/counts', summary: 'How many alerts in scope are open', permission: 'alerts.read', reach: 'own-suppliers',
  reply: z.object({ open: bySeverity }),
});

export const AlertEvent = z.object({
  kind: z.enum(['opened', 'reopened', 'acknowledged', 'snoozed', 'resolved']), at: z.iso.datetime(), by: z.string().nullable(), note: z.string().nullable(), untilOn: z.iso.date().nullable(),
});
export type AlertEvent = z.infer<typeof AlertEvent>;

export const readAlert = endpoint({
  name: 'alerts-read', method: 'GET', route: 'alerts/{id:int}', summary: 'One alert with its history, newest first', permission: 'alerts.read', reach: 'own-suppliers', params: IdParams,
  reply: z.object({ alert: Alert, events: z.array(AlertEvent) }),
});

const Seen = { version: z.number().int().min(1), note: z.string().trim().max(1000).optional() };

export const acknowledgeAlert = endpoint({
  name: 'alerts-acknowledge', method: 'POST', route: 'alerts/{id:int}/acknowledgement', summary: 'Somebody has seen it; an alert about an event is resolved by it',
  permission: 'alerts.handle', reach: 'own-suppliers', onCopy: 'keeps', params: IdParams, body: z.strictObject(Seen), reply: Alert,
});

export const snoozeAlert = endpoint({
  name: 'alerts-snooze', method: 'POST', route: 'alerts/{id:int}/snooze', summary: 'Not before a day', permission: 'alerts.handle', reach: 'own-suppliers', onCopy: 'keeps',
  params: IdParams, body: z.strictObject({ ...Seen, untilOn: z.iso.date() }), reply: Alert,
});

/** Alerts in one request. */
export const alertsAtOnce = 500;

const SeenAlerts = { alerts: z.array(z.strictObject({ id: id.min(1).max(2_147_483_647), version: z.number().int().min(1) })).min(1).max(alertsAtOnce), note: Seen.note };

/** What was overtaken stays as somebody else left it, and is named; the others are done. */
const ManyHandled = z.object({
  handled: z.array(z.object({ id, status: AlertStatus, version: id })),
  overtaken: z.array(z.object({ id, subject: z.string(), why: z.enum(['alert-changed', 'alert-resolved']), version: id })),
});

export const acknowledgeAlerts = endpoint({
  name: 'alerts-acknowledge-many', method: 'POST', route: 'alerts/acknowledgements', summary: 'Somebody has seen these; those that were changed meanwhile come back named', permission: 'alerts.handle', reach: 'own-suppliers',
  body: z.strictObject(SeenAlerts), reply: ManyHandled,
});

export const snoozeAlerts = endpoint({
  name: 'alerts-snooze-many', method: 'POST', route: 'alerts/snoozes', summary: 'These not before a day; those that were changed meanwhile come back named', permission: 'alerts.handle', reach: 'own-suppliers',
  body: z.strictObject({ ...SeenAlerts, untilOn: z.iso.date() }), reply: ManyHandled,
});
