import type { Reader, Writer } from '../../platform/database/database.js';
import { contains } from '../../platform/database/portable.js';

const terms = (db: Reader, search: string | undefined) =>
  db.selectFrom('item_supplier as t').innerJoin('item as i', 'i.id', 't.itemId').innerJoin('supplier as s', 's.id', 't.supplierId')
    .$if(search !== undefined && search !== '', (q) => q.where((e) => e.or([contains(e.ref('i.code'), search!), contains(e.ref('s.code'), search!), contains(e.ref('s.name'), search!)])));

export const itemTermsPage = (db: Reader, { search, offset, limit }: { search?: string | undefined; offset: number; limit: number }) =>
  terms(db, search).select(['i.code as itemCode', 'i.name as itemName', 's.code as supplierCode', 's.name as supplierName', 't.moq', 't.orderMultiple', 't.transitDays'])
    .orderBy('i.code').orderBy('s.code').offset(offset).fetch(limit).execute();

export async function countItemTerms(db: Reader, search: string | undefined): Promise<number> {
  return (await terms(db, search).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
}

export interface Terms { moq: number | null; orderMultiple: number | null; transitDays: number | null }

export const termsOf = (db: Reader, itemId: number, supplierId: number): Promise<Terms | undefined> =>
  db.selectFrom('item_supplier').select(['moq', 'orderMultiple', 'transitDays']).where('itemId', '=', itemId).where('supplierId', '=', supplierId).executeTakeFirst();

export const termsOfItems = async (db: Reader, itemIds: readonly number[]): Promise<(Terms & { itemId: number; supplierId: number })[]> => {
  const found: (Terms & { itemId: number; supplierId: number })[] = [];
  for (let at = 0; at < itemIds.length; at += 1000) found.push(...await db.selectFrom('item_supplier').selectAll().where('itemId', 'in', itemIds.slice(at, at + 1000)).execute());
  return found;
};

export const addTerms = (tx: Writer, itemId: number, supplierId: number, of: Terms) => tx.insertInto('item_supplier').values({ itemId, supplierId, ...of }).execute();

export const changeTerms = (tx: Writer, itemId: number, supplierId: number, to: Terms) =>
  tx.updateTable('item_supplier').set(to).where('itemId', '=', itemId).where('supplierId', '=', supplierId).execute();
