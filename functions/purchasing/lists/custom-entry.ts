import { customSlots, type CustomColumn, type CustomSlot } from '../../../shared/contracts/line-columns.js';
import { isDate } from '../../../shared/dates.js';
import type { CellValue } from '../../../shared/line-filter.js';
import { fromUnits, largestQty, toUnits } from '../../../shared/quantities.js';
import { Refusal } from '../../../shared/refusal.js';

const refusals = {
  date: () => new Refusal('invalid', 'value-no-date', 'A date is needed here: YYYY-MM-DD.', { errors: [atValue] }),
  text: () => new Refusal('invalid', 'value-no-text', 'A text is needed here.', { errors: [atValue] }),
  quantity: () => new Refusal('invalid', 'value-no-number', 'A number is needed here, with four decimals at most.', { errors: [atValue] }),
} as const;

const atValue = { in: 'body', pointer: '/value', detail: 'of another kind' } as const;

/**
 * What is to be kept of what a person entered; an empty text is nothing.
 *
 * @throws Refusal where the column is not there, is the ERP's, or is of another kind
 */
export function readEntry(column: CustomColumn | undefined, slot: CustomSlot, value: CellValue): CellValue {
  if (!column) throw new Refusal('missing', 'column-unknown', `There is no column ${slot}.`, { facts: { column: slot } });
  if (column.origin === 'erp') throw new Refusal('conflict', 'column-of-erp', `${column.label} comes from the ERP.`, { facts: { column: column.label } });
  const kind = customSlots[slot];
  if (value === null || value === '') return null;
  if (kind === 'quantity' && typeof value === 'number' && Math.abs(value) <= largestQty) return fromUnits(toUnits(value));
  if (kind === 'text' && typeof value === 'string') return value;
  if (kind === 'date' && typeof value === 'string' && isDate(value)) return value;
  throw refusals[kind]();
}
