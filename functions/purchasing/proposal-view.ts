import type { Because } from '../../shared/contracts/because.js';
import type { RowOf } from '../platform/database/schema.js';

type Row = RowOf<'batch_proposal'>;

/** A proposal as it is shown; its reason comes apart into a code and facts. */
export const proposalView = ({ id, part, parts, qty, readyOn, arriveOn, windowFromOn, windowToOn, confidence, rule, because, sampleSize, madeOn, version }: Row) =>
  ({ id, part, parts, qty, readyOn, arriveOn, windowFromOn, windowToOn, confidence, rule, because: JSON.parse(because) as Because, sampleSize, madeOn, version });
