import type { Reason } from '../../../shared/contracts/milestones.js';
import type { LineStatus } from '../../../shared/contracts/purchasing-words.js';
import { Refusal } from '../../../shared/refusal.js';
import { moveBetween } from '../../../shared/status-machine.js';
import { changeLine, type Act, type ChangeableLine, type LineChange } from '../change-line.js';
import type { PoLine } from '../line-baseline.js';
import { statusOf } from '../settle-line.js';
import { asFieldError, type Fault } from './said-fault.js';

export interface WantedStatus { to: LineStatus; reason: string | undefined; note: string | undefined }

/**
 * What a person's choice of a status makes of a line.
 *
 * @throws Refusal when the machine, the ERP or open batches do not allow it
 */
export function moveStatus(known: ChangeableLine, { to, reason, note }: WantedStatus, { reasons, act }: { reasons: ReadonlyMap<string, Reason>; act: Act }): LineChange {
  const { line, open } = known;
  const move = moveBetween(line.status, to);
  if (move === null) throw new Refusal('conflict', 'status-unchanged', 'The line has this status already.');
  const stage = stageFor(line, to);
  if (move === 'erp' || statusOf({ ...line, stage }) !== to) throw new Refusal('conflict', 'status-from-erp', 'Deliveries and the ERP set this status; people cannot.');
  if (move === 'with-reason' && !reason) throw refusedField({ field: 'reason', because: { code: 'reason-missing', facts: {} } });
  if (reason && !reasons.get(reason)?.active) throw refusedField({ field: 'reason', because: { code: 'reason-unknown', facts: { reason } } });
  if (to === 'cancelled' && open.length > 0) throw new Refusal('conflict', 'cancel-with-batches', 'Batches of this line are open. Cancel them first.', { facts: { qty: line.openBatchQty } });
  return changeLine(known, { facts: { stage }, said: { status: { reason: reason ?? null, note: note ?? null } } }, act);
}

/** A line that comes back after part of it was delivered was ready before. */
const stageFor = ({ stage }: PoLine, to: LineStatus): PoLine['stage'] => (to === 'part-delivered' ? stage === 'cancelled' ? 'ready-to-dispatch' : stage : to);

function refusedField(fault: Fault): Refusal {
  const error = asFieldError(fault);
  return new Refusal('invalid', fault.because.code, error.detail, { errors: [error], facts: fault.because.facts });
}
