import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, openBrowser } from './browser.js';
import { theProduct } from './the-product.js';
import { dialogNamed, visit } from './visit.js';

/** What the next minute would do, now. */
const tick = async (name: string) => {
  const { url, adminKey } = theProduct();
  expect((await fetch(`${url}/admin/functions/${name}`, { method: 'POST', headers: { 'x-functions-key': adminKey } })).status).toBe(202);
};

describe.skipIf(!browserPath)('the jobs', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it('show the five steps, and what ran', async () => {
    const { page, context, complaints } = await visit(browser, '/manage/jobs', { role: 'admin' });
    await page.locator('bl-runs-view tbody tr').first().waitFor();
    expect(await page.locator('bl-step-strip h2 > span:first-child').allInnerTexts()).toEqual(['Ingestion', 'Changes', 'Timeline', 'Proposals', 'Alerts']);
    await page.locator('bl-runs-view').getByLabel('Step').selectOption({ label: 'Ingestion' });
    await expect.poll(async () => new Set(await page.locator('bl-runs-view tbody td:first-child').allInnerTexts())).toEqual(new Set(['Ingestion']));
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('run a step again, and show how it goes until it is done', async () => {
    const { page, context, complaints } = await visit(browser, '/manage/jobs', { role: 'admin' });
    await page.getByRole('button', { name: 'Run again Proposals' }).click();
    const dialog = dialogNamed(page, 'Run Proposals again');
    await dialog.getByRole('button', { name: 'Run again' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const status = page.locator('bl-rerun-status');
    await status.getByText('Waiting').waitFor();
    await status.getByRole('progressbar').waitFor();
    await tick('propose-batches');
    await status.getByText('Done').waitFor();
    await page.locator('bl-runs-view tbody tr').first().getByText('Request').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('say why a night cannot be run again', async () => {
    const { page, context } = await visit(browser, '/manage/jobs', { role: 'admin' });
    await page.getByRole('button', { name: 'Run again Timeline' }).click();
    const dialog = dialogNamed(page, 'Run Timeline again');
    await dialog.getByLabel('Night of').fill('2001-01-01');
    await dialog.getByRole('button', { name: 'Run again' }).click();
    await page.locator('bl-rerun-status').getByText('Waiting').waitFor();
    await tick('apply-changes');
    await page.locator('bl-rerun-status').getByText('Refused').waitFor();
    await page.locator('bl-rerun-status').getByText('There is no good night of 2001-01-01.').waitFor();
    await context.close();
  });

  it('give the focus back when the dialog is closed by Escape', async () => {
    const { page, context } = await visit(browser, '/manage/jobs', { role: 'admin' });
    const button = page.getByRole('button', { name: 'Run again Alerts' });
    await button.click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await button.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)).toBe(true);
    await context.close();
  });

  it('list extracts, and the rows of a date that were rejected', async () => {
    const { page, context, complaints } = await visit(browser, '/manage/jobs?view=extracts', { role: 'admin' });
    await page.locator('bl-extracts-view tbody tr').first().waitFor();
    await page.getByRole('link', { name: 'Rejected rows' }).click();
    await page.locator('bl-rejects-view').getByText(/No row of|As it came/).first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('take the decision on a suspect extract, with a reason', async () => {
    const suspect = {
      id: 7, businessOn: '2026-11-20', source: 'folder', sourceName: 'lines.csv', status: 'suspect', baseline: false, linesRead: 12, newLines: 0, changedLines: 3, unchangedLines: 9,
      vanishedLines: 288, rejectedRows: 0, suspicions: [{ code: 'extract-shrank', facts: { before: 300, now: 12 } }], message: null, startedAt: '2026-11-20T18:30:00.000Z', goodAt: null, decidedAt: null,
    };
    const { page, context, complaints } = await visit(browser, '/manage/jobs', { role: 'admin' });
    const decided: unknown[] = [];
    await page.route('**/api/extracts?*', (route) => route.fulfill({ json: { extracts: [decided.length ? { ...suspect, status: 'discarded' } : suspect], total: 1 } }));
    await page.route('**/api/extracts/7/discard', (route) => { decided.push(route.request().postDataJSON()); return route.fulfill({ json: { ...suspect, status: 'discarded' } }); });
    await page.getByRole('link', { name: 'Extracts' }).click();
    await page.getByText('It has 12 lines; the last good one had 300.').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    const dialog = dialogNamed(page, 'Discard the extract of 2026-11-20');
    await dialog.getByLabel('Reason').fill('The export was cut off.');
    await dialog.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('The extract was discarded.').waitFor();
    await page.locator('bl-extracts-view').getByText('Discarded').waitFor();
    expect(decided).toEqual([{ because: 'The export was cut off.' }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are not for others', async () => {
    const { page, context } = await visit(browser, '/manage/jobs', { role: 'planner' });
    await page.getByRole('heading', { name: 'There is no such page.' }).waitFor();
    await context.close();
  });
});
