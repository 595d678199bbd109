import { sql } from 'kysely';
import type { XrefKind } from '../../../shared/contracts/xref.js';
import { bulkInsert, bulkUpdate } from '../../platform/database/bulk.js';
import type { Reader, Writer } from '../../platform/database/database.js';
import { contains } from '../../platform/database/portable.js';
import { touch } from '../touch-lines.store.js';

const named = { item: 'itemCode', supplier: 'supplierCode' } as const;

const entries = (db: Reader, kind: XrefKind, search: string | undefined) =>
  db.selectFrom('item_xref as x').leftJoin('item as i', 'i.id', 'x.itemId').leftJoin('supplier as s', 's.id', 'x.supplierId').where('x.kind', '=', kind)
    .$if(search !== undefined && search !== '', (q) => q.where((e) => e.or([contains(e.ref('x.erpCode'), search!), contains(e.ref('i.code'), search!), contains(e.ref('s.code'), search!), contains(e.ref('s.name'), search!)])));

export const xrefPage = (db: Reader, { kind, search, offset, limit }: { kind: XrefKind; search?: string | undefined; offset: number; limit: number }) =>
  entries(db, kind, search).select((e) => [
    'x.id', 'x.erpCode', e.fn.coalesce('i.code', 's.code').as('code'), e.fn.coalesce('i.name', 's.name').as('name'),
    e.selectFrom('po_line as l').select((f) => f.fn.countAll<number>().as('n')).where('l.archivedOn', 'is', null).whereRef(`l.${named[kind]}`, '=', 'x.erpCode').as('lines'),
  ]).orderBy('x.erpCode').offset(offset).fetch(limit).execute();

export async function countXref(db: Reader, { kind, search }: { kind: XrefKind; search?: string | undefined }): Promise<number> {
  return (await entries(db, kind, search).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
}

/** Codes of active lines that are flagged as unknown, those of most lines first. */
export const xrefGaps = (db: Reader, kind: XrefKind, most: number) =>
  db.selectFrom('po_line').where('archivedOn', 'is', null).where(`${kind}Unmapped`, '=', true).groupBy(named[kind])
    .select((e) => [`${named[kind]} as erpCode` as const, e.fn.max(`${kind}Name`).as('name'), e.fn.countAll<number>().as('lines')])
    .orderBy((e) => e.fn.countAll(), 'desc').orderBy(named[kind]).top(most).execute();

export interface Target { id: number; code: string }
export interface KnownXref { id: number; erpCode: string; targetId: number | null }

/** Our records by their codes, a thousand at a time. */
export async function targetsOf(db: Reader, kind: XrefKind, codes: readonly string[]): Promise<Target[]> {
  const found: Target[] = [];
  for (let at = 0; at < codes.length; at += 1000) found.push(...await db.selectFrom(kind).select(['id', 'code']).where('code', 'in', codes.slice(at, at + 1000)).execute());
  return found;
}

export async function knownXref(db: Reader, kind: XrefKind, codes: readonly string[]): Promise<KnownXref[]> {
  const found: KnownXref[] = [];
  for (let at = 0; at < codes.length; at += 1000) {
    found.push(...await db.selectFrom('item_xref').select(['id', 'erpCode', `${kind}Id as targetId` as const]).where('kind', '=', kind).where('erpCode', 'in', codes.slice(at, at + 1000)).execute());
  }
  return found;
}

export const xrefEntry = (db: Reader, id: number) => db.selectFrom('item_xref').selectAll().where('id', '=', id).executeTakeFirst();
export const removeXrefEntry = (tx: Writer, id: number) => tx.deleteFrom('item_xref').where('id', '=', id).execute();

export interface XrefToSave { fresh: readonly { erpCode: string; targetId: number }[]; moved: readonly { id: number; targetId: number }[] }

export async function saveXref(tx: Writer, kind: XrefKind, { fresh, moved }: XrefToSave, { at, by }: { at: string; by: number }): Promise<void> {
  await bulkInsert(tx, 'item_xref', ['kind', 'erpCode', `${kind}Id`, 'createdAt', 'createdBy'], fresh.map(({ erpCode, targetId }) => [kind, erpCode, targetId, at, by]));
  await bulkUpdate(tx, 'item_xref', { key: 'id', set: [`${kind}Id`] }, moved.map(({ id, targetId }) => [id, targetId]));
}

const x = (kind: XrefKind) => sql`select 1 from item_xref as x where x.kind = ${kind} and x.${sql.ref('erpCode')} = ${sql.ref(`po_line.${named[kind]}`)}`;

/** Active lines follow the cross-reference: to what their code means now, each other code of the kind is a gap. */
export async function applyXref(tx: Writer, kind: XrefKind, at: string): Promise<void> {
  const [idColumn, flag] = [`${kind}Id`, `${kind}Unmapped`] as const;
  const target = sql<number>`(select x.${sql.ref(idColumn)} from item_xref as x where x.kind = ${kind} and x.erpCode = ${sql.ref(`po_line.${named[kind]}`)})`;
  await tx.updateTable('po_line').set((e) => ({ [idColumn]: target, [flag]: false, ...touch(e, at) })).where('archivedOn', 'is', null)
    .where((e) => e.and([sql<boolean>`exists (${x(kind)} and x.${sql.ref(idColumn)} is not null)`, e.or([e(flag, '=', true), sql<boolean>`${sql.ref(`po_line.${idColumn}`)} <> ${target}`])])).execute();
  const inUse = await isXrefInUse(tx, kind);
  await tx.updateTable('po_line').set((e) => ({ [flag]: inUse, ...touch(e, at) })).where('archivedOn', 'is', null).where(flag, '=', !inUse).where(sql<boolean>`not exists (${x(kind)})`).execute();
}

export const isXrefInUse = async (db: Reader, kind: XrefKind): Promise<boolean> =>
  (await db.selectFrom('item_xref').select('id').where('kind', '=', kind).top(1).executeTakeFirst()) !== undefined;

/** Proposals and batches go with their lines: who may see them follows from the supplier. */
export async function followSuppliers(tx: Writer): Promise<void> {
  const ofLine = sql<number>`(select l.supplierId from po_line as l where l.id = ${sql.ref('batch_proposal.lineId')})`;
  await tx.updateTable('batch_proposal').set({ supplierId: ofLine }).where('status', '=', 'open').where('supplierId', '<>', ofLine).execute();
  const ofBatch = sql<number>`(select max(l.supplierId) from batch_line as b inner join po_line as l on l.id = b.lineId where b.batchId = ${sql.ref('dispatch_batch.id')})`;
  await tx.updateTable('dispatch_batch').set({ supplierId: ofBatch }).where('supplierId', '<>', ofBatch).execute();
}
