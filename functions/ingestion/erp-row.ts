import { erpFieldNames, type ErpFieldName } from '../../shared/contracts/erp-fields.js';

/** A line as rows carry it: one value per `erpFields`, in that order. A million of them pass, so it is an array. */
export type ErpRow = (string | number | null)[];

/** Where each field stands in an `ErpRow`. */
export const placeOf = Object.fromEntries(erpFieldNames.map((name, index) => [name, index])) as Record<ErpFieldName, number>;

/**
 * The text that is hashed to tell whether a line changed. Empty fields leave no trace in it, so a field that is added to
 * the extract later disturbs no line in which it is empty.
 *
 * @param fields the places that count
 */
export function canonicalText(row: ErpRow, fields: readonly number[]): string {
  let text = '';
  for (const place of fields) {
    const value = row[place];
    if (value !== null && value !== undefined) text += `${erpFieldNames[place]}\u001f${value}\u001e`;
  }
  return text;
}
