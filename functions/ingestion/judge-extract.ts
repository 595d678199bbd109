import type { BusinessSettings } from '../../shared/contracts/settings.js';

/** What an extract looks like beside the last good one. Quantities are sums over the lines named. */
export interface Comparison {
  linesRead: number;
  /** Lines of the last good night; null when this is the first. */
  linesBefore: number | null;
  changedLines: number;
  /** Days from the last good night to this one; null when this is the first. */
  daysSinceLast: number | null;
  deliveredBefore: number;
  /** By how much the delivered quantity fell on lines that are still there or that were open and vanished. */
  deliveredLost: number;
  lostSuppliers: readonly { supplierCode: string; lines: number }[];
  lostFields: readonly string[];
  endsShort: boolean;
  endsUnterminated: boolean;
}

/** A reason to hold an extract back: a stable code and what fills its sentence. */
export interface Suspicion { code: string; facts: Record<string, string | number> }

type Rule = (seen: Comparison, when: BusinessSettings['suspectWhen']) => Suspicion | undefined;

const empty: Rule = ({ linesRead, linesBefore }) => (linesRead === 0 && linesBefore !== 0 ? { code: 'extract-empty', facts: {} } : undefined);

const shrank: Rule = ({ linesRead, linesBefore }, { linesShrinkBy }) =>
  linesBefore !== null && linesRead > 0 && linesRead < linesBefore * (1 - linesShrinkBy)
    ? { code: 'extract-shrank', facts: { before: linesBefore, now: linesRead } } : undefined;

const lostSupplier: Rule = ({ lostSuppliers }, { supplierLosesAllOf }) => {
  const lost = lostSuppliers.filter(({ lines }) => lines > supplierLosesAllOf);
  return lost.length > 0 ? { code: 'supplier-lost', facts: { suppliers: lost.map(({ supplierCode, lines }) => `${supplierCode} (${lines})`).join(', ') } } : undefined;
};

const deliveredFell: Rule = ({ deliveredBefore, deliveredLost }, { deliveredFallsBy }) =>
  deliveredBefore > 0 && deliveredLost > deliveredBefore * deliveredFallsBy
    ? { code: 'delivered-fell', facts: { before: deliveredBefore, lost: deliveredLost } } : undefined;

const changedTooMuch: Rule = ({ linesBefore, changedLines }, { linesChange }) =>
  linesBefore !== null && linesBefore > 0 && changedLines > linesBefore * linesChange
    ? { code: 'lines-changed', facts: { before: linesBefore, changed: changedLines } } : undefined;

const lostField: Rule = ({ lostFields }) => (lostFields.length > 0 ? { code: 'columns-lost', facts: { columns: lostFields.join(', ') } } : undefined);

const endsShort: Rule = (seen) => (seen.endsShort ? { code: 'ends-short', facts: {} } : undefined);
const endsUnterminated: Rule = (seen) => (seen.endsUnterminated ? { code: 'ends-unterminated', facts: {} } : undefined);

/** Days between two nights. A clock or a file name that is wrong would put all later nights before its own, where they are not read. */
export const longestLeap = 31;

const leapt: Rule = ({ daysSinceLast }) =>
  (daysSinceLast !== null && daysSinceLast > longestLeap ? { code: 'night-leapt', facts: { days: daysSinceLast } } : undefined);

/** Each that matches is a reason of its own. A failed fetch must never become a wave of removed lines. */
const rules: Rule[] = [empty, shrank, lostSupplier, deliveredFell, changedTooMuch, lostField, endsShort, endsUnterminated, leapt];

/** Empty when the extract may be applied. */
export const suspicionsOf = (seen: Comparison, when: BusinessSettings['suspectWhen']): Suspicion[] =>
  rules.flatMap((rule) => rule(seen, when) ?? []);
