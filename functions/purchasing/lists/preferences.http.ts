import { forgetPreference, keepPreference, listPreferences, preferenceValues, type Preference } from '../../../shared/contracts/views.js';
import { Refusal } from '../../../shared/refusal.js';
import { databaseErrorKind } from '../../platform/database/errors.js';
import type { Writer } from '../../platform/database/database.js';
import { serve, type Answer } from '../../platform/http.js';
import { addPreference, changePreference, preferencesOf, removePreference } from './preferences.store.js';

const answerList: Answer<typeof listPreferences> = async ({ state, caller }) => {
  const rows = await preferencesOf(state, caller.id);
  return { preferences: rows.flatMap(({ name, value, version }) => readKept(name, value).map((kept) => ({ name, value: kept, version }) as Preference)) };
};

/** What an older release kept and this one does not understand is as if it were not there. */
function readKept(name: string, value: string): unknown[] {
  if (!Object.hasOwn(preferenceValues, name)) return [];
  const result = preferenceValues[name as keyof typeof preferenceValues].safeParse(JSON.parse(value));
  return result.success ? [result.data] : [];
}

const answerKeep: Answer<typeof keepPreference> = async ({ audited, caller, now, params: { name }, body: { value, version } }) => {
  const read = preferenceValues[name].safeParse(value);
  if (!read.success) throw new Refusal('invalid', 'request-invalid', `This is no value for ${name}.`, { errors: [{ in: 'body', pointer: '/value', detail: `no ${name}` }] });
  return audited(caller, 'preference.kept', async (tx) => {
    const next = await keep(tx, { userId: caller.id, name, value: JSON.stringify(read.data), changedAt: now }, version);
    return { subject: `user/${caller.id}`, after: { name }, reply: { name, value: read.data, version: next } as Preference };
  });
};

async function keep(tx: Writer, preference: Parameters<typeof addPreference>[1], version: number | null): Promise<number> {
  const isKept = version === null ? await added(tx, preference) : await changePreference(tx, preference, version);
  if (!isKept) throw new Refusal('conflict', 'preference-changed', 'This was changed in another window meanwhile.');
  return (version ?? 0) + 1;
}

const added = (tx: Writer, preference: Parameters<typeof addPreference>[1]): Promise<boolean> =>
  addPreference(tx, preference).then(() => true, (error: unknown) => {
    if (databaseErrorKind(error) === 'unique') return false;
    throw error;
  });

const answerForget: Answer<typeof forgetPreference> = async ({ audited, caller, params: { name } }) =>
  audited(caller, 'preference.forgotten', async (tx) => {
    await removePreference(tx, caller.id, name);
    return { subject: `user/${caller.id}`, before: { name }, reply: undefined };
  });

serve(listPreferences, answerList);
serve(keepPreference, answerKeep);
serve(forgetPreference, answerForget);
