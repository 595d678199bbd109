import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, openBrowser } from './browser.js';
import { listIsThere, visit } from './visit.js';

describe.skipIf(!browserPath)('access for everybody', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it('a chosen theme and language are kept', async () => {
    const { page, context } = await visit(browser, '/login');
    await page.getByRole('button', { name: '简体中文' }).click();
    await page.getByRole('button', { name: '查看者' }).click();
    await listIsThere(page);
    await page.locator('bl-user-menu [popovertarget]').click();
    await page.getByRole('button', { name: '深色' }).click();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(17, 23, 30)');
    await page.reload();
    await listIsThere(page);
    expect(await page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.lang])).toEqual(['dark', 'zh-CN']);
    await page.locator('bl-user-menu [popovertarget]').click();
    const kept = page.waitForResponse((reply) => reply.url().endsWith('/api/preferences/display'));
    await page.getByRole('button', { name: '跟随系统' }).click();
    await kept;
    await context.close();
  });

  it('the page has nothing inline, as its policy demands', async () => {
    const { page, context } = await visit(browser, '/login');
    const text = await (await page.request.get('/')).text();
    expect(text).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/);
    await context.close();
  });
});
