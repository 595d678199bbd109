import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measuredBy } from './child.js';
import { machine } from './machine.js';
import { medianNights } from './median-nights.js';
import { measureLists, measureNights, type NightsMeasured } from './nights.js';
import { readOptions } from './options.js';
import { reportOf, type SizeMeasured } from './report.js';
import type { RequestsMeasured } from './requests.child.js';
import { saveReport } from './save-report.js';

/** Medians of three where a run is cheap. */
const runsAt = (lines: number) => (lines <= 100_000 ? 3 : 1);

/** `npm run bench`: nights, lists and requests, each beside what no program could beat. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  const home = mkdtempSync(join(tmpdir(), 'batchline-bench-'));
  try {
    const sizes: SizeMeasured[] = [];
    for (const lines of options.sizes) sizes.push(await measureSize(home, lines, options));
    const requests = options.requests ? await measureRequests(home) : null;
    const report = reportOf({ machine: machine(), sizes, requests });
    console.log(report);
    if (options.save) saveReport(report);
    return 0;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function measureSize(home: string, lines: number, { lists }: { lists: boolean }): Promise<SizeMeasured> {
  const runs: NightsMeasured[] = [];
  for (let i = 0; i < runsAt(lines); i++) {
    console.error(`${lines.toLocaleString('en')} lines, run ${i + 1} of ${runsAt(lines)}…`);
    runs.push(await measureNights(home, lines));
  }
  return { lines, runs: runs.length, ...medianNights(runs), lists: lists ? await measureLists(home) : null };
}

const measureRequests = (home: string) => measuredBy<RequestsMeasured>('requests', {}, { BATCHLINE_DATABASE: `sqlite:${join(home, 'requests.db')}`, BATCHLINE_ERP: `folder:${home}` });
