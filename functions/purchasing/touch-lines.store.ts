import type { ExpressionBuilder } from 'kysely';
import type { Writer } from '../platform/database/database.js';
import type { Schema } from '../platform/database/schema.js';

/** Lists that hold the line learn that something of it is new. Its version stays: no other change of it is overtaken by this one. */
export const touch = (e: ExpressionBuilder<Schema, 'po_line'>, at: string) => ({ changedAt: at, touched: e('touched', '+', 1) });

export const touchLines = (tx: Writer, ids: readonly number[], at: string) => tx.updateTable('po_line').set((e) => touch(e, at)).where('id', 'in', ids).execute();
