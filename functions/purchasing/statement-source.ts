import type { ChosenSource } from '../../shared/contracts/milestones.js';
import type { StatementSource } from '../../shared/contracts/purchasing-words.js';
import type { Role } from '../../shared/contracts/roles.js';
import { Refusal } from '../../shared/refusal.js';

/** Whose word it is; null where an expeditor has still to say so. */
export function spokenFor(role: Role, chosen: ChosenSource | undefined): StatementSource | null {
  if (role === 'supplier') return 'supplier-confirmed';
  return role === 'planner' ? 'planner-override' : chosen ?? null;
}

/**
 * Who stands behind what is said: suppliers speak for themselves, planners override, expeditors say whose word it is.
 *
 * @throws Refusal when an expeditor did not say
 */
export function sourceOf(role: Role, chosen: ChosenSource | undefined): StatementSource {
  const source = spokenFor(role, chosen);
  if (source) return source;
  throw new Refusal('invalid', 'source-missing', 'Say whose word this is: confirmed by the supplier, your estimate, or no response.',
    { errors: [{ in: 'body', pointer: '/source', detail: 'choose a source' }] });
}
