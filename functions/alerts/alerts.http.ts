import { acknowledgeAlert, listAlerts, snoozeAlert, type Alert as AlertReply } from '../../shared/contracts/alerts.js';
import type { Because } from '../../shared/contracts/because.js';
import type { Endpoint } from '../../shared/contracts/endpoint.js';
import { Refusal } from '../../shared/refusal.js';
import { serve, type Answer, type Call } from '../platform/http.js';
import type { Alert } from './alert-life.js';
import { alertInScope, alertsPage, countBySeverity, saveHandling, type Seeing } from './alerts.store.js';
import { acknowledge, snooze } from './handle-alert.js';

const asReply = ({ dedupeKey: _, because, ...alert }: Alert): AlertReply => ({ ...alert, because: JSON.parse(because) as Because });

/** Administrators look after the product, everybody else after lines and suppliers. */
const seeing = ({ caller, scope }: { caller: Call<typeof listAlerts>['caller']; scope: Seeing['scope'] }): Seeing => ({ scope, system: caller.role === 'admin' });

const answerList: Answer<typeof listAlerts> = async (call) => {
  const { db, query: { offset, limit, ...wanted } } = call;
  const listing = { ...seeing(call), ...wanted };
  const counts = await countBySeverity(db, listing);
  const of = (severity: string) => counts.find((one) => one.severity === severity)?.n ?? 0;
  return {
    alerts: (await alertsPage(db, listing, { offset, limit })).map(asReply),
    total: counts.reduce((sum, { n }) => sum + n, 0),
    bySeverity: { info: of('info'), warning: of('warning'), critical: of('critical') },
  };
};

type Handled = Call<Endpoint> & { params: { id: number }; caller: Call<typeof listAlerts>['caller'] };

async function handle(call: Handled, action: string, decide: (alert: Alert) => Pick<Alert, 'status' | 'snoozedUntilOn' | 'version'>, note: string | undefined): Promise<AlertReply> {
  const { params, caller, audited, now } = call;
  return audited(caller, action, async (tx) => {
    const before = await alertInScope(tx, params.id, seeing(call));
    if (!before) throw new Refusal('missing', 'alert-not-found', `There is no alert ${params.id}.`);
    const after = decide(before);
    const saved = await saveHandling(tx, before, after, { userId: caller.id, note: note ?? null, at: now });
    if (!saved) throw new Refusal('conflict', 'alert-changed', 'This alert was changed since you opened it.');
    return { subject: `alert/${before.id}`, before: { status: before.status }, after, reason: note, reply: asReply({ ...before, ...after }) };
  });
}

const answerAcknowledge: Answer<typeof acknowledgeAlert> = (call) =>
  handle(call as unknown as Handled, 'alert.acknowledged', (alert) => acknowledge(alert, call.body.version), call.body.note);

const answerSnooze: Answer<typeof snoozeAlert> = (call) =>
  handle(call as unknown as Handled, 'alert.snoozed', (alert) => snooze(alert, call.body.version, { untilOn: call.body.untilOn, today: call.today }), call.body.note);

serve(listAlerts, answerList);
serve(acknowledgeAlert, answerAcknowledge);
serve(snoozeAlert, answerSnooze);
