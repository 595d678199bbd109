import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/dates.js';
import { browserPath, openBrowser } from './browser.js';
import { visit } from './visit.js';

interface Listed { today: string; lines: { poNumber: string; lineNumber: string; itemCode: string; unallocatedQty: number; deliveredQty: number; readyQty: number }[] }

/** Lines with something left to plan, as the visitor sees them. */
async function someLines(page: Page): Promise<Listed> {
  const listed = (await (await page.request.get('/api/lines?limit=500')).json()) as Listed;
  return { ...listed, lines: listed.lines.filter(({ unallocatedQty }) => unallocatedQty >= 2) };
}

const give = (page: Page, name: string, text: string) => page.locator('bl-upload-drop input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

const head = 'PO;Item;Qty;ReadyDate;Line\n';

describe.skipIf(!browserPath)('uploading', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it('shows what a file would do, and does it; the same file again does nothing', async () => {
    const { page, context, complaints } = await visit(browser, '/upload', { role: 'supplier' });
    const { today, lines: [line] } = await someLines(page);
    const text = `${head}${line!.poNumber};${line!.itemCode};1;${addDays(today, 33)};${line!.lineNumber}\n`;
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    await give(page, 'ready.csv', text);
    await page.getByText(`Confirms a batch of 1: ready ${addDays(today, 33)}`).waitFor();
    await page.getByRole('button', { name: 'Commit 1' }).press('Enter');
    await page.getByText('1 row committed.').waitFor();
    await page.locator('bl-upload-view').getByText(/^Committed/).waitFor();
    await page.getByRole('link', { name: 'All uploads' }).click();
    await page.locator('bl-upload-history').getByText('Batches 1').first().waitFor();
    await give(page, 'again.csv', text);
    await page.getByText('All rows were sent before.').waitFor();
    expect(await page.getByRole('button', { name: 'Commit 0' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('The file was discarded.').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says where a row is wrong, asks what it cannot know, and has an expeditor choose whose word it is', async () => {
    const { page, context, complaints } = await visit(browser, '/upload', { role: 'expeditor', scheme: 'dark' });
    const { today, lines } = await someLines(page);
    const line = lines.at(-1)!;
    const [year, month] = addDays(today, 60).split('-');
    const rowOf = (qty: string, date: string) => `${line.poNumber};${line.itemCode};${qty};${date};${line.lineNumber}\n`;
    await give(page, 'mixed.csv', head + rowOf('1', `05/${month === '05' ? '06' : month}/${year}`) + rowOf('many', addDays(today, 40)));
    await page.getByText('Column C “Qty”').waitFor();
    await page.getByRole('link', { name: 'Errors 1' }).click();
    await expect.poll(() => page.locator('bl-upload-rows tbody tr').count()).toBe(1);
    await page.getByRole('button', { name: 'Day first' }).click();
    await page.getByText('1 error: correct the file').waitFor();
    await page.getByRole('link', { name: 'All rows' }).click();
    await expect.poll(() => page.locator('bl-upload-rows tbody tr').count()).toBe(2);
    await page.getByRole('link', { name: 'All uploads' }).click();
    await give(page, 'right.csv', head + rowOf('1', addDays(today, 45)));
    await page.getByText('Plans a batch of 1').waitFor();
    expect(await page.getByRole('button', { name: 'Commit 1' }).isDisabled()).toBe(true);
    await page.getByLabel('My estimate').check();
    await page.getByRole('button', { name: 'Commit 1' }).click();
    await page.getByText('1 row committed.').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says at once when a file cannot be understood, in Chinese as well', async () => {
    const { page, context } = await visit(browser, '/upload', { role: 'supplier', locale: 'zh-CN' });
    await page.getByRole('button', { name: '选择文件' }).waitFor();
    await give(page, 'nonsense.csv', 'a,b,c\n1,2,3\n');
    await page.getByText('没有找到列名 PO、Item、Qty、ReadyDate 所在的行').waitFor();
    expect(await page.getByRole('button', { name: '选择文件' }).isEnabled()).toBe(true);
    await context.close();
  });
});
