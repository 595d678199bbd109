import { daysBetween } from '../../../shared/dates.js';
import { groupBy } from '../../../shared/group-by.js';
import type { Reader } from '../../platform/database/database.js';
import { spreadOf, type Spread } from './spread.js';
import { firstReceipts, receiptsVersion } from './supplier-figures.store.js';

type BySupplier = ReadonlyMap<number, Spread>;
const kept = new WeakMap<Reader, { version: string; spreads: Promise<BySupplier> }>();

/** Lead times of all suppliers, so whoever takes one names the scope. Read once per night. */
export async function supplierLeadTimes(db: Reader): Promise<BySupplier> {
  const version = await receiptsVersion(db);
  const known = kept.get(db);
  if (known?.version === version) return known.spreads;
  const made = { version, spreads: measure(db) };
  kept.set(db, made);
  made.spreads.catch(() => { if (kept.get(db) === made) kept.delete(db); });
  return made.spreads;
}

async function measure(db: Reader): Promise<BySupplier> {
  const receipts = groupBy(await firstReceipts(db), ({ supplierId }) => supplierId);
  return new Map([...receipts].map(([supplierId, of]) => [supplierId, spreadOf(of.map(({ orderedOn, firstReceiptOn }) => daysBetween(orderedOn, firstReceiptOn)))]));
}
