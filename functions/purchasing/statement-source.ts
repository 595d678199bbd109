import type { StatementSource } from '../../shared/contracts/purchasing-words.js';
import type { Role } from '../../shared/contracts/roles.js';
import { Refusal } from '../../shared/refusal.js';

/** What an expeditor chooses from; it is never chosen for them. */
export type ChosenSource = Exclude<StatementSource, 'planner-override'>;

/**
 * Who stands behind what is said: suppliers speak for themselves, planners override, expeditors say whose word it is.
 *
 * @throws Refusal when an expeditor did not say
 */
export function sourceOf(role: Role, chosen: ChosenSource | undefined): StatementSource {
  if (role === 'supplier') return 'supplier-confirmed';
  if (role === 'planner') return 'planner-override';
  if (chosen) return chosen;
  throw new Refusal('invalid', 'source-missing', 'Say whose word this is: confirmed by the supplier, your estimate, or no response.',
    { errors: [{ in: 'body', pointer: '/source', detail: 'choose a source' }] });
}
