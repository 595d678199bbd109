import { leftOf, sumQty } from '../../shared/quantities.js';
import type { OpenQty } from './allocate-delivery.js';
import type { PoLine } from './line-baseline.js';

/**
 * By how much planned, confirmed, dispatched and delivered together exceed what is ordered; 0 where over-delivery is
 * allowed. People may not plan beyond it; the ERP may fall below what is planned.
 */
export function overAllocationOf({ orderedQty, deliveredQty, overDeliveryAllowed }: Pick<PoLine, 'orderedQty' | 'deliveredQty' | 'overDeliveryAllowed'>, open: readonly Pick<OpenQty, 'qty'>[]): number {
  return overDeliveryAllowed ? 0 : leftOf(sumQty([deliveredQty, ...open.map(({ qty }) => qty)]), orderedQty);
}
