import { listSupplierFigures } from '../../../shared/contracts/figures.js';
import { serve, type Answer } from '../../platform/http.js';
import { spreadOf } from './spread.js';
import { linesBySupplier, proposalsBySupplier } from './supplier-figures.store.js';
import { supplierLeadTimes } from './supplier-lead-times.step.js';

const answerSuppliers: Answer<typeof listSupplierFigures> = async ({ db, scope, today }) => {
  const [lines, leadTimes, proposals] = await Promise.all([linesBySupplier(db, scope, today), supplierLeadTimes(db), proposalsBySupplier(db, scope)]);
  return {
    today,
    suppliers: lines.map((supplier) => ({ ...supplier, openProposals: proposals.get(supplier.supplierId) ?? 0, leadTime: leadTimes.get(supplier.supplierId) ?? spreadOf([]) })),
  };
};

serve(listSupplierFigures, answerSuppliers);
