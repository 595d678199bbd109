import type { GivenAnswers, InboxGroup, InboxProposal } from '../../../shared/contracts/inbox.js';
import { groupBy } from '../../../shared/group-by.js';
import { proposalView } from '../proposal-view.js';
import type { GivenRow } from './answers.store.js';
import { windowOf, type WindowDays } from './inbox-windows.js';
import type { OpenProposal, SupplierName, WindowCount } from './inbox.store.js';
import { undoUntil } from './undo-answers.js';

export const inboxProposal = (row: OpenProposal): InboxProposal => ({
  ...proposalView(row), lineId: row.lineId, supplierId: row.supplierId, poNumber: row.poNumber, lineNumber: row.lineNumber,
  itemCode: row.itemCode, itemName: row.itemName, uom: row.uom, dueOn: row.dueOn,
});

export const givenView = ({ requestId, answeredAt, answers, accepted, changed, rejected, undone, firstSupplier, lastSupplier, poNumber, lineNumber }: GivenRow): GivenAnswers => ({
  requestId, answeredAt, undoUntilAt: undoUntil(answeredAt), accepted, changed, rejected, undone,
  supplierName: firstSupplier === lastSupplier ? firstSupplier : null, line: answers === 1 ? { poNumber, lineNumber } : null,
});

interface Found {
  /** In the order in which they are shown. */
  suppliers: readonly SupplierName[];
  counts: readonly WindowCount[];
  answered: readonly { supplierId: number; n: number }[];
  rows: readonly OpenProposal[];
}

/** Suppliers that are asked, or were since the session began, each with its windows in order of time. */
export function groupsOf({ suppliers, counts, answered, rows }: Found, windows: readonly WindowDays[]): InboxGroup[] {
  const proposals = groupBy(rows, ({ supplierId, readyOn }) => `${supplierId} ${windowOf(readyOn, windows)}`);
  const countOf = new Map(counts.map(({ supplierId, window, n }) => [`${supplierId} ${window}`, n]));
  const answeredOf = new Map(answered.map(({ supplierId, n }) => [supplierId, n]));
  return suppliers.map(({ id, code, name }) => {
    const sections = windows.map(({ window }) => ({ window, total: countOf.get(`${id} ${window}`) ?? 0, proposals: (proposals.get(`${id} ${window}`) ?? []).map(inboxProposal) }));
    const open = sections.reduce((sum, { total }) => sum + total, 0);
    return { supplierId: id, supplierCode: code, supplierName: name, open, answered: answeredOf.get(id) ?? 0, sections: sections.filter(({ total }) => total > 0) };
  });
}

/** The first suppliers that together have as many rows as are sent. */
export function suppliersWithin(limit: number, suppliers: readonly SupplierName[], counts: readonly WindowCount[]): number[] {
  const chosen: number[] = [];
  let rows = 0;
  for (const { id } of suppliers) {
    if (rows >= limit) break;
    chosen.push(id);
    rows += counts.reduce((sum, { supplierId, n }) => sum + (supplierId === id ? n : 0), 0);
  }
  return chosen;
}
