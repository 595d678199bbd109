import { listSupplierFigures } from '../../../shared/contracts/figures.js';
import { daysBetween } from '../../../shared/dates.js';
import { groupBy } from '../../../shared/group-by.js';
import { serve, type Answer } from '../../platform/http.js';
import { firstReceipts, linesBySupplier, proposalsBySupplier } from './supplier-figures.store.js';
import { spreadOf } from './spread.js';

const answerSuppliers: Answer<typeof listSupplierFigures> = async ({ db, scope, today }) => {
  const [lines, receipts, proposals] = await Promise.all([linesBySupplier(db, scope, today), firstReceipts(db, scope), proposalsBySupplier(db, scope)]);
  const leadTimes = groupBy(receipts, ({ supplierId }) => supplierId);
  return {
    today,
    suppliers: lines.map((supplier) => ({
      ...supplier, openProposals: proposals.get(supplier.supplierId) ?? 0,
      leadTime: spreadOf((leadTimes.get(supplier.supplierId) ?? []).map(({ orderedOn, firstReceiptOn }) => daysBetween(orderedOn, firstReceiptOn))),
    })),
  };
};

serve(listSupplierFigures, answerSuppliers);
