import { sql } from 'kysely';
import type { CustomSlot } from '../../../shared/contracts/line-columns.js';
import type { Scope } from '../../identity/caller.js';
import type { Reader, Writer } from '../../platform/database/database.js';
import { kept, reachedBy } from './line-conditions.store.js';
import type { CellValue } from '../../../shared/line-filter.js';

/** The columns of the installation that are in use. */
export const activeColumns = (db: Reader) => db.selectFrom('custom_column').select(['slot', 'label', 'origin', 'visibleTo', 'version']).where('active', '=', true).orderBy('slot').execute();

const values = (db: Reader) => db.selectFrom('custom_value as v').leftJoin('users as u', 'u.id', 'v.enteredBy')
  .select(['v.lineId', 'v.slot', 'v.dateValue', 'v.textValue', 'v.decimalValue', 'v.enteredAt', 'v.version', 'u.name as by']);

export type EnteredValue = Awaited<ReturnType<typeof valuesOfLines>>[number];

/** What people entered in the lines in scope, in the order of the lines. */
export const valuesInScope = (db: Reader, { scope, slots }: { scope: Scope; slots: readonly CustomSlot[] }): Promise<EnteredValue[]> =>
  values(db).innerJoin('po_line', 'po_line.id', 'v.lineId').where('po_line.archivedOn', 'is', null).where((e) => reachedBy(e as never, scope))
    .where((e) => (slots.length === 0 ? sql<boolean>`1 = 0` : e('v.slot', 'in', slots))).orderBy('v.lineId').execute();

export const valuesOfLines = (db: Reader, { lineIds, slots }: { lineIds: readonly number[]; slots: readonly CustomSlot[] }) =>
  values(db).where((e) => (lineIds.length === 0 || slots.length === 0 ? sql<boolean>`1 = 0` : e.and([e('v.lineId', 'in', lineIds), e('v.slot', 'in', slots)]))).execute();

export interface ValueToKeep { lineId: number; slot: CustomSlot; value: CellValue; by: number; at: string }

const columnsFor = ({ slot, value, by, at }: ValueToKeep) =>
  ({ dateValue: null, textValue: null, decimalValue: null, [kept(slot)]: value, enteredBy: by, enteredAt: at });

export const addValue = (tx: Writer, value: ValueToKeep) =>
  tx.insertInto('custom_value').values({ lineId: value.lineId, slot: value.slot, ...columnsFor(value), version: 1 }).execute();

/** True when the value still had the version that was seen. */
export async function changeValue(tx: Writer, value: ValueToKeep, versionSeen: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('custom_value').set((e) => ({ ...columnsFor(value), version: e('version', '+', 1) }))
    .where('lineId', '=', value.lineId).where('slot', '=', value.slot).where('version', '=', versionSeen).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The columns that were ever set up, in use or not. */
export const knownSlots = (db: Reader) => db.selectFrom('custom_column').select('slot').execute();

export const addColumn = (tx: Writer, column: { slot: CustomSlot; label: string; origin: 'erp' | 'person'; visibleTo: string }) => tx.insertInto('custom_column').values(column).execute();
