import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latinWords } from '../latin-words.js';
import { browserPath, openBrowser } from './browser.js';
import { dataOf, everythingSaid } from './latin.js';
import { makeBatches, screens, type Screen } from './screens.js';
import { findings, visit, type Visit } from './visit.js';

/** Every screen in one look: open to everybody, without complaints of the browser, and in Chinese without Latin words. */
export function lookAtEveryScreen({ scheme, locale }: { scheme: 'light' | 'dark'; locale: 'en-GB' | 'zh-CN' }): void {
  describe.skipIf(!browserPath)(`every screen, ${scheme}, ${locale}`, () => {
    let browser: Browser;
    let data: string[] = [];
    beforeAll(async () => {
      browser = await openBrowser();
      const { context: planner } = await visit(browser, '/login', { role: 'planner' });
      const { context: admin } = await visit(browser, '/login', { role: 'admin' });
      await makeBatches(planner);
      data = await dataOf({ planner, admin });
      await planner.close();
      await admin.close();
    });
    afterAll(async () => { await browser.close(); });

    describe.each(screens)('for $role', ({ role, of }) => {
      let visitor: Visit;
      beforeAll(async () => {
        visitor = await visit(browser, '/login', { scheme, locale, height: 560, ...(role && { role }) });
        visitor.page.on('dialog', (asked) => void asked.accept());
      });
      afterAll(async () => { await visitor.context.close(); });

      it.each(of as Screen[])('$name', async ({ path, ready }) => {
        const { page, context, complaints } = visitor;
        complaints.length = 0;
        await page.setViewportSize({ width: 1280, height: 560 });
        await page.goto(path);
        await ready(page, context);
        expect(await findings(page)).toEqual([]);
        if (locale === 'zh-CN') expect((await everythingSaid(page)).filter((text) => latinWords(text, data).length > 0)).toEqual([]);
        expect(complaints.filter((text) => !/status of 4\d\d/.test(text))).toEqual([]);
        await page.unrouteAll();
        await page.evaluate(() => sessionStorage.clear());
      });
    });
  });
}
