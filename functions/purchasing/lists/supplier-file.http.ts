import { xlsxType } from '../../../shared/contracts/endpoint.js';
import { makeSupplierFile } from '../../../shared/contracts/lists.js';
import { Refusal } from '../../../shared/refusal.js';
import { serve, type Answer } from '../../platform/http.js';
import { FileReply } from '../../platform/reply.js';
import { writeWorkbook } from '../../platform/workbook.js';
import type { PoLine } from '../line-baseline.js';
import { openLinesOf, supplierInScope } from './supplier-file.store.js';
import { supplierRow, supplierSheet } from './supplier-sheet.js';

const mostLines = 5000;

/** Data leaves the house: who made which file is in the audit trail. */
const answerMake: Answer<typeof makeSupplierFile> = async ({ db, audited, caller, scope, today, body: { supplierId, lines: wanted, language } }) => {
  const supplier = await supplierInScope(db, supplierId, scope);
  if (!supplier) throw new Refusal('missing', 'supplier-not-found', `There is no supplier ${supplierId}.`);
  const open = await openLinesOf(db, { supplierId, scope, limit: mostLines });
  const lines = wanted ? named(open, wanted) : open;
  if (lines.length === 0) throw new Refusal('conflict', 'nothing-open', `${supplier.name} has nothing to deliver.`, { facts: { supplier: supplier.name } });
  if (lines.length > mostLines) throw new Refusal('too-large', 'too-many-lines', `A file for a supplier takes at most ${mostLines} lines; choose fewer.`, { facts: { most: mostLines } });
  const bytes = await writeWorkbook(supplierSheet(language), once(lines.map((line) => supplierRow(line, language))));
  return audited(caller, 'supplier-file.made', async () =>
    ({ subject: `supplier/${supplier.id}`, after: { lines: lines.length }, reply: new FileReply(`batchline-${supplier.code}-${today}.xlsx`, xlsxType, bytes) }));
};

/** The chosen lines that are open; others have nothing to be asked. */
function named(open: readonly PoLine[], ids: readonly number[]): PoLine[] {
  const wanted = new Set(ids);
  return open.filter(({ id }) => wanted.has(id));
}

async function* once<Item>(item: Item): AsyncGenerator<Item> {
  yield item;
}

serve(makeSupplierFile, answerMake);
