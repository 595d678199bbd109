import type { Preference, PreferenceName } from '../../../shared/contracts/views.js';
import { isProblem } from '../api/api-problem.js';
import { call } from '../api/call.js';
import { forgetPreference, keepPreference, listPreferences } from '../api/endpoints.js';

type ValueOf<Name extends PreferenceName> = Extract<Preference, { name: Name }>['value'];

/** What the person who is signed in has chosen; it lies on the server, so that it is there at every desk. */
let kept: { userId: number; read: Promise<Map<string, Preference>> } | undefined;

/** What was chosen before; nothing where it cannot be read: nobody waits for their taste. */
export async function preferenceOf<Name extends PreferenceName>(userId: number, name: Name): Promise<ValueOf<Name> | undefined> {
  return (await readFor(userId)).get(name)?.value as ValueOf<Name> | undefined;
}

function readFor(userId: number): Promise<Map<string, Preference>> {
  if (kept?.userId !== userId) kept = { userId, read: read() };
  return kept.read;
}

const read = () => call(listPreferences).then(({ preferences }) => new Map(preferences.map((one) => [one.name, one])), () => new Map<string, Preference>());

const timers = new Map<PreferenceName, ReturnType<typeof setTimeout>>();
const pause = 800;

/** Keeps a choice a moment later: what is being tried out is not worth a request each. */
export function keep<Name extends PreferenceName>(userId: number, name: Name, value: ValueOf<Name>): void {
  clearTimeout(timers.get(name));
  timers.set(name, setTimeout(() => void keepNow(userId, name, value).catch(() => undefined), pause));
}

/** Another window may have chosen meanwhile: the last word counts. */
export async function keepNow<Name extends PreferenceName>(userId: number, name: Name, value: ValueOf<Name>): Promise<void> {
  clearTimeout(timers.get(name));
  const known = await readFor(userId);
  if (JSON.stringify(known.get(name)?.value) === JSON.stringify(value)) return;
  const send = (version: number | null) => call(keepPreference, { params: { name }, body: { value, version } });
  const now = await send(known.get(name)?.version ?? null).catch(async (error: unknown) => {
    if (!isProblem(error, 'preference-changed')) throw error;
    return send((await read()).get(name)?.version ?? null);
  });
  known.set(name, now);
}

export async function forget(userId: number, name: PreferenceName): Promise<void> {
  clearTimeout(timers.get(name));
  await call(forgetPreference, { params: { name } });
  (await readFor(userId)).delete(name);
}

/** What was wished for since it was read. */
const wished = new Map<number, ValueOf<'display'>>();

/** Changes one part of how things look for somebody; the other parts stay. */
export async function keepDisplay(userId: number, change: ValueOf<'display'>): Promise<void> {
  const now = { ...(await preferenceOf(userId, 'display')), ...wished.get(userId), ...change };
  wished.set(userId, now);
  keep(userId, 'display', now);
}
