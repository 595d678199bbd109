import type { Reader, Writer } from '../platform/database/database.js';
import { bulkInsert } from '../platform/database/bulk.js';
import type { Parties } from './line-baseline.js';

/** What the ERP calls the supplier and the item of a line. */
export interface NamedParties { supplierCode: string; supplierName: string | null; itemCode: string; itemName: string | null; itemFamily: string | null; uom: string | null }

/**
 * Finds whose lines these are and what they order. Codes go through the cross-reference; a code that nobody knows makes
 * a record of its own, and is a gap once the cross-reference has entries of its kind.
 */
export async function partiesOf(tx: Writer, lines: readonly NamedParties[], at: string): Promise<(line: NamedParties) => Parties> {
  const suppliers = await suppliersOf(tx, lines, at);
  const items = await itemsOf(tx, lines, at);
  const gaps = await kindsWithXref(tx);
  return ({ supplierCode, itemCode }) => {
    const [supplier, item] = [suppliers.get(supplierCode)!, items.get(itemCode)!];
    return {
      supplierId: supplier.id, transitDays: supplier.transitDays, supplierUnmapped: gaps.has('supplier') && !supplier.mapped,
      itemId: item.id, itemUnmapped: gaps.has('item') && !item.mapped,
    };
  };
}

async function kindsWithXref(db: Reader): Promise<Set<string>> {
  const kinds = await db.selectFrom('item_xref').select('kind').distinct().execute();
  return new Set(kinds.map(({ kind }) => kind));
}

interface KnownSupplier { id: number; transitDays: number; mapped: boolean }

async function suppliersOf(tx: Writer, lines: readonly NamedParties[], at: string): Promise<Map<string, KnownSupplier>> {
  const named = new Map(lines.map(({ supplierCode, supplierName }) => [supplierCode, supplierName]));
  const find = () => knownSuppliers(tx, [...named.keys()]);
  const known = await find();
  const unknown = [...named].filter(([code]) => !known.has(code));
  if (unknown.length === 0) return known;
  await bulkInsert(tx, 'supplier', ['code', 'name', 'transitDays', 'active', 'createdAt'], unknown.map(([code, name]) => [code, name ?? code, 0, true, at]));
  return find();
}

async function knownSuppliers(db: Reader, codes: readonly string[]): Promise<Map<string, KnownSupplier>> {
  const found = new Map<string, KnownSupplier>();
  for (const some of piecesOf(codes)) {
    const own = await db.selectFrom('supplier').select(['code', 'id', 'transitDays']).where('code', 'in', some).execute();
    const mapped = await db.selectFrom('item_xref as x').innerJoin('supplier as s', 's.id', 'x.supplierId')
      .select(['x.erpCode as code', 's.id', 's.transitDays']).where('x.kind', '=', 'supplier').where('x.erpCode', 'in', some).execute();
    for (const supplier of own) found.set(supplier.code, { ...supplier, mapped: false });
    for (const supplier of mapped) found.set(supplier.code, { ...supplier, mapped: true });
  }
  return found;
}

interface KnownItem { id: number; mapped: boolean }

async function itemsOf(tx: Writer, lines: readonly NamedParties[], at: string): Promise<Map<string, KnownItem>> {
  const named = new Map(lines.map((line) => [line.itemCode, line]));
  const find = () => knownItems(tx, [...named.keys()]);
  const known = await find();
  const unknown = [...named].filter(([code]) => !known.has(code));
  if (unknown.length === 0) return known;
  await bulkInsert(tx, 'item', ['code', 'name', 'family', 'uom', 'createdAt'], unknown.map(([code, { itemName, itemFamily, uom }]) => [code, itemName, itemFamily, uom, at]));
  return find();
}

async function knownItems(db: Reader, codes: readonly string[]): Promise<Map<string, KnownItem>> {
  const found = new Map<string, KnownItem>();
  for (const some of piecesOf(codes)) {
    const own = await db.selectFrom('item').select(['code', 'id']).where('code', 'in', some).execute();
    const mapped = await db.selectFrom('item_xref').select(['erpCode as code', 'itemId as id']).where('kind', '=', 'item').where('erpCode', 'in', some).execute();
    for (const { code, id } of own) found.set(code, { id, mapped: false });
    for (const { code, id } of mapped) found.set(code, { id: id!, mapped: true });
  }
  return found;
}

/** Lists of codes in pieces that both engines take as parameters. */
function piecesOf<T>(all: readonly T[], size = 1000): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/** Codes of active lines that the cross-reference does not know, where it knows others of their kind. */
export async function countXrefGaps(db: Reader): Promise<number> {
  const gaps = await kindsWithXref(db);
  const count = async (kind: 'supplier' | 'item') => {
    if (!gaps.has(kind)) return 0;
    const { n } = await db.selectFrom('po_line').where('archivedOn', 'is', null).where(`${kind}Unmapped`, '=', true)
      .select((e) => e.fn.count<number>(`${kind}Code`).distinct().as('n')).executeTakeFirstOrThrow();
    return n;
  };
  return (await count('supplier')) + (await count('item'));
}
