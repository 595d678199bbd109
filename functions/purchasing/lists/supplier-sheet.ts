import { baselineColumns, responseColumns, supplierFile, type BaselineColumn, type ResponseColumn, type SupplierFileColumn } from '../../../shared/contracts/supplier-file.js';
import type { Language } from '../../../shared/contracts/session.js';
import { keyOf } from '../../../shared/supplier-file-key.js';
import { supplierFileWords } from '../../../shared/sentences/supplier-file.js';
import { wordFor } from '../../../shared/sentences/words.js';
import type { Cell, SheetColumn, SheetPlan, SheetRule } from '../../platform/workbook.js';
import type { PoLine } from '../line-baseline.js';

const isNumber = ({ kind }: SupplierFileColumn) => kind === 'quantity';

/** The request to a supplier, in its language; `shared/contracts/supplier-file.ts` says how it is read again. */
export function supplierSheet(language: Language): SheetPlan {
  const columns: SheetColumn[] = [
    ...baselineColumns.map((column) => ({ id: column.id, header: headerOf(column.id, language), width: column.width, isNumber: isNumber(column) })),
    ...responseColumns.map((column) => ({ id: column.id, header: headerOf(column.id, language), width: column.width, isNumber: isNumber(column), open: true })),
    { id: supplierFile.mark, header: '', width: 4, hidden: true },
  ];
  return { sheet: supplierFile.sheet, columns, isLocked: true, rules: () => rulesIn(language) };
}

const headerOf = (id: BaselineColumn | ResponseColumn, language: Language): string =>
  (id in supplierFileWords.headers ? supplierFileWords.headers[id as keyof typeof supplierFileWords.headers][language] : wordFor('field', id, language));

const place = (id: BaselineColumn | ResponseColumn) => [...baselineColumns, ...responseColumns].findIndex((column) => column.id === id) + 1;

function rulesIn(language: Language): SheetRule[] {
  const says = (name: keyof typeof supplierFileWords.rules) => ({ showErrorMessage: true, errorTitle: 'Batchline', error: supplierFileWords.rules[name][language], allowBlank: true });
  const outstanding = `${String.fromCharCode(64 + place('outstandingQty'))}${supplierFile.firstLineRow}`;
  return [
    { column: place('readyOn'), rule: { type: 'date', operator: 'between', formulae: [new Date('2020-01-01T00:00:00Z'), new Date('2099-12-31T00:00:00Z')], errorStyle: 'stop', ...says('readyOn') } },
    { column: place('readyQty'), rule: { type: 'decimal', operator: 'between', formulae: [0, outstanding as never], errorStyle: 'stop', ...says('readyQty') } },
    { column: place('comment'), rule: { type: 'textLength', operator: 'lessThanOrEqual', formulae: [400], errorStyle: 'stop', ...says('comment') } },
  ];
}

/** A line as the supplier sees it, with empty cells for the answer and the hidden key. */
export function supplierRow(line: PoLine, language: Language): Cell[] {
  const baseline = baselineColumns.map(({ id, kind }): Cell => {
    const value = line[id];
    if (value === null) return null;
    if (typeof value === 'number') return { number: value };
    return kind === 'date' ? { date: value } : { text: id === 'status' ? wordFor('status', value, language) : value };
  });
  return [...baseline, ...responseColumns.map(() => null), { text: keyOf(line, line) }];
}
