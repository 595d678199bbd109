import type { BatchState } from '../../shared/contracts/purchasing-words.js';

const progress = ['planned', 'confirmed', 'dispatched', 'delivered'] as const;

/** A batch is as far as the slowest of its lines; cancelled when nothing of it is left. */
export function batchStatusOf(states: readonly BatchState[]): BatchState {
  return progress.find((state) => states.includes(state)) ?? 'cancelled';
}
