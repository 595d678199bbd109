import type { BatchState } from './contracts/purchasing-words.js';

/** What people do to a batch. Deliveries come from the ERP. */
export type BatchAct = 'confirm' | 'dispatch' | 'move' | 'resize' | 'cancel';

/**
 * The life of what a batch carries of a line: from each state, by each act, to the next. What is not here does not happen.
 * A delivery takes dispatched goods first, then confirmed, then planned ones: the ERP has the last word.
 */
export const batchMachine: Readonly<Record<BatchState, Readonly<Partial<Record<BatchAct | 'deliver', BatchState>>>>> = {
  planned: { confirm: 'confirmed', move: 'planned', resize: 'planned', cancel: 'cancelled', deliver: 'delivered' },
  confirmed: { dispatch: 'dispatched', move: 'confirmed', resize: 'confirmed', cancel: 'cancelled', deliver: 'delivered' },
  dispatched: { move: 'dispatched', resize: 'dispatched', cancel: 'cancelled', deliver: 'delivered' },
  delivered: {},
  cancelled: {},
};

/** The state after an act; undefined where the act is not possible. */
export const batchStateAfter = (state: BatchState, act: BatchAct): BatchState | undefined => batchMachine[state][act];
