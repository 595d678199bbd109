import { acknowledgeAlerts, snoozeAlerts } from '../../shared/contracts/alerts.js';
import type { Endpoint } from '../../shared/contracts/endpoint.js';
import { Refusal } from '../../shared/refusal.js';
import { serve, type Answer, type Call } from '../platform/http.js';
import type { Alert } from './alert-life.js';
import { alertsInScope, saveHandling } from './alert-list.store.js';
import { acknowledge, handleMany, snooze } from './handle-alert.js';

type Asked = Call<Endpoint> & Pick<Call<typeof acknowledgeAlerts>, 'caller' | 'scope' | 'body'>;
type Decide = Parameters<typeof handleMany<Alert>>[2];

/** @throws Refusal when one does not exist in scope: all of them are named */
async function seenAlerts(tx: Parameters<typeof alertsInScope>[0], { body: { alerts: seen }, scope, caller }: Asked): Promise<Alert[]> {
  const alerts = await alertsInScope(tx, seen.map(({ id }) => id), { scope, system: caller.role === 'admin' });
  const known = new Set(alerts.map(({ id }) => id));
  const errors = seen.flatMap(({ id }, i) => (known.has(id) ? [] : [{ in: 'body' as const, pointer: `/alerts/${i}/id`, detail: `There is no alert ${id}.` }]));
  if (errors.length > 0) throw new Refusal('missing', 'alert-not-found', errors[0]!.detail, { errors });
  return alerts;
}

async function handleAll(call: Asked, action: string, decide: Decide) {
  const { caller, audited, now, body: { alerts: seen, note } } = call;
  return audited(caller, action, async (tx) => {
    const versions = new Map(seen.map(({ id, version }) => [id, version]));
    const { handled, overtaken } = handleMany(await seenAlerts(tx, call), versions, decide);
    const saved = await saveHandling(tx, handled, { userId: caller.id, note: note || null, at: now });
    if (!saved) throw new Refusal('conflict', 'alert-changed', 'Some of these alerts were changed at the same moment. Nothing was saved.');
    const reply = {
      handled: handled.map(({ before: { id }, after: { status, version } }) => ({ id, status, version })),
      overtaken: overtaken.map(({ alert: { id, subject, version }, why }) => ({ id, subject, why, version })),
    };
    return { subject: 'alerts', after: { handled: reply.handled.map(({ id }) => id), overtaken: reply.overtaken.length }, reason: note, reply };
  });
}

const answerAcknowledge: Answer<typeof acknowledgeAlerts> = (call) => handleAll(call as unknown as Asked, 'alerts.acknowledged', acknowledge);

const answerSnooze: Answer<typeof snoozeAlerts> = (call) => {
  const { body: { untilOn }, today } = call;
  return handleAll(call as unknown as Asked, 'alerts.snoozed', (alert, version) => snooze(alert, version, { untilOn, today }));
};

serve(acknowledgeAlerts, answerAcknowledge);
serve(snoozeAlerts, answerSnooze);
