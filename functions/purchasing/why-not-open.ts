import type { Because } from '../../shared/contracts/because.js';
import type { PoLine } from './line-baseline.js';

/** Why nothing more can be planned of a line: the ERP closed it, or a person cancelled it. Null where something can. */
export function whyNotOpen({ poNumber, lineNumber, erpState, status }: Pick<PoLine, 'poNumber' | 'lineNumber' | 'erpState' | 'status'>): Because | null {
  if (erpState !== 'open') return { code: 'line-not-open', facts: { poNumber, lineNumber } };
  return status === 'cancelled' ? { code: 'line-cancelled-here', facts: { poNumber, lineNumber } } : null;
}
