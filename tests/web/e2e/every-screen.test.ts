import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latinWords } from '../latin-words.js';
import { browserPath, openBrowser } from './browser.js';
import { dataOf, everythingSaid } from './latin.js';
import { makeBatches, screens, type Screen } from './screens.js';
import { contrasts, findings, visit, type Visit } from './visit.js';

const looks = [{ scheme: 'light', locale: 'en-GB' }, { scheme: 'dark', locale: 'zh-CN' }] as const;

/** All rules as one sees it; the one about colours in the other theme as well, once for all languages. */
async function look(page: Page, locale: string): Promise<string[]> {
  const found = await findings(page);
  if (locale === 'zh-CN') return found;
  await page.emulateMedia({ colorScheme: 'dark' });
  const others = await contrasts(page);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...found, ...others];
}

describe.skipIf(!browserPath)('every screen', () => {
  let browser: Browser;
  let data: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
    const { context } = await visit(browser, '/login', { role: 'planner' });
    await makeBatches(context);
    data = await dataOf(context);
    await context.close();
  });
  afterAll(async () => { await browser.close(); });

  describe.each(looks)('in $scheme, $locale', ({ scheme, locale }) => {
    describe.each(screens)('for $role', ({ role, of }) => {
      let visitor: Visit;
      beforeAll(async () => { visitor = await visit(browser, '/login', { scheme, locale, height: 560, ...(role && { role }) }); });
      afterAll(async () => { await visitor.context.close(); });

      it.each(of as Screen[])('$name', async ({ path, ready }) => {
        const { page, context, complaints } = visitor;
        complaints.length = 0;
        page.once('dialog', (asked) => void asked.accept());
        await page.setViewportSize({ width: 1280, height: 560 });
        await page.goto(path);
        await ready(page, context);
        expect(await look(page, locale)).toEqual([]);
        if (locale === 'zh-CN') expect((await everythingSaid(page)).filter((text) => latinWords(text, data).length > 0)).toEqual([]);
        expect(complaints.filter((text) => !/status of 4\d\d/.test(text))).toEqual([]);
        await page.unrouteAll();
        await page.evaluate(() => sessionStorage.clear());
      });
    });
  });
});
