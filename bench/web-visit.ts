import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Visitor } from './visitor.js';

export interface Visit { context: BrowserContext; page: Page; /** Paths of the API that were asked for, since the page was opened. */ asked: string[] }

export interface Place { browser: Browser; url: string }

const probe = fileURLToPath(new URL('../../bench/web-probe.js', import.meta.url));

/** Somebody signed in, with an empty cache and the probe in every page. */
export async function visit({ browser, url }: Place, who: Visitor | null, { locale = 'en-GB' }: { locale?: string } = {}): Promise<Visit> {
  const context = await browser.newContext({ baseURL: url, locale, viewport: { width: 1920, height: 1080 } });
  context.setDefaultTimeout(60_000);
  await context.addInitScript({ path: probe });
  if (who) await context.addCookies([cookieOf(who, url)]);
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => { if (request.url().includes('/api/')) asked.push(`${request.method()} ${new URL(request.url()).pathname}`); });
  return { context, page, asked };
}

function cookieOf({ cookie }: Visitor, url: string) {
  const [name, value] = cookie.split('=') as [string, string];
  return { name, value, url };
}

/** One call of the probe. */
export const ask = <Answer = number>(page: Page, what: string, ...given: unknown[]): Promise<Answer> => page.evaluate(`probe.${what}(${given.map((one) => JSON.stringify(one)).join(', ')})`);

/** Every reply comes so many milliseconds later, until it is stopped. */
export async function slowDown({ context, page }: Pick<Visit, 'context' | 'page'>, latency: number): Promise<{ stop(): Promise<void> }> {
  const session = await context.newCDPSession(page);
  const emulate = (ms: number) => session.send('Network.emulateNetworkConditions', { offline: false, latency: ms, downloadThroughput: -1, uploadThroughput: -1 });
  await session.send('Network.enable');
  await emulate(latency);
  return { stop: async () => { await emulate(0); await session.detach(); } };
}
