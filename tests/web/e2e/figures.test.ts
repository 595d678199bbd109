import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, openBrowser } from './browser.js';
import { visit } from './visit.js';

const figuresAreThere = (page: Page) => page.locator('bl-figure').first().waitFor();

describe.skipIf(!browserPath)('the figures', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it('turn into tables, and lead to the lines behind a number and back', async () => {
    const { page, context, complaints } = await visit(browser, '/figures', { role: 'planner' });
    await figuresAreThere(page);
    await page.locator('bl-figure canvas').first().waitFor();
    await page.getByRole('button', { name: 'Show as table' }).last().click();
    const link = page.getByRole('region', { name: 'By supplier' }).locator('tbody a').first();
    const supplier = await link.innerText();
    await link.click();
    await page.getByRole('heading', { name: supplier }).waitFor();
    await page.locator('bl-lines-behind tbody tr').first().waitFor();
    await page.getByRole('link', { name: 'Back to the figures' }).click();
    await page.getByRole('region', { name: 'By supplier' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keep policy, grouping and period in the address', async () => {
    const { page, context } = await visit(browser, '/figures?policy=GHSC&by=family', { role: 'planner' });
    await figuresAreThere(page);
    expect(await page.getByLabel('Policy').inputValue()).toBe('GHSC');
    await page.getByLabel('Policy').selectOption('STRICT');
    await page.getByText('the whole order at once').waitFor();
    await page.getByLabel('Period').selectOption('6');
    await expect.poll(() => page.url()).toMatch(/policy=STRICT&by=family&from=\d{4}-\d\d-01$/);
    await page.goBack();
    await expect.poll(() => page.getByLabel('Period').inputValue()).toBe('all');
    await context.close();
  });

  it('are OTIF alone for a supplier', async () => {
    const { page, context, complaints } = await visit(browser, '/figures?view=promises', { role: 'supplier' });
    await figuresAreThere(page);
    expect(await page.locator('bl-figures-page .tabs nav a').allInnerTexts()).toEqual(['On time in full']);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
