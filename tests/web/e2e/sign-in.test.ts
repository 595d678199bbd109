import { execFileSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../../functions/identity/demo-users.js';
import { root } from '../sources.js';
import { browserPath, openBrowser } from './browser.js';
import { theProduct } from './the-product.js';
import { dialogNamed, listIsThere, visit } from './visit.js';

describe.skipIf(!browserPath)('signing in', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it.each([
    ['Planner', 'Late'], ['Expeditor', 'No response'], ['Supplier', 'No response'], ['Viewer', 'All'], ['Administrator', 'All'],
  ])('as %s of the demo leads to the lines, on %s', async (button, preset) => {
    const { page, context, complaints } = await visit(browser, '/');
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.locator('bl-preset-tabs [aria-current]').getByText(preset).waitFor();
    await page.locator('bl-line-grid, .empty').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/lines');
    expect(await page.getByRole('link', { name: 'Manage' }).count()).toBe(button === 'Administrator' ? 1 : 0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('with a wrong password says so, in the language of the browser', async () => {
    const { page, context } = await visit(browser, '/login', { locale: 'zh-CN' });
    await page.getByLabel('邮箱').fill('planner@demo.example');
    await page.getByLabel('密码').fill('not the password');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('alert').getByText('邮箱或密码错误。').waitFor();
    await context.close();
  });

  it('leads back to where one wanted to go', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all&search=bolt');
    await page.getByRole('button', { name: 'Viewer' }).click();
    await listIsThere(page);
    expect(page.url()).toContain('/lines?preset=all&search=bolt');
    await context.close();
  });

  it('again, when the session ends under way, loses nothing', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all', { role: 'planner' });
    await listIsThere(page);
    await context.clearCookies();
    await page.getByRole('button', { name: 'Refresh' }).click();
    const dialog = dialogNamed(page, 'Your session has ended');
    await dialog.getByLabel('Password').fill(demoUsers[0]!.password);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('bl-line-grid').getByRole('button', { name: 'Due', exact: true }).click();
    await page.locator('th[aria-sort="descending"]').waitFor();
    expect(page.url()).toContain('/lines?preset=all&direction=desc');
    await context.close();
  });

  it('out leads to the door', async () => {
    const { page, context, complaints } = await visit(browser, '/lines', { role: 'viewer' });
    await page.getByRole('button', { name: /Demo viewer/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').waitFor();
    expect(new URL(page.url()).pathname).toBe('/login');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('with a password that somebody else set asks for an own one first', async () => {
    const email = 'new@example.com';
    const password = 'given-by-somebody-else';
    execFileSync(process.execPath, ['host/launch.js', 'identity/user', 'add', '--email', email, '--name', 'Noa Newcomer', '--role', 'viewer', '--password', password], {
      cwd: root, env: { ...process.env, ...theProduct().environment }, encoding: 'utf8',
    });
    const { page, context, complaints } = await visit(browser, '/');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Change password' }).waitFor();
    await page.getByLabel('Current password').fill(password);
    await page.getByLabel('New password', { exact: true }).fill('short');
    await page.getByLabel('New password, once more').fill('short');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('A password needs at least 12 characters.').waitFor();
    await page.getByLabel('New password', { exact: true }).fill('violet-kettle-parade');
    await page.getByLabel('New password, once more').fill('violet-kettle-parade');
    await page.getByRole('button', { name: 'Change password' }).click();
    await listIsThere(page);
    expect(complaints.filter((text) => !text.includes('status of 400'))).toEqual([]);
    await context.close();
  });
});
