import { auditedIn, theSystem } from '../../audit/audited.js';
import type { Role } from '../../../shared/contracts/roles.js';
import type { World } from '../../platform/world.js';
import { addColumn, knownSlots } from './custom-values.store.js';

const all: readonly Role[] = ['admin', 'planner', 'expeditor', 'supplier', 'viewer'];
const ours = all.filter((role) => role !== 'supplier');

/** What a real installation would set up in its first week: names for the ERP's own columns, and two that people fill in. */
const columns = [
  { slot: 'customDate1', label: 'Requested 客户要求', origin: 'erp', roles: ours },
  { slot: 'customText1', label: 'Incoterm 贸易条款', origin: 'erp', roles: all },
  { slot: 'customText2', label: 'Warehouse 仓库', origin: 'erp', roles: ours },
  { slot: 'customDecimal1', label: 'Net kg 净重', origin: 'erp', roles: all },
  { slot: 'customText5', label: 'Remark 备注', origin: 'person', roles: ours },
  { slot: 'customDate5', label: 'Follow-up 跟进', origin: 'person', roles: ours },
] as const;

/** Sets up the demo's columns once. Where the ERP is a real one, nothing happens. */
export async function addDemoColumns({ db, erp, now }: Pick<World, 'db' | 'erp' | 'now'>): Promise<void> {
  if (erp.kind !== 'demo' || (await knownSlots(db)).length > 0) return;
  await auditedIn(db, { now, source: 'system', invocationId: null })(theSystem, 'columns.added', async (tx) => {
    for (const { slot, label, origin, roles } of columns) await addColumn(tx, { slot, label, origin, visibleTo: JSON.stringify(roles) });
    return { subject: 'columns', after: columns.map(({ slot, label }) => ({ slot, label })), reply: undefined };
  });
}
