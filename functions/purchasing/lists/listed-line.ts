import type { CustomColumn, CustomSlot } from '../../../shared/contracts/line-columns.js';
import type { ListedLine } from '../../../shared/contracts/lines.js';
import type { IsoDate } from '../../../shared/dates.js';
import type { PoLine } from '../line-baseline.js';
import { lineView } from '../line-view.js';
import type { EnteredValue } from './custom-values.store.js';

export const valueIn = ({ dateValue, textValue, decimalValue }: Pick<EnteredValue, 'dateValue' | 'textValue' | 'decimalValue'>): string | number | null => dateValue ?? textValue ?? decimalValue;

export interface Beside { today: IsoDate; custom: readonly CustomColumn[]; entered: readonly EnteredValue[]; dispatched: ReadonlyMap<number, number>; hideNames: boolean }

/** A line with what stands beside it: the columns that its reader may see, and who entered them. */
export function listedLine(line: PoLine, { today, custom, entered, dispatched, hideNames }: Beside): ListedLine {
  const own = new Map(entered.filter(({ lineId }) => lineId === line.id).map((one) => [one.slot as CustomSlot, one]));
  const valueOf = ({ slot, origin }: CustomColumn) => (origin === 'erp' ? line[slot] : own.has(slot) ? valueIn(own.get(slot)!) : null);
  return {
    ...lineView(line, today), dispatchedQty: dispatched.get(line.id) ?? 0,
    custom: Object.fromEntries(custom.map((column) => [column.slot, valueOf(column)])),
    entries: Object.fromEntries([...own].map(([slot, { by, enteredAt, version }]) => [slot, { by: hideNames ? null : by, at: enteredAt, version }])),
  };
}
