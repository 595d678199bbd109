import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboxGroup } from '../../../shared/contracts/inbox.js';
import { addDays } from '../../../shared/dates.js';
import { browserPath, openBrowser } from './browser.js';
import { focused, signInAs, visit } from './visit.js';

interface Inbox { today: string; open: number; groups: InboxGroup[]; recent: { requestId: string }[] }

const inboxOf = async (page: Page): Promise<Inbox> => (await page.request.get('/api/inbox')).json() as Promise<Inbox>;
const rows = (page: Page) => page.locator('bl-inbox-page tr.row');
const press = async (page: Page, ...keys: string[]) => { for (const key of keys) await page.keyboard.press(key); };
const openIs = (page: Page, n: number) => expect.poll(async () => (await inboxOf(page)).open).toBe(n);

async function openMenu(page: Page): Promise<void> {
  await page.locator('bl-shift-menu bl-popover button[popovertarget]').first().click();
  await page.locator('bl-shift-menu form').first().waitFor();
}

/** Presses Tab until the focus is where it is wanted. */
async function tabTo(page: Page, isThere: (at: { tag: string; text: string; host: string }) => boolean): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (isThere(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Forty tabs lead to ${JSON.stringify(await focused(page))}.`);
}

/** What a test answered is taken back, so that the others find what they expect. */
async function takeAllBack(page: Page): Promise<void> {
  const origin = new URL(page.url()).origin;
  for (const { requestId } of (await inboxOf(page)).recent) await page.request.post('/api/inbox/undo', { data: { requestId }, headers: { origin } });
}

describe.skipIf(!browserPath)('the inbox', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it('is confirmed by keyboard alone: one by one, an exception, a refusal, a selection, and the rest at once', async () => {
    const { page, context, complaints } = await visit(browser, '/lines', { role: 'supplier' });
    await tabTo(page, ({ text }) => text === 'Inbox');
    await press(page, 'Enter');
    await rows(page).first().waitFor();
    const { open, today } = await inboxOf(page);
    await tabTo(page, ({ tag }) => tag === 'tr');
    await press(page, 'c');
    await page.getByText('1 line answered.').first().waitFor();
    await expect.poll(async () => (await focused(page)).tag).toBe('tr');
    await press(page, 'ArrowDown', 'e');
    expect((await focused(page)).tag).toBe('input');
    await press(page, 'Control+a');
    await page.keyboard.type('soon');
    await press(page, 'Enter');
    expect((await focused(page)).tag).toBe('input');
    await press(page, 'Control+a');
    await page.keyboard.type('+90');
    await press(page, 'Enter');
    await page.locator('.row .changed').getByText(addDays(today, 90)).waitFor();
    await page.locator('tr.row.edited').waitFor();
    await press(page, 'c', 'r');
    await openIs(page, open - 2);
    await expect.poll(async () => (await focused(page)).tag).toBe('select');
    await page.keyboard.type('Cap');
    await tabTo(page, ({ tag, text }) => tag === 'button' && text === 'Reject');
    await press(page, 'Enter');
    await openIs(page, open - 3);
    await expect.poll(async () => (await focused(page)).tag).toBe('tr');
    await press(page, 'x', 'Shift+ArrowDown', 'Control+Enter');
    await openIs(page, open - 5);
    await press(page, 'z');
    await openIs(page, open - 3);
    await page.getByText('2 lines taken back.').first().waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await tabTo(page, ({ tag, text }) => tag === 'button' && text === `Confirm all ${open - 3}`);
    await press(page, 'Enter');
    await page.getByText('Nothing waits for an answer').waitFor();
    await openIs(page, 0);
    expect((await focused(page)).tag).toBe('h1');
    await takeAllBack(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps exceptions that were typed and not sent, through a reload and the end of the session', async () => {
    const { page, context } = await visit(browser, '/inbox', { role: 'supplier' });
    page.on('dialog', (dialog) => void dialog.accept());
    await rows(page).first().waitFor();
    const { today, open } = await inboxOf(page);
    await rows(page).nth(1).focus();
    await press(page, 'e', 'Control+a');
    await page.keyboard.type('+91');
    await press(page, 'Enter');
    await page.locator('tr.row.edited .changed').getByText(addDays(today, 91)).waitFor();
    await page.reload();
    await page.locator('tr.row.edited .changed').getByText(addDays(today, 91)).waitFor();
    await context.clearCookies();
    await page.reload();
    await page.getByLabel('Password').first().waitFor();
    await signInAs(context, 'supplier');
    await page.goto('/inbox');
    await page.locator('tr.row.edited .changed').getByText(addDays(today, 91)).waitFor();
    await page.locator('tr.row.edited').focus();
    await press(page, 'c');
    await openIs(page, open - 1);
    const { lines } = (await (await page.request.get(`/api/batches?from=${addDays(today, 91)}&limit=500`)).json() as { batches: { readyOn: string; lines: unknown[] }[] }).batches.find(({ readyOn }) => readyOn === addDays(today, 91))!;
    expect(lines).toHaveLength(1);
    await takeAllBack(page);
    await context.close();
  });

  it('asks an expeditor whose word it is, moves a group, and takes it back', async () => {
    const { page, context, complaints } = await visit(browser, '/inbox', { role: 'expeditor' });
    await rows(page).first().waitFor();
    const { open, groups: [first] } = await inboxOf(page);
    await page.getByRole('button', { name: /^Confirm all \d+ of / }).first().click();
    await page.getByRole('alert').filter({ hasText: 'Say first whose word it is.' }).waitFor();
    await openIs(page, open);
    await page.getByLabel('My estimate').check();
    await openMenu(page);
    await page.locator('bl-shift-menu').first().getByRole('button', { name: 'Move by days' }).click();
    await openIs(page, open - first!.open);
    await page.getByText(`${first!.open} lines answered.`).first().waitFor();
    await page.getByRole('button', { name: 'Recent answers (1)' }).click();
    await page.locator('bl-recent-answers li').getByRole('button').click();
    await openIs(page, open);
    await rows(page).first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('marks what somebody else answered meanwhile, and answers the rest', async () => {
    const { page, context } = await visit(browser, '/inbox', { role: 'supplier' });
    await rows(page).first().waitFor();
    const { open, groups: [group] } = await inboxOf(page);
    const [one] = group!.sections[0]!.proposals;
    const origin = new URL(page.url()).origin;
    await page.request.post('/api/inbox/answers', { data: { answers: [{ proposalId: one!.id, version: one!.version, answer: { kind: 'accept' } }] }, headers: { origin } });
    await page.getByRole('button', { name: `Confirm all ${open}`, exact: true }).click();
    await page.getByText('1 line could not be answered').first().waitFor();
    await openIs(page, 0);
    await takeAllBack(page);
    await context.close();
  });
});
