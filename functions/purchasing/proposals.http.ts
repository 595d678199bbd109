import { listProposals } from '../../shared/contracts/proposals.js';
import { serve, type Answer } from '../platform/http.js';
import { proposalView } from './proposal-view.js';
import { countOpenProposals, proposalsPage } from './proposals.store.js';

const answerList: Answer<typeof listProposals> = async ({ db, query: { offset, limit, suppliers, ...rest }, scope }) => {
  const listing = { ...rest, scope, ...(suppliers && { suppliers: suppliers.map(Number) }) };
  const rows = await proposalsPage(db, listing, { offset, limit });
  return {
    proposals: rows.map((row) => ({
      ...proposalView(row), lineId: row.lineId, supplierId: row.supplierId, supplierName: row.supplierName, poNumber: row.poNumber, lineNumber: row.lineNumber,
      itemCode: row.itemCode, itemName: row.itemName, uom: row.uom, dueOn: row.dueOn, status: row.status,
    })),
    total: await countOpenProposals(db, listing),
  };
};

serve(listProposals, answerList);
