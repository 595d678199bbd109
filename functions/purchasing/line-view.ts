import { storedColumns, type StoredColumn } from '../../shared/contracts/line-columns.js';
import type { Line } from '../../shared/contracts/lines.js';
import type { IsoDate } from '../../shared/dates.js';
import { delayClassOn, isStaleOn } from '../../shared/line-days.js';
import type { RowOf } from '../platform/database/schema.js';
import type { PoLine } from './line-baseline.js';

/** A line as it is shown on a day. Its class is judged now, never stored. */
export function lineView(line: PoLine, today: IsoDate): Line {
  const columns = Object.fromEntries((Object.keys(storedColumns) as StoredColumn[]).map((column) => [column, line[column]]));
  return {
    ...(columns as Pick<Line, StoredColumn>),
    id: line.id, supplierId: line.supplierId, expectedFrom: line.expectedFrom, missingSinceOn: line.missingSinceOn,
    delay: delayClassOn(today, line), stale: isStaleOn(today, line),
    supplierUnmapped: line.supplierUnmapped, itemUnmapped: line.itemUnmapped, version: line.version,
  };
}

/** A value of a custom column with where it comes from: the ERP, or a person who entered it. */
export interface CustomView { slot: string; label: string; value: string | number | null; source: 'erp' | 'person'; by: string | null; at: string | null }

type Entered = Pick<RowOf<'custom_value'>, 'slot' | 'dateValue' | 'textValue' | 'decimalValue' | 'enteredAt'> & { by: string | null };

export const customViews = (line: PoLine, columns: readonly Pick<RowOf<'custom_column'>, 'slot' | 'label' | 'origin'>[], entered: readonly Entered[]): CustomView[] =>
  columns.map(({ slot, label, origin }) => {
    if (origin === 'erp') return { slot, label, value: line[slot as keyof PoLine] as string | number | null, source: 'erp', by: null, at: null };
    const value = entered.find((one) => one.slot === slot);
    return { slot, label, value: value ? value.dateValue ?? value.textValue ?? value.decimalValue : null, source: 'person', by: value?.by ?? null, at: value?.enteredAt ?? null };
  });
