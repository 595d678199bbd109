import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, openBrowser } from './browser.js';
import { listIsThere, visit } from './visit.js';

describe.skipIf(!browserPath)('while the first nights load', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it('a banner counts them, and the list is read again when one is done', async () => {
    const { page, context, complaints } = await visit(browser, '/login');
    let nights = { lastNight: '2026-08-01', good: 12, waiting: 40, running: { step: 'timeline', businessOn: '2026-08-01', done: 30, total: 60 } as object | null };
    await page.route('**/api/nights/progress', (route) => route.fulfill({ json: nights }));
    let reads = 0;
    page.on('request', (request) => { if (request.url().endsWith('/api/lines/columns')) reads++; });
    await page.getByRole('button', { name: 'Planner' }).click();
    await page.getByText('Night 12 of 52, timeline…').waitFor();
    await listIsThere(page);
    await expect.poll(() => reads).toBe(1);
    nights = { lastNight: '2026-08-08', good: 13, waiting: 39, running: { step: 'proposals', businessOn: '2026-08-08', done: 0, total: 0 } };
    await page.getByText('Night 13 of 52, proposals…').waitFor();
    await expect.poll(() => reads).toBe(2);
    nights = { ...nights, waiting: 0, running: null };
    await page.getByText(/Night \d+ of \d+/).waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
    await context.close();
  });
});
