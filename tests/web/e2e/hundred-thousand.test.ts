import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bulkInsert } from '../../../functions/platform/database/bulk.js';
import { linesPage } from '../../../functions/purchasing/line-list.store.js';
import { addDays } from '../../../shared/dates.js';
import type { LineColumn, LineFilter } from '../../../shared/contracts/line-columns.js';
import { anErpLine } from '../../fixtures/nights.js';
import { aProduct, type Product } from '../../fixtures/product.js';
import { browserPath, openBrowser } from './browser.js';

const lines = 100_000;
const mostElements = 3000;

/** One line comes by a night, the others are like it and straight in the database. */
async function fill({ db, night }: Product): Promise<void> {
  await night('2026-03-02', [anErpLine()]);
  const first = await db.selectFrom('po_line').selectAll().executeTakeFirstOrThrow();
  const columns = [
    'poNumber', 'lineNumber', 'supplierId', 'itemId', 'supplierCode', 'supplierName', 'itemCode', 'itemName', 'orderedQty', 'deliveredQty', 'dueOn', 'erpState', 'firstRunId', 'firstSeenOn', 'appliedRunId',
    'originalDueOn', 'status', 'outstandingQty', 'unallocatedQty', 'changedAt',
  ] as const;
  const rows = Array.from({ length: lines - 1 }, (_, n) => {
    const line = { ...first, poNumber: `Q${(n * 7919) % lines}`, lineNumber: String(n), itemName: `Part ${n % 97} of many`, orderedQty: 1 + ((n * 31) % 5000), dueOn: addDays('2026-04-01', (n * 13) % 400) };
    return columns.map((column) => line[column]);
  });
  for (let from = 0; from < rows.length; from += 10_000) await db.transaction().execute((tx) => bulkInsert(tx, 'po_line', columns, rows.slice(from, from + 10_000)));
}

const scroller = (page: Page) => page.locator('bl-line-grid .scroll');
const rowAt = (page: Page, place: number) => page.locator(`bl-line-grid tbody tr[data-place="${place}"][data-id]`);
const pending = (page: Page) => page.locator('bl-line-grid tbody tr.pending');
const scrollTo = (page: Page, share: number) => scroller(page).evaluate((element, to) => { element.scrollTop = to * (element.scrollHeight - element.clientHeight); }, share);

/** Elements of the page with all its shadow trees. */
const elements = (page: Page): Promise<number> => page.evaluate(() => {
  const count = (root: Document | ShadowRoot): number => [...root.querySelectorAll('*')].reduce((sum, element) => sum + 1 + (element.shadowRoot ? count(element.shadowRoot) : 0), 0);
  return count(document);
});

/** The rows in sight are all there, and few. */
async function settled(page: Page): Promise<number[]> {
  await expect.poll(() => pending(page).count()).toBe(0);
  expect(await elements(page)).toBeLessThan(mostElements);
  return page.locator('bl-line-grid tbody tr').evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset['place'])));
}

describe.skipIf(!browserPath)('a list of a hundred thousand lines', () => {
  let browser: Browser;
  let product: Product;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    product = await aProduct();
    await fill(product);
    browser = await openBrowser();
    context = await browser.newContext({ baseURL: product.url, viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(20_000);
    const [name, value] = (await product.as('planner')).cookie()!.split('=') as [string, string];
    await context.addCookies([{ name, value, url: product.url }]);
    page = await context.newPage();
  }, 180_000);
  afterAll(async () => { await browser?.close(); });

  /** What the page shows at a place is what the store has there. */
  async function expectAsStored(places: readonly number[], { sort, direction = 'asc', filters }: { sort: LineColumn; direction?: 'asc' | 'desc'; filters?: LineFilter[] }) {
    for (const place of places) {
      const [line] = await linesPage(product.db, { scope: 'all', preset: 'all', today: '2026-03-02', since: '2026-03-01T00:00:00.000Z', filters }, { sort, direction, offset: place, limit: 1 });
      expect([place, Number(await rowAt(page, place).getAttribute('data-id'))]).toEqual([place, line!.id]);
    }
  }

  it('shows at every place what the store has there: at both ends, in the middle and after wild jumps, without a blank row', async () => {
    await page.goto('/lines?preset=all');
    await rowAt(page, 0).waitFor();
    await page.locator('bl-line-list footer').getByText('100,000 lines').waitFor();
    for (const share of [0, 1, 0.5, 0.013, 0.87, 0.31, 0.9999, 0.66, 0]) {
      await scrollTo(page, share);
      await expect.poll(async () => Math.abs((await settled(page))[0]! - share * lines)).toBeLessThan(100);
      const shown = await settled(page);
      await expectAsStored([shown[0]!, shown[Math.floor(shown.length / 2)]!, shown.at(-1)!], { sort: 'dueOn' });
      if (share === 1) expect(shown.at(-1)).toBe(lines - 1);
    }
  });

  it('goes by keys to its end, a page further and back', async () => {
    await page.goto('/lines?preset=all&sort=orderedQty&direction=desc');
    await rowAt(page, 0).waitFor();
    await page.keyboard.press('F6');
    await page.keyboard.press('Control+End');
    await rowAt(page, lines - 1).waitFor();
    await expectAsStored([lines - 1], { sort: 'orderedQty', direction: 'desc' });
    await page.keyboard.press('PageUp');
    await settled(page);
    await page.keyboard.press('Control+Home');
    await rowAt(page, 0).waitFor();
    for (let n = 0; n < 8; n++) await page.keyboard.press('PageDown');
    const shown = await settled(page);
    expect(shown[0]).toBeGreaterThan(200);
    await expectAsStored([shown[0]!, shown.at(-1)!], { sort: 'orderedQty', direction: 'desc' });
  });

  it('filters and sorts all of it', async () => {
    const filters: LineFilter[] = [{ column: 'itemName', contains: 'Part 42 of' }];
    await page.goto(`/lines?preset=all&filters=${encodeURIComponent(JSON.stringify(filters))}`);
    await rowAt(page, 0).waitFor();
    const found = Array.from({ length: lines - 1 }, (_, n) => n % 97).filter((part) => part === 42).length;
    await page.locator('bl-line-list footer').getByText(`${found.toLocaleString('en')} lines`).waitFor();
    await page.locator('bl-line-grid th[data-column="orderedQty"] .sort').click();
    await page.locator('bl-line-grid th[data-column="orderedQty"][aria-sort="ascending"]').waitFor();
    await page.locator('.list[aria-busy="false"]').waitFor();
    await scrollTo(page, 1);
    await rowAt(page, found - 1).waitFor();
    await settled(page);
    await expectAsStored([found - 1, found - 10], { sort: 'orderedQty', filters });
  });
});
