import { Refusal } from '../../shared/refusal.js';
import type { RowOf } from '../platform/database/schema.js';

type Run = Pick<RowOf<'erp_run'>, 'id' | 'status' | 'businessOn'>;

/**
 * What becomes of a suspect extract. Accepted, it is applied by the next tick.
 *
 * @throws Refusal when it is not suspect any more, or when a newer reading has the say
 */
export function decideExtract(run: Run, { verdict, newest }: { verdict: 'accepted' | 'discarded'; newest: Run }): { status: 'applying' | 'discarded' } {
  if (run.status !== 'suspect') throw new Refusal('conflict', 'extract-not-suspect', `The extract of ${run.businessOn} is ${run.status}; there is nothing to decide.`, { facts: { status: run.status } });
  if (verdict === 'accepted' && newest.id !== run.id) throw new Refusal('conflict', 'extract-overtaken', `The extract of ${newest.businessOn} is newer and has the say.`, { facts: { newest: newest.businessOn } });
  return { status: verdict === 'accepted' ? 'applying' : 'discarded' };
}
