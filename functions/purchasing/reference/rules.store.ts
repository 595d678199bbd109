import type { Insertable } from 'kysely';
import type { CustomSlot } from '../../../shared/contracts/line-columns.js';
import type { Reader, Writer } from '../../platform/database/database.js';
import type { RowOf, Schema } from '../../platform/database/schema.js';

export const managedReasons = (db: Reader): Promise<RowOf<'reason'>[]> =>
  db.selectFrom('reason').selectAll().orderBy('acceptable').orderBy('position').orderBy('labelEn').execute();
export const reasonOf = (db: Reader, code: string): Promise<RowOf<'reason'> | undefined> => db.selectFrom('reason').selectAll().where('code', '=', code).executeTakeFirst();
export const addReason = (tx: Writer, reason: Insertable<Schema['reason']>) => tx.insertInto('reason').values(reason).execute();
export const changeReason = (tx: Writer, { code, version, ...to }: Omit<RowOf<'reason'>, 'version'> & { version: number }) =>
  tx.updateTable('reason').set({ ...to, version: version + 1 }).where('code', '=', code).where('version', '=', version).execute();

export type KeptColumn = RowOf<'custom_column'>;
export const managedColumns = (db: Reader): Promise<KeptColumn[]> => db.selectFrom('custom_column').selectAll().orderBy('slot').execute();
export const columnOf = (db: Reader, slot: CustomSlot): Promise<KeptColumn | undefined> => db.selectFrom('custom_column').selectAll().where('slot', '=', slot).executeTakeFirst();
export const addManagedColumn = (tx: Writer, column: Insertable<Schema['custom_column']>) => tx.insertInto('custom_column').values(column).execute();
export const changeManagedColumn = (tx: Writer, { slot, version, ...to }: KeptColumn) =>
  tx.updateTable('custom_column').set({ ...to, version: version + 1 }).where('slot', '=', slot).where('version', '=', version).execute();

/** How many values people entered, by column. */
export const enteredCounts = (db: Reader): Promise<{ slot: string; n: number }[]> =>
  db.selectFrom('custom_value').groupBy('slot').select((e) => ['slot', e.fn.countAll<number>().as('n')]).execute();
