import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from './browser.js';
import { machine } from './machine.js';
import { serve } from './served.js';
import { measureActions } from './web-actions.js';
import { measureBundles } from './web-bundles.js';
import { measureExcel } from './web-excel.js';
import { measureFirst } from './web-first.js';
import { makeHouse, type House } from './web-house.js';
import { measureInbox } from './web-inbox.js';
import { measureCrowd, type CrowdMeasured } from './web-load.js';
import { readOptions, type WebOptions } from './web-options.js';
import { saveReport } from './save-report.js';
import { reportOf, type PagesMeasured, type SizeMeasured } from './web-report.js';
import { measureScroll, paces } from './web-scroll.js';

const visits = 5;
const crowds = [50, 200];

/** `npm run bench:web`: what people feel, in a real browser and many at once, beside what experience asks for. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'batchline-bench-web-'));
  mkdirSync(home, { recursive: true });
  try {
    const sizes: SizeMeasured[] = [];
    for (const lines of options.sizes) {
      sizes.push(await measureSize(home, lines, options));
      console.log(reportOf({ machine: machine(), sizes: sizes.slice(-1) }));
    }
    const report = reportOf({ machine: machine(), sizes });
    if (options.save) saveReport(report, 'bench-web.md');
    return 0;
  } finally {
    if (!options.home) rmSync(home, { recursive: true, force: true });
  }
}

const tell = (what: string) => console.error(`${new Date().toISOString().slice(11, 19)} ${what}…`);

async function measureSize(home: string, lines: number, options: WebOptions): Promise<SizeMeasured> {
  tell(`${lines.toLocaleString('en')} lines: one night`);
  const house = await makeHouse(home, lines);
  const { url, stop } = await serve(house.settings);
  const pages = options.pages ? await measurePages(url, house) : null;
  const crowd: CrowdMeasured[] = [];
  for (const people of options.load ? crowds : []) {
    tell(`${people} people`);
    crowd.push(await measureCrowd({ url }, house, people));
  }
  return { lines, pages, crowd, ...(await stop()) };
}

async function measurePages(url: string, house: House): Promise<PagesMeasured> {
  const browser = await openBrowser();
  const place = { browser, url };
  try {
    tell('bundles and first list');
    const [bundles, first] = [await measureBundles(place, house.planner), await measureFirst(place, house.planner, visits)];
    tell('actions');
    const actions = await measureActions(place, house);
    tell('inbox, Excel, scrolling');
    const [inbox, excel] = [await measureInbox(place, house), await measureExcel(url, house)];
    const scroll = [];
    for (const pace of paces) scroll.push({ ...pace, ...(await measureScroll(place, house, pace)) });
    return { bundles, first, actions, inbox, excel, scroll };
  } finally {
    await browser.close();
  }
}
