import { enterValue } from '../../../shared/contracts/lists.js';
import { Refusal } from '../../../shared/refusal.js';
import type { Writer } from '../../platform/database/database.js';
import { serve, type Answer } from '../../platform/http.js';
import { lineInScope } from '../line-list.store.js';
import { touchLines } from '../touch-lines.store.js';
import { readEntry } from './custom-entry.js';
import { activeColumns, addValue, changeValue, valuesOfLines, type EnteredValue, type ValueToKeep } from './custom-values.store.js';
import { valueIn } from './listed-line.js';
import { visibleColumns } from './read-listing.js';

const answerEnter: Answer<typeof enterValue> = async ({ db, audited, caller, scope, now, params: { id, slot }, body: { value, version } }) => {
  const column = visibleColumns(await activeColumns(db), caller.role).find((one) => one.slot === slot);
  const entry = { lineId: id, slot, value: readEntry(column, slot, value), by: caller.id, at: now };
  return audited(caller, 'custom-value.entered', async (tx) => {
    const line = await lineInScope(tx, id, scope);
    if (!line || line.archivedOn) throw new Refusal('missing', 'line-not-found', `There is no PO line ${id}.`);
    const [before] = await valuesOfLines(tx, { lineIds: [id], slots: [slot] });
    const next = await keep(tx, entry, { before, versionSeen: version });
    await touchLines(tx, [id], now);
    return {
      subject: `line/${id}`, before: { slot, value: before ? valueIn(before) : null }, after: { slot, value: entry.value },
      reply: { slot, value: entry.value, by: caller.name, at: now, version: next },
    };
  });
};

/** @throws Refusal when somebody was faster */
async function keep(tx: Writer, entry: ValueToKeep, { before, versionSeen }: { before: EnteredValue | undefined; versionSeen: number | null }): Promise<number> {
  const isSeen = (before?.version ?? null) === versionSeen;
  if (isSeen && !before) return (await addValue(tx, entry), 1);
  if (isSeen && (await changeValue(tx, entry, before!.version))) return before!.version + 1;
  const value = before ? valueIn(before) : null;
  throw new Refusal('conflict', 'custom-value-changed', `${before?.by ?? 'Somebody'} has changed this value to "${value ?? ''}" meanwhile.`, { facts: { by: before?.by ?? '', value: value ?? '', ...(before && { version: before.version }) } });
}

serve(enterValue, answerEnter);
