import { acknowledgeAlert, countAlerts, listAlerts, readAlert, snoozeAlert, type Alert as AlertReply, type Severity } from '../../shared/contracts/alerts.js';
import type { Because } from '../../shared/contracts/because.js';
import type { Endpoint } from '../../shared/contracts/endpoint.js';
import { Refusal } from '../../shared/refusal.js';
import { serve, type Answer, type Call } from '../platform/http.js';
import { readOnlyCopy } from '../platform/problem.js';
import type { Alert } from './alert-life.js';
import {
  alertInScope, alertsPage, countByRule, countBySeverity, countBySupplier, eventsOfAlert, saveHandling, type NamedAlert, type Seeing,
} from './alert-list.store.js';
import { acknowledge, snooze } from './handle-alert.js';

const asReply = ({ dedupeKey: _, because, ...alert }: NamedAlert): AlertReply => ({ ...alert, because: JSON.parse(because) as Because });

/** Administrators look after the product, everybody else after lines and suppliers. */
const seeing = ({ caller, scope }: { caller: Call<typeof listAlerts>['caller']; scope: Seeing['scope'] }): Seeing => ({ scope, system: caller.role === 'admin' });

/** A read-only copy has alerts about itself, which lie beside it: those are its administrators' concern. */
const booksOf = ({ caller, db, state }: Pick<Call<typeof listAlerts>, 'caller' | 'db' | 'state'>) => (caller.role === 'admin' ? state : db);

const severities = (counts: readonly { severity: Severity; n: number }[]): Record<Severity, number> => {
  const of = (severity: Severity) => counts.find((one) => one.severity === severity)?.n ?? 0;
  return { info: of('info'), warning: of('warning'), critical: of('critical') };
};

const answerList: Answer<typeof listAlerts> = async (call) => {
  const { today, query: { offset, limit, suppliers, ...wanted } } = call;
  const db = booksOf(call);
  const listing = { ...seeing(call), ...wanted, suppliers: suppliers?.map(Number) };
  const [alerts, chosen, bySeverity, bySupplier, byRule] = await Promise.all([
    alertsPage(db, listing, { offset, limit }), countBySeverity(db, listing), countBySeverity(db, { ...listing, severity: undefined }),
    countBySupplier(db, { ...listing, suppliers: undefined }), countByRule(db, { ...listing, rule: undefined }),
  ]);
  return { alerts: alerts.map(asReply), total: chosen.reduce((sum, { n }) => sum + n, 0), bySeverity: severities(bySeverity), bySupplier, byRule, today };
};

const answerCounts: Answer<typeof countAlerts> = async (call) => ({ open: severities(await countBySeverity(booksOf(call), { ...seeing(call), status: ['open'] })) });

async function theAlert(db: Call<typeof readAlert>['db'], id: number, by: Seeing): Promise<NamedAlert> {
  const alert = await alertInScope(db, id, by);
  if (!alert) throw new Refusal('missing', 'alert-not-found', `There is no alert ${id}.`);
  return alert;
}

const answerRead: Answer<typeof readAlert> = async (call) => {
  const alert = await theAlert(booksOf(call), call.params.id, seeing(call));
  return { alert: asReply(alert), events: await eventsOfAlert(booksOf(call), alert.id) };
};

type Handled = Call<Endpoint> & { params: { id: number }; caller: Call<typeof listAlerts>['caller'] };
type Decide = (alert: Alert) => Pick<Alert, 'status' | 'snoozedUntilOn' | 'version'>;

async function handle(call: Handled, { action, note }: { action: string; note: string | undefined }, decide: Decide): Promise<AlertReply> {
  const { params, caller, audited, now, world } = call;
  if (world.isCopy && caller.role !== 'admin') throw readOnlyCopy(world.environment.PRIMARY_URL ?? null);
  return audited(caller, action, async (tx) => {
    const before = await theAlert(tx, params.id, seeing(call));
    const after = decide(before);
    const saved = await saveHandling(tx, [{ before, after }], { userId: caller.id, note: note || null, at: now });
    if (!saved) throw new Refusal('conflict', 'alert-changed', 'This alert was changed since you opened it.');
    return { subject: `alert/${before.id}`, before: { status: before.status }, after, reason: note, reply: asReply({ ...before, ...after, ...(after.status === 'resolved' && { resolvedAt: now }) }) };
  });
}

const answerAcknowledge: Answer<typeof acknowledgeAlert> = (call) =>
  handle(call as unknown as Handled, { action: 'alert.acknowledged', note: call.body.note }, (alert) => acknowledge(alert, call.body.version));

const answerSnooze: Answer<typeof snoozeAlert> = (call) =>
  handle(call as unknown as Handled, { action: 'alert.snoozed', note: call.body.note }, (alert) => snooze(alert, call.body.version, { untilOn: call.body.untilOn, today: call.today }));

serve(listAlerts, answerList);
serve(countAlerts, answerCounts);
serve(readAlert, answerRead);
serve(acknowledgeAlert, answerAcknowledge);
serve(snoozeAlert, answerSnooze);
