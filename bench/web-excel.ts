import { median } from './percentiles.js';
import type { House } from './web-house.js';

export interface ExcelMeasured { lines: number; ms: number; bytes: number }

const repeats = 3;

/** Every line a planner sees, as a workbook, until its last byte. */
export async function measureExcel(url: string, { lines, planner: { cookie } }: House): Promise<ExcelMeasured> {
  const took: number[] = [];
  let bytes = 0;
  for (let n = 0; n < repeats; n++) {
    const began = performance.now();
    const reply = await fetch(`${url}/api/lines/export?preset=all&format=xlsx`, { headers: { cookie } });
    if (!reply.ok) throw new Error(`The export answered ${reply.status}: ${await reply.text()}`);
    bytes = (await reply.arrayBuffer()).byteLength;
    took.push(performance.now() - began);
  }
  return { lines, ms: median(took), bytes };
}
