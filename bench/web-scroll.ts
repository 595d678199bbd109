import { median, percentile } from './percentiles.js';
import type { House } from './web-house.js';
import { listPath } from './web-first.js';
import { ask, visit, type Place } from './web-visit.js';

export interface ScrollMeasured {
  /** Of the main thread, per frame. */
  busyMs: number;
  frameP50: number; frameP95: number;
  /** Tasks of more than 50 ms, and frames in which a row was not there yet, of so many frames. */
  longTasks: number; blank: number; frames: number;
  nodes: { elements: number; all: number };
}

interface Scrolled { deltas: number[]; blank: number; longTasks: number[] }

/** `slow`: one row in a frame; `fast`: ten. */
export interface Pace { name: 'slow' | 'fast'; pixels: number }
export const paces: readonly Pace[] = [{ name: 'slow', pixels: 20 }, { name: 'fast', pixels: 200 }];

const [runs, frames] = [3, 300];

export async function measureScroll(place: Place, { planner }: House, { pixels }: Pace): Promise<ScrollMeasured> {
  const { page, context } = await visit(place, planner);
  await page.goto(listPath);
  await ask(page, 'usable');
  const session = await context.newCDPSession(page);
  await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
  await session.send('Performance.enable');
  const busy = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
  const took: (Scrolled & { busyMs: number })[] = [];
  for (let run = 0; run < runs; run++) {
    const before = await busy();
    const scrolled = await ask<Scrolled>(page, 'scroll', { frames, pixels });
    took.push({ ...scrolled, busyMs: ((await busy()) - before) / frames });
  }
  const nodes = await ask<ScrollMeasured['nodes']>(page, 'nodesOnTheWay', 60);
  await context.close();
  const deltas = took.flatMap((run) => run.deltas);
  return {
    busyMs: median(took.map(({ busyMs }) => busyMs)), frameP50: percentile(deltas, 0.5), frameP95: percentile(deltas, 0.95), nodes, frames: runs * frames,
    longTasks: took.reduce((sum, { longTasks }) => sum + longTasks.length, 0), blank: took.reduce((sum, { blank }) => sum + blank, 0),
  };
}
