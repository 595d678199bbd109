import type { Writer } from '../../platform/database/database.js';
import type { RowOf } from '../../platform/database/schema.js';

export async function appendNote(tx: Writer, note: Omit<RowOf<'line_note'>, 'id'>): Promise<void> {
  await tx.insertInto('line_note').values(note).execute();
}
