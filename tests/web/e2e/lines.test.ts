import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, openBrowser } from './browser.js';
import { focused, listIsThere, visit } from './visit.js';

const tab = (page: Page, name: string) => page.locator('bl-preset-tabs').getByRole('link', { name: new RegExp(`^${name}`) });
const total = async (page: Page) => Number((await page.locator('bl-pager span').first().innerText()).replace(/.* of /, '').replaceAll(',', ''));
const rowOf = (page: Page, n: number) => page.locator('bl-line-grid tbody tr').nth(n);

describe.skipIf(!browserPath)('the list of lines', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it('shows each preset with as many lines as its tab says', async () => {
    const { page, context, complaints } = await visit(browser, '/lines', { role: 'planner' });
    await listIsThere(page);
    for (const name of ['All', 'At risk', 'Due this week', 'No response', 'Late']) {
      const shown = page.waitForResponse((reply) => reply.url().includes('/api/lines?'));
      await tab(page, name).click();
      await shown;
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
    const po = await rowOf(page, 3).locator('td').first().innerText();
    await rowOf(page, 0).locator('td').first().focus();
    await page.keyboard.press('/');
    await page.keyboard.type(po);
    await expect.poll(() => page.url()).toContain(`search=${po}`);
    await expect.poll(async () => new Set(await page.locator('bl-line-grid tbody td:first-child').allInnerTexts())).toEqual(new Set([po]));
    await page.getByRole('searchbox').fill('no such thing');
    await page.locator('.empty').getByText('Nothing matches “no such thing” in All.').waitFor();
    await context.close();
  });

  it('sorts by its headers and turns its pages, all in the address', async () => {
    const { page, context, complaints } = await visit(browser, '/lines?preset=all', { role: 'planner' });
    await listIsThere(page);
    await page.locator('bl-line-grid').getByRole('button', { name: 'PO number' }).click();
    await page.locator('th[aria-sort="ascending"]').getByText('PO number').waitFor();
    await expect.poll(async () => { const codes = await page.locator('bl-line-grid tbody td:first-child').allInnerTexts(); return codes.join() === codes.toSorted().join(); }).toBe(true);
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('Page 2 of').waitFor();
    expect(page.url()).toContain('sort=poNumber&page=2');
    await page.goBack();
    await page.getByText('Page 1 of').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is worked by keys alone, panel and all', async () => {
    const { page, context, complaints } = await visit(browser, '/lines?preset=all', { role: 'planner' });
    await listIsThere(page);
    await page.keyboard.press('F6');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('j');
    await page.keyboard.press('Home');
    const third = await rowOf(page, 2).locator('td').first().innerText();
    expect(await focused(page)).toMatchObject({ tag: 'td', text: third });
    await page.keyboard.press('Enter');
    await page.locator('bl-line-panel').getByRole('heading', { name: third }).waitFor();
    await expect.poll(() => focused(page)).toMatchObject({ tag: 'h2', host: 'bl-line-panel' });
    await page.keyboard.press('F6');
    expect(await focused(page)).toMatchObject({ tag: 'td', text: third });
    await page.keyboard.press('F6');
    await page.keyboard.press('Escape');
    await page.locator('bl-line-panel').waitFor({ state: 'detached' });
    expect(await focused(page)).toMatchObject({ tag: 'td', text: third });
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toMatchObject({ tag: 'button', text: 'PO number' });
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort="ascending"]').getByText('PO number').waitFor();
    expect(await focused(page)).toMatchObject({ tag: 'button', text: 'PO number' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps its place while panels open and close', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all', { role: 'planner' });
    await listIsThere(page);
    const scroller = page.locator('bl-line-grid .scroll');
    await scroller.evaluate((element) => { element.scrollTop = 700; });
    await rowOf(page, 40).locator('td').first().click();
    await page.locator('bl-line-timeline, bl-line-panel bl-skeleton').first().waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/lines\/\d+$/);
    expect(await scroller.evaluate((element) => element.scrollTop)).toBe(700);
    await page.goBack();
    await page.locator('bl-line-panel').waitFor({ state: 'detached' });
    expect(await scroller.evaluate((element) => element.scrollTop)).toBe(700);
    await context.close();
  });

  it('filters the timeline by kind', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all', { role: 'planner' });
    await listIsThere(page);
    await page.locator('bl-line-grid').getByRole('button', { name: 'Delivered' }).click();
    await page.locator('bl-line-grid').getByRole('button', { name: 'Delivered' }).click();
    await page.locator('th[aria-sort="descending"]').getByText('Delivered').waitFor();
    await rowOf(page, 0).locator('td').first().click();
    const kinds = page.getByRole('group', { name: 'Show only' });
    const batches = kinds.getByRole('button', { name: /^(ERP|Batches|Movements) \d/ }).first();
    const n = Number(/\d+$/.exec((await batches.innerText()).trim())![0]);
    await batches.click();
    expect(await page.locator('bl-line-timeline .entry').count()).toBe(n);
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
    const own = new Set(await page.locator('bl-line-grid tbody tr').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id'))));
    const foreign = (await planner.page.locator('bl-line-grid tbody tr').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')))).find((id) => !own.has(id));
    await page.goto(`/lines/${foreign}`);
    await page.locator('bl-line-panel').getByRole('alert').getByText('There is no PO line').waitFor();
    await planner.context.close();
    await context.close();
  });

  it('has few nodes, whatever the number of lines', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all', { role: 'planner' });
    await listIsThere(page);
    const nodes = await page.evaluate(() => {
      const count = (root: ParentNode): number => [...root.querySelectorAll('*')].reduce((sum, element) => sum + 1 + (element.shadowRoot ? count(element.shadowRoot) : 0), 0);
      return count(document);
    });
    expect(nodes).toBeLessThan(6_000);
    await context.close();
  });
});
