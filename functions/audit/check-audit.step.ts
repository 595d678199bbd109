import { findDaily } from '../jobs/find-daily.step.js';
import type { Step } from '../platform/step.js';
import { chainFaultText } from './chain-fault.js';
import { verifyChain } from './verify-chain.step.js';

/** audit trail -> is it whole? Once a day, and when an administrator asks. What does not fit is told as suspect, and an alert follows. */
export const checkAudit: Step = {
  name: 'audit-check',
  find: (view, asked) => findDaily(view, 'audit-check', asked),
  async run({ db, write, progress }) {
    const told = async (events: number, newest: number) => {
      progress(events, newest);
      await write(async () => undefined);
    };
    const { events, fault } = await verifyChain(db, { told });
    if (!fault) return { outcome: 'done', counts: { auditEvents: events } };
    return { outcome: 'suspect', counts: { auditEvents: events, brokenEvent: fault.eventId }, message: chainFaultText(fault) };
  },
};
