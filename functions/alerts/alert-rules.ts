import { addDays, daysBetween, type IsoDate } from '../../shared/dates.js';
import type { BusinessSettings } from '../../shared/contracts/settings.js';
import type { RowOf } from '../platform/database/schema.js';

/** What the rules look at of a line. A night judges many lines, so it reads no more of them. */
export const judgedColumns = [
  'id', 'version', 'poNumber', 'lineNumber', 'supplierId', 'orderedQty', 'deliveredQty', 'outstandingQty', 'readyQty', 'overAllocatedQty', 'overDeliveryAllowed', 'dueOn', 'expectedOn',
  'lateOn', 'atRiskOn', 'slippedUntilOn', 'missingSinceOn', 'archivedOn', 'statedOn', 'statedSource',
] as const satisfies (keyof RowOf<'po_line'>)[];

export type JudgedLine = Pick<RowOf<'po_line'>, (typeof judgedColumns)[number]>;

/** A line and what the rules need to know beyond its row. */
export interface LineView {
  line: JudgedLine;
  /** Good nights since it went missing. */
  nightsMissing: number;
  /** Fields that the ERP changed tonight. */
  changedTonight: readonly string[];
}

export interface Judgement { today: IsoDate; settings: Pick<BusinessSettings, 'missingNights'> }

/** A rule's finding. `because` names its sentence and fills its gaps. */
export interface Match { severity: RowOf<'alert'>['severity']; because: { code: string; facts: Record<string, string | number> } }

type LineRule = (view: LineView, judgement: Judgement) => Match | undefined;

const late: LineRule = ({ line }, { today }) => {
  if (line.outstandingQty === 0) return undefined;
  if (line.dueOn < today) return { severity: 'critical', because: { code: 'overdue', facts: { dueOn: line.dueOn, outstandingQty: line.outstandingQty } } };
  if (line.lateOn === null || line.lateOn > today) return undefined;
  return { severity: 'warning', because: { code: 'expected-late', facts: { dueOn: line.dueOn, expectedOn: line.expectedOn!, days: daysBetween(line.dueOn, line.expectedOn!) } } };
};

const atRisk: LineRule = (view, judgement) => {
  const { line } = view;
  if (line.outstandingQty === 0 || late(view, judgement) || line.atRiskOn === null || line.atRiskOn > judgement.today) return undefined;
  return { severity: 'info', because: { code: 'at-risk', facts: { dueOn: line.dueOn, readyQty: line.readyQty, outstandingQty: line.outstandingQty } } };
};

const promiseSlipped: LineRule = ({ line }, { today }) =>
  (line.outstandingQty > 0 && line.slippedUntilOn !== null && line.slippedUntilOn >= today
    ? { severity: 'warning', because: { code: 'promise-slipped', facts: { expectedOn: line.expectedOn! } } } : undefined);

const overAllocated: LineRule = ({ line }) =>
  (line.overAllocatedQty > 0 ? { severity: 'warning', because: { code: 'over-allocated', facts: { overAllocatedQty: line.overAllocatedQty, orderedQty: line.orderedQty } } } : undefined);

const overDelivered: LineRule = ({ line }) =>
  (line.deliveredQty > line.orderedQty && line.archivedOn === null && !line.overDeliveryAllowed
    ? { severity: 'info', because: { code: 'over-delivered', facts: { deliveredQty: line.deliveredQty, orderedQty: line.orderedQty } } } : undefined);

const missingInErp: LineRule = ({ line, nightsMissing }, { settings }) =>
  (line.missingSinceOn !== null && nightsMissing >= settings.missingNights
    ? { severity: 'warning', because: { code: 'missing-in-erp', facts: { missingSinceOn: line.missingSinceOn } } } : undefined);

const sensitive = ['orderedQty', 'dueOn', 'promisedOn', 'itemCode', 'status'];

/** About an event: it stays until somebody acknowledges it or the line is confirmed again. */
const changedAfterConfirmation: LineRule = ({ line, changedTonight }) => {
  const fields = changedTonight.filter((field) => sensitive.includes(field));
  return line.statedSource === 'supplier-confirmed' && line.outstandingQty > 0 && fields.length > 0
    ? { severity: 'warning', because: { code: 'changed-after-confirmation', facts: { fields: fields.join(', '), statedOn: line.statedOn! } } } : undefined;
};

/** The policy for lines. The key is stored with the alert and must not change. */
export const lineRules = {
  'late': late,
  'at-risk': atRisk,
  'promise-slipped': promiseSlipped,
  'over-allocated': overAllocated,
  'over-delivered': overDelivered,
  'missing-in-erp': missingInErp,
  'changed-after-confirmation': changedAfterConfirmation,
} satisfies Record<string, LineRule>;
export type LineRuleName = keyof typeof lineRules;

/** Rules that speak of an event, not of a state that goes by itself. */
export const eventRules: readonly string[] = ['changed-after-confirmation'] satisfies LineRuleName[];

export interface Finding extends Match { rule: string; dedupeKey: string; subject: string; lineId: number | null; supplierId: number | null }

export const findingsOfLine = (view: LineView, judgement: Judgement): Finding[] =>
  Object.entries(lineRules).flatMap(([rule, find]) => {
    const match = find(view, judgement);
    const { id, supplierId, poNumber, lineNumber } = view.line;
    return match ? [{ ...match, rule, dedupeKey: `${rule}/line/${id}`, subject: `${poNumber} / ${lineNumber}`, lineId: id, supplierId }] : [];
  });

/** The next day on which a line's class can change by itself; null when no day can change it. */
export function alertReviewOn({ line, nightsMissing }: LineView, { today, settings }: Judgement): IsoDate | null {
  if (line.missingSinceOn !== null) return nightsMissing < settings.missingNights ? addDays(today, 1) : null;
  const days = [line.lateOn, line.atRiskOn, addDays(line.dueOn, 1), line.slippedUntilOn && addDays(line.slippedUntilOn, 1)];
  if (line.outstandingQty === 0) return null;
  return days.reduce<IsoDate | null>((first, day) => (day && day > today && (first === null || day < first) ? day : first), null);
}
