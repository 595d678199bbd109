import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Line } from '../../../shared/contracts/lines.js';
import { addDays } from '../../../shared/dates.js';
import { browserPath, openBrowser } from './browser.js';
import { dialogNamed, focused, visit } from './visit.js';

interface Free { line: Line; today: string }

/** Lines that still have something to plan, the last due first; no two of an order, so that a search finds what a test made. */
const taken = new Set<string>();
async function freeLine(context: BrowserContext): Promise<Free> {
  const reply = await context.request.get('/api/lines?preset=all&limit=500&sort=dueOn&direction=desc');
  const { lines, today } = await reply.json() as { lines: Line[]; today: string };
  const line = lines.find(({ poNumber, unallocatedQty, uom }) => unallocatedQty >= 20 && uom === 'EA' && !taken.has(poNumber))!;
  taken.add(line.poNumber);
  return { line, today };
}

const openPanel = async (page: Page, { id }: Line) => {
  await page.goto(`/lines/${id}?preset=all`);
  await page.locator('bl-line-batch-tools button').first().waitFor();
};

const row = (page: Page, text: string) => page.locator('bl-batch-table tbody tr').filter({ hasText: text });
const saved = (page: Page, text: string) => page.locator('bl-notices').getByText(text).waitFor();

/** Makes a batch of a line by the keyboard alone, from the panel of the line. */
async function makeByKeys(page: Page, when: string) {
  await page.getByRole('button', { name: 'Make batch' }).focus();
  await page.keyboard.press('Enter');
  await dialogNamed(page, 'Make a batch').locator('bl-date-field').first().waitFor();
  await expect.poll(() => focused(page)).toMatchObject({ tag: 'input', host: 'bl-date-field' });
  await page.keyboard.type(when);
  await page.keyboard.press('Enter');
  await saved(page, 'was made');
}

describe.skipIf(!browserPath)('batches', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it('are made from a line, confirmed, dispatched and read, by keys alone', async () => {
    const { page, context, complaints } = await visit(browser, '/lines', { role: 'planner' });
    const { line, today } = await freeLine(context);
    await openPanel(page, line);
    await makeByKeys(page, '+5');
    await page.locator('bl-batch-list').getByText('Planned').waitFor();
    await page.goto(`/batches?search=${line.poNumber}`);
    await row(page, addDays(today, 5)).locator('a').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatchObject({ tag: 'h2', host: 'bl-batch-panel' });
    await page.locator('bl-batch-panel').getByRole('button', { name: 'Confirm', exact: true }).press('Enter');
    await dialogNamed(page, 'Confirm batch').getByRole('button', { name: 'Confirm' }).press('Enter');
    await saved(page, 'The batch is confirmed.');
    await page.locator('bl-batch-panel').getByRole('button', { name: 'Dispatch', exact: true }).press('Enter');
    await dialogNamed(page, 'Dispatch batch').getByLabel('Container').fill('MSKU 1');
    await page.keyboard.press('Enter');
    await saved(page, 'The batch is dispatched.');
    await page.locator('bl-batch-history').getByText('Dispatched').waitFor();
    expect(await page.locator('bl-batch-panel dl').innerText()).toContain('MSKU 1');
    await expect.poll(() => focused(page)).toMatchObject({ host: 'bl-batch-panel' });
    await page.keyboard.press('Escape');
    await page.locator('bl-batch-panel').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toMatchObject({ tag: 'a', host: 'bl-batch-table' });
    await row(page, 'Dispatched').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are refused at the field, and cancelled with a reason', async () => {
    const { page, context } = await visit(browser, '/lines', { role: 'planner' });
    const { line } = await freeLine(context);
    await openPanel(page, line);
    await page.getByRole('button', { name: 'Make batch' }).click();
    const dialog = dialogNamed(page, 'Make a batch');
    await dialog.getByLabel(/^Quantity of/).fill(String(line.unallocatedQty + 1));
    await dialog.getByRole('textbox', { name: 'Ready on' }).fill('+5');
    await dialog.getByRole('button', { name: 'Make batch' }).click();
    await dialog.getByText('more than ordered').waitFor();
    await dialog.getByLabel(/^Quantity of/).fill('20');
    await dialog.getByRole('button', { name: 'Make batch' }).click();
    await saved(page, 'was made');
    await page.locator('bl-batch-list a').first().click();
    await page.locator('bl-batch-panel').getByRole('button', { name: 'Cancel batch' }).click();
    const cancelling = dialogNamed(page, 'Cancel batch');
    await cancelling.getByRole('button', { name: 'Cancel batch' }).click();
    await cancelling.getByText('Choose a reason.').waitFor();
    await cancelling.getByLabel('Reason').selectOption('capacity');
    await cancelling.getByRole('button', { name: 'Cancel batch' }).click();
    await saved(page, 'The batch was cancelled.');
    await expect.poll(() => page.locator('bl-batch-panel').getByRole('button', { name: 'Cancel batch' }).count()).toBe(0);
    await context.close();
  });

  it('are shown before a strategy makes them', async () => {
    const { page, context, complaints } = await visit(browser, '/lines', { role: 'expeditor' });
    const { line } = await freeLine(context);
    await openPanel(page, line);
    await page.getByRole('button', { name: 'Split into batches' }).click();
    await page.locator('bl-plan-preview').getByText('1 line into 1 batch').waitFor();
    await page.getByRole('radio', { name: 'By percentages' }).check();
    await page.getByRole('textbox', { name: 'Percentages' }).fill('30/60');
    await page.getByText('These sum to 90, not to 100.').waitFor();
    await page.getByRole('textbox', { name: 'Percentages' }).fill('50/30/20');
    await page.getByLabel('Round to minimum and multiple').uncheck();
    await page.getByRole('button', { name: 'Make 3 batches' }).click();
    await page.getByText('Say whose word it is.').waitFor();
    await page.getByRole('radio', { name: 'My estimate' }).check();
    await page.getByRole('button', { name: 'Make 3 batches' }).click();
    await saved(page, '3 batches were made.');
    await expect.poll(() => page.locator('bl-batch-list').getByText('Planned').count()).toBe(3);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('stand in a calendar that keys move through, and a day leads to its list', async () => {
    const { page, context } = await visit(browser, '/lines', { role: 'planner' });
    const { line, today } = await freeLine(context);
    await openPanel(page, line);
    await makeByKeys(page, '+3');
    await page.goto('/batches?look=calendar');
    const day = page.locator(`bl-batch-calendar [data-on="${addDays(today, 3)}"]`);
    await day.locator('li').first().waitFor();
    await page.locator('bl-batch-calendar .day.today').focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await expect.poll(() => page.evaluate(() => document.querySelector('bl-app')!.shadowRoot!.querySelector('bl-shell')!.shadowRoot!.querySelector('bl-batches-page')!.shadowRoot!.querySelector('bl-batch-calendar')!.shadowRoot!.activeElement?.getAttribute('data-on'))).toBe(addDays(today, 3));
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await expect.poll(() => page.url()).toContain('from=');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await day.locator('li').first().waitFor();
    await page.keyboard.press('Enter');
    await row(page, line.poNumber).first().waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toBe(addDays(today, 3));
    await context.close();
  });

  it('are out of reach for those who only look, who see them all the same', async () => {
    const { page, context } = await visit(browser, '/batches?status=delivered', { role: 'viewer' });
    await page.locator('bl-batch-table tbody a').first().click();
    await page.locator('bl-batch-history li').first().waitFor();
    expect(await page.locator('bl-batch-panel .acts').count()).toBe(0);
    await context.close();
  });
});
