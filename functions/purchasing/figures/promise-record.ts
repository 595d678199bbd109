import type { PromiseMeasure } from '../../../shared/contracts/otif-words.js';
import { addDays, daysBetween, type IsoDate } from '../../../shared/dates.js';
import type { RowOf } from '../../platform/database/schema.js';
import { completeOn, type Moved } from './net-delivered.js';

/** A promise as it was given: since when we know of it, and the date; null where it was taken back. */
export interface Promised { knownOn: IsoDate; date: IsoDate | null }

/** What a line shows of its promises. `promises` in the order in which they were given. */
export interface PromisedLine {
  orderedQty: number;
  openingQty: number;
  erpState: RowOf<'po_line'>['erpState'];
  status: RowOf<'po_line'>['status'];
  leftOn: IsoDate | null;
  promises: readonly Promised[];
  movements: readonly Moved[];
}

/** `short`: over without having come in full. `opening` and `cancelled` are left out. */
export type RecordState = 'complete' | 'open' | 'short' | 'opening' | 'cancelled';

/** How a line kept its promises. The promises that are measured are there only of complete lines. */
export interface PromiseRecord {
  state: RecordState;
  actualOn: IsoDate | null;
  /** The promised date by measure; null where none stood. */
  promised: Readonly<Record<PromiseMeasure, IsoDate | null>>;
  /** How often the promise moved later. */
  pushes: number;
}

const none = { 'first': null, 'last': null, 'standing-14': null, 'standing-7': null } as const;

/** Only what was said before the day on which the line was complete counts: afterwards everybody knows the date. */
export function promiseRecord(line: PromisedLine): PromiseRecord {
  const actualOn = line.openingQty === 0 ? completeOn(line.movements, line.orderedQty) : null;
  const state = stateOf(line, actualOn);
  if (state !== 'complete') return { state, actualOn: null, promised: none, pushes: pushesOf(line.promises) };
  const given = line.promises.filter(({ knownOn }) => knownOn < actualOn!);
  const promised = {
    'first': given.find(({ date }) => date !== null)?.date ?? null,
    'last': given.findLast(({ date }) => date !== null)?.date ?? null,
    'standing-14': standing(given, addDays(actualOn!, -14)),
    'standing-7': standing(given, addDays(actualOn!, -7)),
  };
  return { state, actualOn, promised, pushes: pushesOf(given) };
}

function stateOf({ erpState, status, openingQty, leftOn, orderedQty }: PromisedLine, actualOn: IsoDate | null): RecordState {
  if (erpState === 'cancelled' || status === 'cancelled' || orderedQty === 0) return 'cancelled';
  if (openingQty !== 0) return 'opening';
  if (actualOn) return 'complete';
  return erpState === 'closed' || leftOn !== null ? 'short' : 'open';
}

const standing = (promises: readonly Promised[], on: IsoDate): IsoDate | null => promises.findLast(({ knownOn }) => knownOn <= on)?.date ?? null;

function pushesOf(promises: readonly Promised[]): number {
  let pushes = 0;
  let before: IsoDate | null = null;
  for (const { date } of promises) {
    if (date && before && date > before) pushes++;
    before = date ?? before;
  }
  return pushes;
}

/** Days by which the goods missed a promise: above 0 late, below 0 early; null where none stood. */
export const missedBy = ({ actualOn, promised }: PromiseRecord, measure: PromiseMeasure): number | null => {
  const date = promised[measure];
  return actualOn && date ? daysBetween(date, actualOn) : null;
};
