import type { ErpFieldName, LineKey } from '../../shared/contracts/erp-fields.js';
import type { IsoDate } from '../../shared/dates.js';

/** A line as a snapshot keeps it. */
export type SnapshotLine = LineKey & Record<ErpFieldName, string | number | null>;

/** What happened to a line between two nights; `field` and the values only where a field changed. */
export interface LineChange extends LineKey {
  kind: 'new' | 'changed' | 'vanished' | 'returned' | 'reused';
  field: ErpFieldName | '';
  oldValue: string | null;
  newValue: string | null;
}

/**
 * What is known of one line around a night: how it was the night before, how it is now, and how it was last seen if it
 * had been away.
 */
export interface LineVersions {
  before?: SnapshotLine | undefined;
  after?: SnapshotLine | undefined;
  lastSeen?: { line: SnapshotLine; on: IsoDate } | undefined;
}

/**
 * Explains one line's night, field by field.
 *
 * @param fields those that both nights had; a field that was added to the extract is silent on its first night
 */
export function explainLine({ before, after, lastSeen }: LineVersions, fields: readonly ErpFieldName[]): LineChange[] {
  if (before && after) return fieldChanges(before, after, fields);
  if (before) return [plainly('vanished', before)];
  if (!after) return [];
  if (!lastSeen) return [plainly('new', after)];
  if (isReusedNumber(lastSeen.line, after, lastSeen.on)) return [plainly('reused', after)];
  return [plainly('returned', after), ...fieldChanges(lastSeen.line, after, fields)];
}

/**
 * A number that was away for a good night and comes back with another item, or ordered after it was last seen, is a new
 * line under an old number.
 */
export const isReusedNumber = (before: Pick<SnapshotLine, 'itemCode'>, after: Pick<SnapshotLine, 'itemCode' | 'orderedOn'>, lastSeenOn: IsoDate): boolean =>
  before.itemCode !== after.itemCode || (after.orderedOn !== null && after.orderedOn > lastSeenOn);

const plainly = (kind: LineChange['kind'], line: LineKey): LineChange => ({ ...keyOf(line), kind, field: '', oldValue: null, newValue: null });

/** Null-safe; quantities compare as numbers. */
const fieldChanges = (before: SnapshotLine, after: SnapshotLine, fields: readonly ErpFieldName[]): LineChange[] =>
  fields.filter((field) => before[field] !== after[field])
    .map((field) => ({ ...keyOf(after), kind: 'changed', field, oldValue: asText(before[field]), newValue: asText(after[field]) }));

const asText = (value: string | number | null) => (value === null ? null : String(value));

const keyOf = ({ poNumber, lineNumber }: LineKey): LineKey => ({ poNumber, lineNumber });
