import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, openBrowser } from './browser.js';
import { listIsThere, visit } from './visit.js';

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;

describe.skipIf(!browserPath)('the first page', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it.each(['en-GB', 'zh-CN'] as const)('needs less than 80 KB of scripts and styles, in %s', async (locale) => {
    const { page, context } = await visit(browser, '/login', { locale });
    await page.locator('.demo button').first().click();
    await listIsThere(page);
    const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\.(js|css)$/.test(name)));
    const bodies = await Promise.all(fetched.map(async (url) => (await page.request.get(url)).body()));
    const whole = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
    console.info(`The first page with its list, in ${locale}: ${kilobytes(whole)} of scripts and styles, compressed.`);
    expect(whole).toBeLessThan(80 * 1024);
    await context.close();
  });
});
