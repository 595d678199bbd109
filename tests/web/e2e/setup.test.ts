import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../../shared/contracts/audit.js';
import { localTime } from '../../../shared/dates.js';
import { anErpLine, asCsv } from '../../fixtures/nights.js';
import { latinWords } from '../latin-words.js';
import { browserPath, openBrowser } from './browser.js';
import { everythingSaid } from './latin.js';
import { startProduct, type Running } from './product.js';
import { dialogNamed, findings, listIsThere, visit } from './visit.js';

const password = 'violet-kettle-parade';

/** The extract of today, with a column of another name. One that was written to just now is read when somebody asks, and left alone by the clock. */
function writeExtract(folder: string): void {
  mkdirSync(folder);
  const file = join(folder, `po_lines_${localTime(new Date().toISOString(), 'Asia/Shanghai').date}.csv`);
  const lines = ['S1', 'S2'].map((supplierCode, n) => anErpLine({ supplierCode, supplierName: `Supplier ${n + 1}`, poNumber: `PO-${n + 1}` }));
  writeFileSync(file, asCsv(lines).replace('poNumber', 'OrderNo'));
  utimesSync(file, new Date(), new Date(Date.now() + 3_600_000));
}

const step = (page: Page, name: string) => page.locator('bl-setup-page li').filter({ has: page.getByRole('heading', { name }) });

describe.skipIf(!browserPath)('an empty installation', () => {
  let browser: Browser;
  let running: Running;
  beforeAll(async () => {
    running = await startProduct({ erp: 'none', until: '/setup#' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await running.stop();
  });

  it('shows the way to its first page, in both languages and looks', async () => {
    const { page, context, complaints } = await visit(browser, '/', { at: running.product.url, scheme: 'dark', locale: 'zh-CN' });
    await page.locator('bl-sign-in-form a[href="/setup"]').click();
    await page.locator('bl-first-admin form').waitFor();
    expect(await findings(page)).toEqual([]);
    expect((await everythingSaid(page)).filter((text) => latinWords(text, []).length > 0)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('comes to its first lines and its first supplier, from the code on the console', async () => {
    const { printed, folder, product: { url, adminKey } } = running;
    const { page, context, complaints } = await visit(browser, `/setup#${/\/setup#([0-9A-Z-]+)/.exec(printed())![1]}`, { at: url });
    await page.getByLabel('Your name').fill('Ann First');
    await page.keyboard.press('Tab');
    await page.keyboard.type('ann@example.com');
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await step(page, 'Connect the ERP').getByText('Open').first().waitFor();
    expect(await step(page, 'Read the first night').getByRole('button').isEnabled()).toBe(false);
    expect(await findings(page)).toEqual([]);

    writeExtract(join(folder, 'extracts'));
    await step(page, 'Connect the ERP').getByRole('link').click();
    await page.getByRole('radio', { name: 'Folder of files' }).check();
    await page.getByRole('textbox', { name: /^Folder/ }).fill(join(folder, 'extracts'));
    await page.getByRole('button', { name: 'Try the connection' }).click();
    await page.getByText('a field has no column yet').waitFor();
    await page.getByLabel('Column for PO number').selectOption('OrderNo');
    await page.getByText('It works').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The connection was saved.').waitFor();

    await page.goBack();
    await step(page, 'Connect the ERP').getByText('Done').waitFor();
    await step(page, 'Read the first night').getByRole('button', { name: 'Read now' }).click();
    await step(page, 'Read the first night').locator('bl-rerun-status').getByText('Waiting').waitFor();
    expect((await fetch(`${url}/admin/functions/capture-snapshot`, { method: 'POST', headers: { 'x-functions-key': adminKey } })).status).toBe(202);
    await step(page, 'Read the first night').locator('.badge').getByText('Done').first().waitFor();

    await step(page, 'Say what the codes of suppliers mean').getByRole('link').click();
    await page.getByLabel('ERP code').fill('S1');
    await page.keyboard.press('Tab');
    await page.keyboard.type('S1');
    await page.keyboard.press('Enter');
    await page.getByLabel('Our code for S2').focus();
    await page.keyboard.press('Enter');
    await page.getByText('No gaps: every code of an open line is known.').waitFor();
    await page.goBack();
    await step(page, 'Say what the codes of suppliers mean').getByText('Done').waitFor();

    await step(page, 'Invite the first people').getByRole('link').click();
    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = dialogNamed(page, 'Invite');
    await dialog.getByLabel('Name', { exact: true }).fill('Wei Supplier');
    await dialog.getByLabel('E-mail').fill('wei@example.com');
    await dialog.getByRole('radio', { name: /^Supplier/ }).check();
    await dialog.locator('bl-supplier-choice').getByRole('radio').first().check();
    await dialog.getByRole('button', { name: 'Invite' }).click();
    const link = await page.getByLabel('One-time link').inputValue();
    await page.goto('/setup');
    await page.getByText('All is set up.').waitFor();
    expect(await findings(page)).toEqual([]);

    const { events } = await (await context.request.get('/api/audit/events?limit=50')).json() as { events: AuditEvent[] };
    expect(new Set(events.filter(({ actor }) => actor === 'Ann First').map(({ action }) => action))).toEqual(new Set(['session.started', 'erp-connection.changed', 'job.requested', 'xref.set', 'user.added']));
    const guest = await visit(browser, `/welcome#${link.split('#')[1]}`, { at: url });
    for (const label of ['New password', 'New password, once more']) await guest.page.getByLabel(label, { exact: true }).fill(password);
    await guest.page.keyboard.press('Enter');
    await listIsThere(guest.page);
    expect(await guest.page.locator('bl-line-grid tbody tr').count()).toBe(1);
    expect([...complaints, ...guest.complaints]).toEqual([]);
    await context.close();
    await guest.context.close();
  });
});
