import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../shared/contracts/roles.js';
import { browserPath, openBrowser } from './browser.js';
import { cellOf, findings, listIsThere, visit } from './visit.js';

interface Screen { name: string; path: string; role?: Role; ready(page: Page): Promise<unknown> }

const openPanel = async (page: Page) => {
  await listIsThere(page);
  await cellOf(page, 0).click();
  await page.locator('bl-line-timeline').waitFor();
};

/** Replies as a first backlog would give them, then reads the page anew. */
const withBacklog = async (page: Page) => {
  const running = { step: 'timeline', businessOn: '2026-08-01', done: 30, total: 60 };
  await page.route('**/api/nights/progress', (route) => route.fulfill({ json: { lastNight: '2026-08-01', good: 12, waiting: 40, running } }));
  await page.reload();
  await page.locator('bl-night-banner progress').waitFor();
};

const withFailure = async (page: Page) => {
  await page.route('**/api/lines/columns', (route) => route.fulfill({ body: 'not what was asked for' }));
  await page.reload();
  await page.locator('bl-lines-page').getByRole('alert').waitFor();
};

const withoutReply = async (page: Page) => {
  await page.route('**/api/lines/columns', () => undefined);
  await page.reload();
  await page.locator('bl-lines-page .list bl-skeleton').waitFor();
};

const screens: Screen[] = [
  { name: 'sign-in', path: '/login', ready: (page) => page.locator('.demo button').first().waitFor() },
  { name: 'lines', path: '/lines?preset=all', role: 'planner', ready: listIsThere },
  { name: 'empty list', path: '/lines?preset=all&search=zzzz', role: 'planner', ready: (page) => page.locator('.empty').waitFor() },
  { name: 'list that loads', path: '/lines', role: 'planner', ready: withoutReply },
  { name: 'list that failed', path: '/lines', role: 'planner', ready: withFailure },
  { name: 'first nights', path: '/lines?search=zzzz', role: 'planner', ready: withBacklog },
  { name: 'no such page', path: '/nowhere', role: 'planner', ready: (page) => page.locator('bl-shell h1').waitFor() },
  { name: 'panel', path: '/lines?preset=all&search=bolt', role: 'planner', ready: openPanel },
  { name: 'suppliers', path: '/lines?search=zzzz', role: 'expeditor', ready: async (page) => { await page.locator('bl-supplier-filter [popovertarget]').click(); await page.locator('bl-supplier-filter li').first().waitFor(); } },
  { name: 'user menu', path: '/lines?search=zzzz', role: 'viewer', ready: async (page) => { await page.locator('bl-user-menu [popovertarget]').click(); await page.locator('bl-user-menu .who').waitFor(); } },
  { name: 'keys', path: '/lines?search=zzzz', role: 'viewer', ready: async (page) => { await page.locator('.empty').waitFor(); await page.keyboard.press('?'); await page.locator('bl-key-list dl').waitFor(); } },
  { name: 'password', path: '/lines?search=zzzz', role: 'viewer', ready: async (page) => { await page.locator('bl-user-menu [popovertarget]').click(); await page.locator('bl-user-menu .actions button').nth(1).click(); await page.locator('bl-password-form').waitFor(); } },
  { name: 'jobs', path: '/manage/jobs', role: 'admin', ready: (page) => page.locator('bl-runs-view tbody tr').first().waitFor() },
  { name: 'extracts', path: '/manage/jobs?view=extracts', role: 'admin', ready: (page) => page.locator('bl-extracts-view tbody tr').first().waitFor() },
  { name: 'rejects', path: '/manage/jobs?view=rejects', role: 'admin', ready: (page) => page.locator('bl-rejects-view').locator('.empty, tbody tr').first().waitFor() },
  { name: 'rerun', path: '/manage/jobs', role: 'admin', ready: async (page) => { await page.locator('bl-step-strip button').first().click(); await page.locator('bl-rerun-dialog form').waitFor(); } },
];

describe.skipIf(!browserPath)('access for everybody', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  describe.each([{ scheme: 'light', locale: 'en-GB' }, { scheme: 'dark', locale: 'zh-CN' }] as const)('in $scheme, $locale', (looks) => {
    it.each(screens)('$name', async ({ path, role, ready }) => {
      const { page, context, complaints } = await visit(browser, path, { ...looks, ...(role && { role }) });
      await ready(page);
      expect(await findings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    });
  });

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
