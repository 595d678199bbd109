import { execFileSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../sources.js';
import { browserPath, openBrowser } from './browser.js';
import { theProduct } from './the-product.js';
import { dialogNamed, findings, focused, listIsThere, visit } from './visit.js';

const harmless = (text: string) => /status of (401|409)/.test(text);

describe.skipIf(!browserPath)('people', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it('are invited by keyboard; the link lets its owner in once, and the administrator puts them out', async () => {
    const { page, context, complaints } = await visit(browser, '/manage/users', { role: 'admin' });
    await page.locator('bl-users-page tbody tr').first().waitFor();
    await page.getByRole('button', { name: 'Invite' }).focus();
    await page.keyboard.press('Enter');
    const dialog = dialogNamed(page, 'Invite');
    await dialog.getByLabel('Name', { exact: true }).fill('Nia Newcomer');
    await page.keyboard.press('Tab');
    await page.keyboard.type('nia@example.com');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await dialog.getByRole('radio', { name: /^Supplier/ }).isChecked()).toBe(true);
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await page.getByText('A supplier user belongs to exactly one supplier.').waitFor();
    await dialog.locator('bl-supplier-choice').getByRole('radio').first().check();
    await dialog.getByRole('button', { name: 'Invite' }).click();
    const link = await page.getByLabel('One-time link').inputValue();
    expect(await findings(page)).toEqual([]);

    const guest = await visit(browser, `/welcome#${link.split('#')[1]}`);
    await guest.page.getByText('Hello Nia Newcomer.').waitFor();
    expect(guest.page.url()).not.toContain('#');
    expect(await findings(guest.page)).toEqual([]);
    await guest.page.getByLabel('New password', { exact: true }).fill('Nia-Newcomer-1');
    await guest.page.getByLabel('New password, once more').fill('Nia-Newcomer-1');
    await guest.page.keyboard.press('Enter');
    await guest.page.getByText('This password is').waitFor();
    expect((await focused(guest.page)).tag).toBe('input');
    await guest.page.getByLabel('New password', { exact: true }).fill('violet-kettle-parade');
    await guest.page.getByLabel('New password, once more').fill('violet-kettle-parade');
    await guest.page.keyboard.press('Enter');
    await guest.page.locator('bl-lines-page').waitFor();
    await guest.page.goto(`/welcome#${link.split('#')[1]}`);
    await guest.page.getByText('This link has been used').waitFor();

    await page.reload();
    await page.getByRole('button', { name: 'Nia Newcomer' }).click();
    await page.getByRole('button', { name: 'Deactivate' }).click();
    await page.getByText('Deactivated. All sessions have ended.').waitFor();
    await guest.page.goto('/lines');
    await guest.page.getByLabel('E-mail').waitFor();
    expect([...complaints, ...guest.complaints].filter((text) => !harmless(text) && !text.includes('status of 400'))).toEqual([]);
    await context.close();
    await guest.context.close();
  });

  it.each([{ scheme: 'light', locale: 'en-GB' }, { scheme: 'dark', locale: 'zh-CN' }] as const)('have pages for everybody, in $scheme, $locale', async (looks) => {
    const { page, context, complaints } = await visit(browser, '/manage/users', { ...looks, role: 'admin' });
    await page.locator('bl-users-page tbody tr').first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.locator('bl-users-page tbody button').nth(1).click();
    await page.locator('bl-user-access h3').waitFor();
    await page.locator('bl-user-access').locator('bl-session-list').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.goto('/account');
    await page.locator('bl-session-list tbody tr').first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.goto('/signed-in?state=entra.none&code=x');
    await page.locator('bl-signed-in-page bl-problem').waitFor();
    expect(new URL(page.url()).search).toBe('');
    expect(await findings(page)).toEqual([]);
    expect(complaints.filter((text) => !/status of 404/.test(text))).toEqual([]);
    await context.close();
  });

  it('see where they are signed in, and end what they do not know', async () => {
    const email = 'two-desks@example.com';
    execFileSync(process.execPath, ['host/launch.js', 'identity/user', 'add', '--email', email, '--name', 'Tam Desks', '--role', 'viewer', '--password', 'given-by-somebody-else'], { cwd: root, env: { ...process.env, ...theProduct().environment } });
    const first = await visit(browser, '/');
    await first.page.getByLabel('E-mail').fill(email);
    await first.page.getByLabel('Password').fill('given-by-somebody-else');
    await first.page.keyboard.press('Enter');
    await first.page.getByLabel('Current password').fill('given-by-somebody-else');
    for (const label of ['New password', 'New password, once more']) await first.page.getByLabel(label, { exact: true }).fill('violet-kettle-parade');
    await first.page.keyboard.press('Enter');
    await listIsThere(first.page);
    const second = await visit(browser, '/');
    await second.page.getByLabel('E-mail').fill(email);
    await second.page.getByLabel('Password').fill('violet-kettle-parade');
    await second.page.keyboard.press('Enter');
    await listIsThere(second.page);
    await second.page.goto('/account');
    await second.page.getByRole('button', { name: 'End all others' }).click();
    await second.page.getByText('Ended.').waitFor();
    expect(await second.page.locator('bl-session-list tbody tr').count()).toBe(1);
    await first.page.goto('/lines');
    await first.page.getByLabel('E-mail').waitFor();
    await first.context.close();
    await second.context.close();
  });
});
