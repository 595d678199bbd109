import type { SupplierProgress } from '../../../shared/contracts/inbox.js';
import { daysBetween, type IsoDate } from '../../../shared/dates.js';
import { groupBy } from '../../../shared/group-by.js';

interface Found {
  suppliers: readonly { id: number; code: string; name: string }[];
  open: readonly { supplierId: number; open: number; overdue: number }[];
  answers: readonly { supplierId: number; madeOn: IsoDate; endedOn: IsoDate | null; n: number }[];
}

/** What each supplier was asked and answered, and how long it took: in calendar days from the night that asked. */
export function progressOf({ suppliers, open, answers }: Found): SupplierProgress[] {
  const openOf = new Map(open.map((one) => [one.supplierId, one]));
  const answersOf = groupBy(answers, ({ supplierId }) => supplierId);
  return suppliers.map(({ id, code, name }) => {
    const waited = (answersOf.get(id) ?? []).map(({ madeOn, endedOn, n }) => ({ days: daysBetween(madeOn, endedOn!), n }));
    const answered = waited.reduce((sum, { n }) => sum + n, 0);
    const waiting = openOf.get(id)?.open ?? 0;
    return {
      supplierId: id, supplierCode: code, supplierName: name, asked: answered + waiting, answered, open: waiting, overdue: openOf.get(id)?.overdue ?? 0,
      daysToAnswer: { n: answered, median: medianOf(waited, answered) },
    };
  });
}

/** The middle one of values that occur `n` times each; the mean of the two middle ones where there is no single one. */
function medianOf(values: readonly { days: number; n: number }[], total: number): number | null {
  if (total === 0) return null;
  const sorted = values.toSorted((a, b) => a.days - b.days);
  const at = (place: number) => {
    let seen = 0;
    return sorted.find(({ n }) => (seen += n) > place)!.days;
  };
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
}
