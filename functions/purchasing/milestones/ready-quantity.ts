import type { ReadyEntry } from '../../../shared/contracts/milestones.js';
import { earliest, type IsoDate } from '../../../shared/dates.js';
import { fromUnits, leftOf, sumQty, toUnits } from '../../../shared/quantities.js';
import type { PoLine } from '../line-baseline.js';
import type { Fault } from './said-fault.js';

type ReadyLine = Pick<PoLine, 'orderedQty' | 'deliveredQty' | 'readyQty' | 'readySinceOn' | 'uom'>;

/** What is ready and not yet delivered after an entry, and what the entry adds to the history: less than nothing where it corrects one. */
export interface Ready { readyQty: number; readySinceOn: IsoDate | null; addedQty: number }

export function readyAfter({ readyQty, readySinceOn }: ReadyLine, entry: ReadyEntry): Ready {
  if ('correctTo' in entry) {
    return { readyQty: entry.correctTo, readySinceOn: entry.correctTo > 0 ? entry.readyOn : null, addedQty: fromUnits(toUnits(entry.correctTo) - toUnits(readyQty)) };
  }
  return { readyQty: sumQty([readyQty, entry.qty]), readySinceOn: readyQty > 0 ? earliest(readySinceOn, entry.readyOn) : entry.readyOn, addedQty: entry.qty };
}

/** What speaks against an entry; a person may say that more was produced than ordered, and nothing else. */
export function readyFaults(line: ReadyLine, entry: ReadyEntry, { today, decimals }: { today: IsoDate; decimals: number }): Fault[] {
  const field = 'correctTo' in entry ? 'ready/correctTo' : 'ready/qty';
  const said = 'correctTo' in entry ? entry.correctTo : entry.qty;
  const most = leftOf(line.orderedQty, 'correctTo' in entry ? line.deliveredQty : sumQty([line.deliveredQty, line.readyQty]));
  const faults: (Fault | false)[] = [
    entry.readyOn > today && { field: 'ready/readyOn', because: { code: 'ready-in-future', facts: { today } } },
    toUnits(said) % 10 ** (4 - decimals) !== 0 && { field, because: { code: 'ready-too-precise', facts: { decimals } } },
    isUnchanged(line, entry) && { field, because: { code: 'ready-unchanged', facts: {} } },
    !entry.overProduction && toUnits(said) > toUnits(most) && { field, because: { code: 'ready-above-ordered', facts: { most, orderedQty: line.orderedQty } } },
  ];
  return faults.filter((fault) => fault !== false);
}

function isUnchanged(line: ReadyLine, entry: ReadyEntry): boolean {
  const { readySinceOn, addedQty } = readyAfter(line, entry);
  return toUnits(addedQty) === 0 && readySinceOn === line.readySinceOn;
}
