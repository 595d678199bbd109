import { addDays } from '../shared/dates.js';
import { readsOf, type Reads } from './percentiles.js';
import type { House } from './web-house.js';

export type Saves = Reads & { errors: number };

const everyMs = 1_000;

/** An expeditor states the date of one line after the other, so that what others have read grows old. */
export function saveEverySecond(url: string, { expeditor: { cookie } }: House): { stop(): Promise<Saves> } {
  const ask = (path: string, init: RequestInit = {}) => fetch(url + path, { ...init, headers: { cookie, origin: url, 'content-type': 'application/json' } });
  const [took, stopped]: [number[], AbortController] = [[], new AbortController()];
  let errors = 0;
  const save = async (line: { id: number; version: number; dueOn: string }) => {
    const update = { id: line.id, version: line.version, milestone: 'production-ready', date: addDays(line.dueOn, 200), source: 'expeditor-estimate', reason: 'capacity' };
    const began = performance.now();
    const reply = await ask('/api/lines/updates', { method: 'POST', body: JSON.stringify({ lines: [update] }) });
    await reply.arrayBuffer();
    took.push(performance.now() - began);
    if (!reply.ok) errors++;
  };
  const goOn = async () => {
    const { lines } = await (await ask('/api/lines?preset=no-response&limit=400')).json() as { lines: { id: number; version: number; dueOn: string }[] };
    for (const line of lines) {
      if (stopped.signal.aborted) return;
      await Promise.all([save(line), new Promise((resolve) => { setTimeout(resolve, everyMs); })]);
    }
  };
  const done = goOn();
  return { stop: async () => { stopped.abort(); await done; return { ...readsOf(took), errors }; } };
}
