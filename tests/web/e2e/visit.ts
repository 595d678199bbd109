import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { demoUsers } from '../../../functions/identity/demo-users.js';
import type { Role } from '../../../shared/contracts/roles.js';
import { theProduct } from './the-product.js';

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What the browser complained about: errors, warnings, breaches of the policy. */
  complaints: string[];
}

interface As { role?: Role; scheme?: 'light' | 'dark'; locale?: 'en-GB' | 'zh-CN'; width?: number; height?: number; /** Where another product is. */ at?: string }

/** Opens the product in a fresh browser profile, signed in where a role is named. */
export async function visit(browser: Browser, path: string, { role, scheme = 'light', locale = 'en-GB', width = 1280, height = 800, at: url = theProduct().url }: As = {}): Promise<Visit> {
  const context = await browser.newContext({ baseURL: url, colorScheme: scheme, locale, viewport: { width, height }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(10_000);
  if (role) await signInAs(context, role);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isSignedOut = message.text().includes('status of 401') && message.location().url.endsWith('/api/session');
    if (['error', 'warning'].includes(message.type()) && !isSignedOut) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(path);
  return { page, context, complaints };
}

export async function signInAs(context: BrowserContext, role: Role): Promise<void> {
  const { url } = theProduct();
  const { email, password } = demoUsers.find((user) => user.role === role)!;
  const reply = await context.request.post('/api/session', { data: { email, password }, headers: { origin: url } });
  expect(reply.status()).toBe(201);
}

/** Where the focus is, through shadow roots: the text of the element and its tag. */
export const focused = (page: Page): Promise<{ tag: string; text: string; host: string }> => page.evaluate(() => {
  let element = document.activeElement;
  let host = '';
  while (element?.shadowRoot?.activeElement) {
    host = element.localName;
    element = element.shadowRoot.activeElement;
  }
  return { tag: element?.localName ?? '', text: element?.textContent?.trim() ?? '', host };
});

/** One row is like another, and looking at hundreds takes axe long: it looks at the first few of each table. */
const showRows = (page: Page, most: number) => page.evaluate((upTo) => {
  const thin = (root: ParentNode): void => {
    for (const body of root.querySelectorAll('tbody, ul, ol')) for (const [n, row] of [...body.children].entries()) if (row instanceof HTMLElement && n >= upTo) row.style.setProperty('display', 'none');
    for (const body of root.querySelectorAll('tbody, ul, ol')) for (const row of upTo === Infinity ? body.children : []) (row as HTMLElement).style.removeProperty('display');
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) thin(element.shadowRoot);
  };
  thin(document);
}, most);

async function analysed(page: Page, axe: AxeBuilder): Promise<string[]> {
  await showRows(page, 8);
  const { violations } = await axe.analyze();
  await showRows(page, Infinity);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(' ')}: ${failureSummary?.split('\n').slice(1, 3).join(' ')}`));
}

/** The findings of axe for WCAG 2.1 AA, each in one line. (There are no frames of others: the legacy mode spares a page of axe's own.) */
export const findings = (page: Page): Promise<string[]> =>
  analysed(page, new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']));

/** A cell of the list, by the name of its column. */
export const cellOf = (page: Page, row: number, column = 'poNumber') => page.locator('bl-line-grid tbody tr').nth(row).locator(`td.c-${column}`);

export const listIsThere = (page: Page) => page.locator('bl-line-grid tbody tr').first().waitFor();

/** An open dialog by its heading, with all that is slotted into it (a plain role locator sees the shadow tree only). */
export const dialogNamed = (page: Page, name: string) => page.locator('bl-dialog').filter({ has: page.getByRole('dialog', { name }) });
