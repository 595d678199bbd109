import { median } from './percentiles.js';
import type { House } from './web-house.js';
import { latency, listPath } from './web-first.js';
import { ask, slowDown, visit, type Place, type Visit } from './web-visit.js';

const turns = <Value>(values: readonly Value[]) => (n: number) => values[n % values.length]!;
const [sorted, preset] = [turns(['supplierName', 'itemCode', 'orderedQty', 'poNumber', 'dueOn']), turns(['late', 'due-soon', 'all'])];

/** What one does with the list; each is a call of the probe, a little different every time. */
const listActions = {
  filter: (n: number) => ['filter', 'itemName', `Part ${1 + (n % 60)} of`],
  sort: (n: number) => ['sort', sorted(n)],
  preset: (n: number) => ['preset', preset(n)],
  panel: (n: number) => ['panel', n],
} satisfies Record<string, (n: number) => [string, ...unknown[]]>;

export type Action = keyof typeof listActions | 'save';
export const actions: readonly Action[] = ['filter', 'sort', 'preset', 'panel', 'save'];

/** Milliseconds from the click until it is painted, here and with latency; and how many requests one asks. */
export interface ActionMeasured { near: number; far: number; requests: number }
export type ActionsMeasured = Record<Action, ActionMeasured>;

const repeats = { near: 9, far: 3 };

export async function measureActions(place: Place, { planner, expeditor }: House): Promise<ActionsMeasured> {
  const desk = await visit(place, planner);
  const measured = {} as ActionsMeasured;
  for (const [action, of] of Object.entries(listActions)) {
    await desk.page.goto(listPath);
    await ask(desk.page, 'usable');
    measured[action as Action] = await nearAndFar(desk, (n) => ask(desk.page, ...(of(n) as [string, ...unknown[]])));
  }
  await desk.context.close();
  return { ...measured, save: await measureSaving(place, expeditor) };
}

/** The first time is not counted: what it needs is then here. */
async function nearAndFar(desk: Visit, act: (n: number) => Promise<number>): Promise<ActionMeasured> {
  await act(0);
  const [before, near] = [desk.asked.length, await inTurn(repeats.near, (n) => act(1 + n))];
  const requests = (desk.asked.length - before) / repeats.near;
  const { stop } = await slowDown(desk, latency);
  const far = await inTurn(repeats.far, (n) => act(1 + repeats.near + n));
  await stop();
  return { near: median(near), far: median(far), requests };
}

async function inTurn(times: number, act: (n: number) => Promise<number>): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < times; n++) took.push(await act(n));
  return took;
}

/** An expeditor updates one line after the other: a new date and its reason by keys, then save and next. */
async function measureSaving(place: Place, expeditor: House['expeditor']): Promise<ActionMeasured> {
  const desk = await visit(place, expeditor);
  const { page } = desk;
  await page.goto('/lines?preset=no-response');
  await ask(page, 'usable');
  await page.keyboard.press('u');
  await page.locator('bl-update-form').waitFor();
  await page.waitForLoadState('networkidle');
  const measured = await nearAndFar(desk, async (n) => {
    await fillIn(desk, n);
    return ask(page, 'save');
  });
  await desk.context.close();
  return measured;
}

async function fillIn({ page }: Visit, n: number): Promise<void> {
  for (const key of ['Space', 'Tab', 'Tab']) await page.keyboard.press(key);
  await page.keyboard.type(`+${10 + n}`);
  await page.keyboard.press('Tab');
  if (n === 0) await page.keyboard.type('Capacity');
}
