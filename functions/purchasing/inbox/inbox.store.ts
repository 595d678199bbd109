import { sql, type ExpressionBuilder } from 'kysely';
import type { InboxWindow } from '../../../shared/contracts/inbox.js';
import type { Scope } from '../../identity/caller.js';
import type { Reader } from '../../platform/database/database.js';
import type { Schema } from '../../platform/database/schema.js';
import type { WindowDays } from './inbox-windows.js';

/** Whose proposals: within the scope, of the suppliers named where any are. */
export interface Asking { scope: Scope; suppliers?: readonly number[] | undefined }

const within = ({ scope, suppliers }: Asking): readonly number[] | 'all' => {
  if (!suppliers) return scope;
  return scope === 'all' ? suppliers : suppliers.filter((id) => scope.includes(id));
};

/** An empty list of suppliers means none, which SQL cannot say with `in ()`. */
const named = (ids: readonly number[]) => (ids.length === 0 ? [-1] : ids);

const openIn = (db: Reader, asking: Asking) => {
  const ids = within(asking);
  return db.selectFrom('batch_proposal as p').where('p.status', '=', 'open').$if(ids !== 'all', (q) => q.where('p.supplierId', 'in', named(ids as readonly number[])));
};

const windowIn = (e: ExpressionBuilder<Schema & { p: Schema['batch_proposal'] }, 'p'>, windows: readonly WindowDays[]) => {
  const [first, ...others] = windows.filter(({ untilOn }) => untilOn !== null);
  const cases = others.reduce((so, { window, untilOn }) => so.when('p.readyOn', '<=', untilOn!).then(sql.lit<string>(window)), e.case().when('p.readyOn', '<=', first!.untilOn!).then(sql.lit<string>(first!.window)));
  return cases.else(sql.lit<string>(windows.at(-1)!.window)).end();
};

export interface WindowCount { supplierId: number; window: InboxWindow; n: number }

/** How many open proposals each supplier has in each window. */
export const countWindows = (db: Reader, asking: Asking, windows: readonly WindowDays[]): Promise<WindowCount[]> =>
  db.selectFrom(openIn(db, asking).select((e) => ['p.supplierId', windowIn(e as never, windows).as('window')]).as('w'))
    .groupBy(['w.supplierId', 'w.window']).select((e) => ['w.supplierId', 'w.window', e.fn.countAll<number>().as('n')]).execute() as unknown as Promise<WindowCount[]>;

export interface SupplierName { id: number; code: string; name: string }

export const supplierNamesOf = async (db: Reader, ids: readonly number[]): Promise<SupplierName[]> =>
  (ids.length === 0 ? [] : db.selectFrom('supplier').select(['id', 'code', 'name']).where('id', 'in', ids).orderBy('name').orderBy('id').execute());

const shown = ['l.poNumber', 'l.lineNumber', 'l.itemCode', 'l.itemName', 'l.uom', 'l.dueOn'] as const;

/** The first open proposals of some suppliers, supplier by supplier in the order of their names. */
export const firstOpen = (db: Reader, supplierIds: readonly number[], limit: number) =>
  openIn(db, { scope: supplierIds }).innerJoin('po_line as l', 'l.id', 'p.lineId').innerJoin('supplier as s', 's.id', 'p.supplierId').selectAll('p').select(shown)
    .orderBy('s.name').orderBy('s.id').orderBy('p.readyOn').orderBy('p.id').top(limit).execute();

/** One window of one supplier. */
export const openInWindow = (db: Reader, asking: Asking, { fromOn, untilOn }: WindowDays, { offset, limit }: { offset: number; limit: number }) =>
  openIn(db, asking).innerJoin('po_line as l', 'l.id', 'p.lineId').selectAll('p').select(shown)
    .$if(fromOn !== null, (q) => q.where('p.readyOn', '>=', fromOn!)).$if(untilOn !== null, (q) => q.where('p.readyOn', '<=', untilOn!))
    .orderBy('p.readyOn').orderBy('p.id').offset(offset).fetch(limit).execute();

export type OpenProposal = Awaited<ReturnType<typeof openInWindow>>[number];

/** What is proposed now for lines that were asked about under an older proposal. */
export const openOfLines = async (db: Reader, lineIds: readonly number[]): Promise<OpenProposal[]> =>
  (lineIds.length === 0 ? [] : openIn(db, { scope: 'all' }).innerJoin('po_line as l', 'l.id', 'p.lineId').selectAll('p').select(shown).where('p.lineId', 'in', lineIds).orderBy('p.part').execute());

export const lineNumbersOf = async (db: Reader, ids: readonly number[]): Promise<{ id: number; poNumber: string; lineNumber: string }[]> =>
  (ids.length === 0 ? [] : db.selectFrom('po_line').select(['id', 'poNumber', 'lineNumber']).where('id', 'in', ids).execute());

export async function sessionBeganAt(db: Reader, sessionId: number): Promise<string> {
  return (await db.selectFrom('session').select('createdAt').where('id', '=', sessionId).executeTakeFirstOrThrow()).createdAt;
}

/** How many proposals of each supplier were answered, by anybody, since an instant. */
export const answeredSince = (db: Reader, asking: Asking, since: string): Promise<{ supplierId: number; n: number }[]> => {
  const ids = within(asking);
  return db.selectFrom('proposal_answer').where('answeredAt', '>=', since).where('undoneAt', 'is', null).where('outcome', '<>', 'superseded')
    .$if(ids !== 'all', (q) => q.where('supplierId', 'in', named(ids as readonly number[]))).groupBy('supplierId').select((e) => ['supplierId', e.fn.countAll<number>().as('n')]).execute();
};
