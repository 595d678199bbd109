import type { ReferenceKind, ReferenceRow, XrefKind } from '../../../shared/contracts/xref.js';
import type { Reader, Writer } from '../../platform/database/database.js';
import { addTerms, changeTerms, termsOfItems, type Terms } from './item-terms.store.js';
import { judgeReference, saying, type FileRow } from './judge-reference.js';
import { applyXref, followSuppliers, knownXref, saveXref, targetsOf, type KnownXref, type Target } from './xref.store.js';

/** What a file comes to, and how to write it. */
export interface Judged { rows: ReferenceRow[]; write(tx: Writer, by: { at: string; by: number }): Promise<void> }

export const judgeFile = (db: Reader, kind: ReferenceKind, rows: readonly FileRow[]): Promise<Judged> => (kind === 'terms' ? judgeTerms(db, rows) : judgeXref(db, kind, rows));

const cellsOf = (rows: readonly FileRow[], name: string) => [...new Set(rows.map(({ cells }) => cells[name] ?? ''))];
const byCode = (targets: readonly Target[]) => new Map(targets.map(({ code, id }) => [code, id]));

async function judgeXref(db: Reader, kind: XrefKind, rows: readonly FileRow[]): Promise<Judged> {
  const targets = byCode(await targetsOf(db, kind, cellsOf(rows, 'code')));
  const codes = new Map([...targets].map(([code, id]) => [id, code]));
  const known = new Map((await knownXref(db, kind, cellsOf(rows, 'erpCode'))).map((one) => [one.erpCode, one]));
  const old = (erpCode: string) => (known.has(erpCode) ? codes.get(known.get(erpCode)!.targetId ?? 0) ?? '' : undefined);
  const judged = judgeReference(kind, rows, { targets: new Set(targets.keys()), suppliers: new Set(), old });
  return { rows: judged, write: (tx, by) => writeXref(tx, kind, { judged, targets, known }, by) };
}

interface XrefPlan { judged: readonly ReferenceRow[]; targets: ReadonlyMap<string, number>; known: ReadonlyMap<string, KnownXref> }

async function writeXref(tx: Writer, kind: XrefKind, { judged, targets, known }: XrefPlan, by: { at: string; by: number }): Promise<void> {
  const said = judged.map(({ verdict, cells: [erpCode, code] }) => ({ verdict, erpCode: erpCode!, targetId: targets.get(code!)! }));
  await saveXref(tx, kind, {
    fresh: said.filter(({ verdict }) => verdict === 'new'), moved: said.filter(({ verdict }) => verdict === 'changed').map(({ erpCode, targetId }) => ({ id: known.get(erpCode)!.id, targetId })),
  }, by);
  await applyXref(tx, kind, by.at);
  if (kind === 'supplier') await followSuppliers(tx);
}

async function judgeTerms(db: Reader, rows: readonly FileRow[]): Promise<Judged> {
  const items = byCode(await targetsOf(db, 'item', cellsOf(rows, 'itemCode')));
  const suppliers = byCode(await targetsOf(db, 'supplier', cellsOf(rows, 'supplierCode')));
  const known = new Map((await termsOfItems(db, [...items.values()])).map((one) => [`${one.itemId} ${one.supplierId}`, one]));
  const old = (key: string) => {
    const [item, supplier] = key.split('\t') as [string, string];
    const terms = known.get(`${items.get(item)} ${suppliers.get(supplier)}`);
    return terms && saying('terms', { row: 0, cells: { moq: String(terms.moq ?? ''), orderMultiple: String(terms.orderMultiple ?? ''), transitDays: String(terms.transitDays ?? '') } });
  };
  const judged = judgeReference('terms', rows, { targets: new Set(items.keys()), suppliers: new Set(suppliers.keys()), old });
  return { rows: judged, write: (tx) => writeTerms(tx, judged, { items, suppliers }) };
}

const asNumber = (text: string | undefined) => (text ? Number(text) : null);

async function writeTerms(tx: Writer, judged: readonly ReferenceRow[], { items, suppliers }: { items: ReadonlyMap<string, number>; suppliers: ReadonlyMap<string, number> }): Promise<void> {
  for (const { verdict, cells: [item, supplier, moq, orderMultiple, transitDays] } of judged) {
    const terms: Terms = { moq: asNumber(moq), orderMultiple: asNumber(orderMultiple), transitDays: asNumber(transitDays) };
    const write = verdict === 'new' ? addTerms : verdict === 'changed' ? changeTerms : null;
    await write?.(tx, items.get(item!)!, suppliers.get(supplier!)!, terms);
  }
}
