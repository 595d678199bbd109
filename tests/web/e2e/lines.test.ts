import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, openBrowser } from './browser.js';
import { cellOf, focused, listIsThere, visit } from './visit.js';

const tab = (page: Page, name: string) => page.locator('bl-preset-tabs').getByRole('link', { name: new RegExp(`^${name}`) });
const total = async (page: Page) => Number((await page.locator('bl-line-list footer span').first().innerText()).replace(/ lines?$/, '').replaceAll(',', ''));
const rowOf = (page: Page, n: number) => page.locator('bl-line-grid tbody tr').nth(n);
const textsOf = (page: Page, column: string) => page.locator(`bl-line-grid tbody td.c-${column}`).allInnerTexts();
const sortBy = (page: Page, name: string) => page.locator('bl-line-grid').getByRole('button', { name, exact: true }).click();

describe.skipIf(!browserPath)('the list of lines', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it('shows each preset with as many lines as its tab says', async () => {
    const { page, context, complaints } = await visit(browser, '/lines', { role: 'planner' });
    await page.locator('bl-line-grid, .empty').first().waitFor();
    for (const name of ['All', 'At risk', 'Due this week', 'No response', 'Late']) {
      await tab(page, name).click();
      await page.locator('bl-preset-tabs [aria-current]').getByText(name).waitFor();
      const counted = Number((await tab(page, name).locator('.count').innerText()).replaceAll(',', ''));
      if (counted > 0) await expect.poll(() => total(page)).toBe(counted);
      else await page.locator('.empty').waitFor();
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('searches, and says so where nothing is found', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all', { role: 'planner' });
    await listIsThere(page);
    const po = await cellOf(page, 3).innerText();
    await cellOf(page, 0).focus();
    await page.keyboard.press('/');
    await page.keyboard.type(po);
    await expect.poll(() => page.url()).toContain(`search=${po}`);
    await expect.poll(async () => new Set(await textsOf(page, 'poNumber'))).toEqual(new Set([po]));
    await page.getByRole('searchbox', { name: /^Search PO/ }).fill('no such thing');
    await page.locator('.empty').getByText('Nothing matches “no such thing” in All.').waitFor();
    await context.close();
  });

  it('sorts by its headers, all in the address, without asking the server again', async () => {
    const { page, context, complaints } = await visit(browser, '/lines?preset=all', { role: 'planner' });
    await listIsThere(page);
    const asked: string[] = [];
    page.on('request', (request) => { if (request.url().includes('/api/lines')) asked.push(request.url()); });
    await sortBy(page, 'PO number');
    await page.locator('th[aria-sort="ascending"]').getByText('PO number').waitFor();
    await expect.poll(async () => { const codes = await textsOf(page, 'poNumber'); return codes.join() === codes.toSorted().join(); }).toBe(true);
    await sortBy(page, 'PO number');
    await page.locator('th[aria-sort="descending"]').waitFor();
    expect(page.url()).toContain('sort=poNumber&direction=desc');
    await page.goBack();
    await page.locator('th[aria-sort="ascending"]').getByText('PO number').waitFor();
    expect(asked.filter((url) => !url.includes('/changes'))).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is worked by keys alone, panel and all', async () => {
    const { page, context, complaints } = await visit(browser, '/lines?preset=all', { role: 'planner' });
    await listIsThere(page);
    await page.keyboard.press('F6');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('j');
    const third = await cellOf(page, 2).innerText();
    await expect.poll(() => focused(page)).toMatchObject({ tag: 'td', text: third });
    await page.keyboard.press('Enter');
    await page.locator('bl-line-panel h2').first().getByText(third).waitFor();
    await expect.poll(() => focused(page)).toMatchObject({ tag: 'h2', host: 'bl-line-panel' });
    await page.keyboard.press('F6');
    await expect.poll(() => focused(page)).toMatchObject({ tag: 'td', text: third });
    await page.keyboard.press('F6');
    await page.keyboard.press('Escape');
    await page.locator('bl-line-panel').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toMatchObject({ tag: 'td', text: third });
    for (const key of ['k', 'k', 'ArrowUp']) await page.keyboard.press(key);
    await expect.poll(() => focused(page)).toMatchObject({ tag: 'button', text: 'PO number' });
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort="ascending"]').getByText('PO number').waitFor();
    expect(await focused(page)).toMatchObject({ tag: 'button', text: 'PO number' });
    await page.keyboard.press('Control+End');
    await expect.poll(async () => Number(await page.locator('bl-line-grid td[tabindex="0"], bl-line-grid td:has([tabindex="0"])').locator('xpath=..').getAttribute('data-place'))).toBe((await total(page)) - 1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps its place while panels open and close, and the focus while its row is out of sight', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all', { role: 'planner' });
    await listIsThere(page);
    const scroller = page.locator('bl-line-grid .scroll');
    const place = await cellOf(page, 1).innerText();
    await cellOf(page, 1).focus();
    await scroller.evaluate((element) => { element.scrollTop = 2400; });
    await page.locator('tr[data-place="130"]').waitFor();
    expect((await focused(page)).host).toBe('bl-line-grid');
    await page.locator('tr[data-place="130"] td.c-supplierName').click();
    await page.locator('bl-line-timeline, bl-line-panel bl-skeleton').first().waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/lines\/\d+$/);
    expect(await scroller.evaluate((element) => element.scrollTop)).toBe(2400);
    await page.goBack();
    await page.locator('bl-line-panel').waitFor({ state: 'detached' });
    expect(await scroller.evaluate((element) => element.scrollTop)).toBe(2400);
    await scroller.evaluate((element) => { element.scrollTop = 0; });
    await expect.poll(() => cellOf(page, 1).innerText()).toBe(place);
    await context.close();
  });

  it('filters the timeline by kind, and shows how the promise moved as chart and as table', async () => {
    const { page, context, complaints } = await visit(browser, '/lines?preset=all&sort=deliveredQty&direction=desc', { role: 'planner' });
    await listIsThere(page);
    await cellOf(page, 0).click();
    const kinds = page.getByRole('group', { name: 'Show only' });
    const batches = kinds.getByRole('button', { name: /^(ERP|Batches|Movements) \d/ }).first();
    const n = Number(/\d+$/.exec((await batches.innerText()).trim())![0]);
    await batches.click();
    expect(await page.locator('bl-line-timeline .entry').count()).toBe(n);
    await page.goto('/lines?preset=late');
    for (let row = 0; row < 12; row++) {
      await cellOf(page, row).click();
      await page.locator('bl-promise-moves').locator('canvas, p').first().waitFor();
      if (await page.locator('bl-promise-moves canvas').count() > 0) break;
    }
    await page.getByRole('button', { name: 'Show as table' }).click();
    await page.locator('bl-promise-moves tbody tr').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('lets those with several suppliers choose among them, and others not', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all', { role: 'expeditor' });
    await listIsThere(page);
    const all = await total(page);
    await page.getByRole('button', { name: 'Suppliers: All suppliers' }).click();
    await page.locator('bl-supplier-filter').getByRole('checkbox').first().check();
    await expect.poll(() => page.url()).toContain('suppliers=');
    await expect.poll(() => total(page)).toBeLessThan(all);
    await context.close();
    const supplier = await visit(browser, '/lines?preset=all', { role: 'supplier' });
    await listIsThere(supplier.page);
    expect(await supplier.page.locator('bl-supplier-filter').count()).toBe(0);
    await supplier.context.close();
  });

  it('tells who may not see a line that it does not exist, and offers no blank page', async () => {
    const planner = await visit(browser, '/lines?preset=all&sort=supplierName', { role: 'planner' });
    await listIsThere(planner.page);
    const { page, context } = await visit(browser, '/lines?preset=all', { role: 'supplier' });
    await listIsThere(page);
    const ids = async (of: Page) => ((await (await of.request.get('/api/lines?limit=500')).json()) as { lines: { id: number }[] }).lines.map(({ id }) => id);
    const own = new Set(await ids(page));
    const foreign = (await ids(planner.page)).find((id) => !own.has(id));
    await page.goto(`/lines/${foreign}`);
    await page.locator('bl-line-panel').getByRole('alert').getByText('There is no PO line').waitFor();
    await planner.context.close();
    await context.close();
  });

  it('has few nodes, whatever the number of lines', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all', { role: 'planner', width: 1920 });
    await listIsThere(page);
    const nodes = await page.evaluate(() => {
      const count = (root: ParentNode): number => [...root.querySelectorAll('*')].reduce((sum, element) => sum + 1 + (element.shadowRoot ? count(element.shadowRoot) : 0), 0);
      return count(document);
    });
    expect(nodes).toBeLessThan(3_000);
    await context.close();
  });

  it('opens its first row by a click anywhere in it', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all', { role: 'viewer' });
    await listIsThere(page);
    const po = await cellOf(page, 0).innerText();
    await rowOf(page, 0).locator('td.c-dueOn').click();
    await page.locator('bl-line-panel h2').first().getByText(po).waitFor();
    await context.close();
  });
});
