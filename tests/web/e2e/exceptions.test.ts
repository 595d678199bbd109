import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, openBrowser } from './browser.js';
import { findings, visit } from './visit.js';

const alertsAreThere = (page: Page) => page.locator('bl-alert-list tbody tr').first().waitFor();

describe.skipIf(!browserPath)('the exceptions', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it('are taken note of by keyboard, with a note that the history tells', async () => {
    const { page, context, complaints } = await visit(browser, '/exceptions?severity=critical&show=open', { role: 'planner' });
    await alertsAreThere(page);
    const before = await page.locator('bl-alert-count .sr').innerText();
    await page.locator('bl-alert-list tbody a').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('bl-alert-history li').first().waitFor();
    await page.getByLabel('Note (optional)').fill('Called the supplier');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('bl-alert-history li.acknowledged').getByText('Called the supplier').waitFor();
    await expect.poll(() => page.locator('bl-alert-count .sr').innerText()).not.toBe(before);
    await page.keyboard.press('Escape');
    await page.locator('bl-alert-panel').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('wait until a day, and are found again among the snoozed', async () => {
    const { page, context } = await visit(browser, '/exceptions?severity=critical&show=open', { role: 'planner' });
    await alertsAreThere(page);
    const subject = await page.locator('bl-alert-list tbody a').first().innerText();
    await page.locator('bl-alert-list tbody tr').first().click();
    await page.getByRole('button', { name: 'In 2 weeks' }).click();
    await page.locator('bl-alert-history li.snoozed').waitFor();
    await page.getByRole('button', { name: 'Close the panel (Esc)' }).click();
    await page.getByLabel('Status').selectOption('snoozed');
    await page.locator('bl-alert-list').getByText(subject, { exact: true }).first().waitFor();
    await context.close();
  });

  it('are snoozed many at once, by keyboard; who was slower is told', async () => {
    const { page, context, complaints } = await visit(browser, '/exceptions?show=open', { role: 'planner' });
    await alertsAreThere(page);
    const links = page.locator('bl-alert-list tbody a');
    await links.first().focus();
    await page.keyboard.press('x');
    await links.nth(1).focus();
    await page.keyboard.press('x');
    await page.getByText('2 alerts selected').waitFor();
    await page.getByRole('checkbox', { name: /^Select [^a]/ }).nth(2).check();
    await page.getByText('3 alerts selected').waitFor();
    expect(await findings(page)).toEqual([]);
    const slow = await (await page.request.get('/api/alerts?status=open&limit=1')).json() as { alerts: { id: number; version: number; subject: string }[] };
    const [first] = slow.alerts;
    await page.request.post(`/api/alerts/${first!.id}/acknowledgement`, { data: { version: first!.version }, headers: { origin: new URL(page.url()).origin } });
    await page.locator('bl-alerts-bulk').getByRole('button', { name: 'Snooze' }).click();
    await page.getByText('2 alerts snoozed until').first().waitFor();
    await page.getByText(`Somebody else was faster with ${first!.subject}`).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('lead to the line, and back to where one was', async () => {
    const { page, context } = await visit(browser, '/exceptions?severity=critical', { role: 'planner' });
    await alertsAreThere(page);
    await page.locator('bl-alert-list tbody tr').first().click();
    await page.locator('bl-alert-panel .says').waitFor();
    const [po] = (await page.locator('bl-alert-panel h2').innerText()).split(' / ');
    await page.getByRole('link', { name: 'Go to the line' }).click();
    await page.locator('bl-line-panel').getByRole('heading', { name: po! }).waitFor();
    await page.goBack();
    await page.locator('bl-alert-panel').waitFor();
    await context.close();
  });

  it('are not for viewers', async () => {
    const { page, context } = await visit(browser, '/exceptions', { role: 'viewer' });
    await page.getByText('There is no such page.').waitFor();
    expect(await page.getByRole('link', { name: 'Exceptions' }).count()).toBe(0);
    await context.close();
  });

  it('about the product are seen by an administrator within half a minute, wherever on the pages', async () => {
    const { page, context, complaints } = await visit(browser, '/login', { role: 'admin' });
    let open = { critical: 0, warning: 1, info: 0 };
    await page.route('**/api/alerts/counts', (route) => route.fulfill({ json: { open } }));
    await page.clock.install();
    await page.goto('/manage/reasons');
    await page.locator('bl-alert-count .sr').getByText('1 open').waitFor();
    open = { critical: 1, warning: 1, info: 0 };
    await page.clock.runFor(30_000);
    await page.getByRole('status').getByText('A new alert is open').waitFor();
    await page.locator('bl-alert-count .sr').getByText('2 open').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
