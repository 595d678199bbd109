import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../../functions/identity/demo-users.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { UpdateProgress } from '../../../shared/contracts/milestones.js';
import { addDays } from '../../../shared/dates.js';
import { browserPath, openBrowser } from './browser.js';
import { theProduct } from './the-product.js';
import { dialogNamed, focused, listIsThere, signInAs, visit } from './visit.js';

const progressOf = async (context: BrowserContext) => (await (await context.request.get('/api/lines/progress')).json() as { progress: UpdateProgress[] }).progress;
const linesWaiting = async (context: BrowserContext) => (await (await context.request.get('/api/lines?preset=no-response&limit=100')).json() as { lines: Line[]; today: string });
const theForm = (page: Page) => page.locator('bl-update-form');
const saved = (page: Page) => page.waitForResponse((reply) => reply.url().endsWith('/api/lines/updates'));
const update = (context: BrowserContext, lines: object[]) => context.request.post('/api/lines/updates', { data: { lines }, headers: { origin: theProduct().url } });

/** Opens the dialog for the first line of the list, by keys. */
async function openDialog(page: Page) {
  await listIsThere(page);
  await page.keyboard.press('F6');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('u');
  await theForm(page).waitFor();
}

async function editLines(page: Page) {
  await listIsThere(page);
  await page.getByRole('button', { name: 'Edit lines' }).click();
  await page.locator('bl-edit-table input').first().waitFor();
}

describe.skipIf(!browserPath)('updating lines', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it('fifteen lines of one supplier, by keys alone', async () => {
    const { page, context, complaints } = await visit(browser, '/login', { role: 'expeditor' });
    const { supplierId } = (await progressOf(context)).find(({ waited, updated }) => waited - updated >= 15)!;
    await page.goto(`/lines?preset=no-response&suppliers=${supplierId}`);
    await openDialog(page);
    const before = (await progressOf(context)).find((one) => one.supplierId === supplierId)!;
    for (let n = 0; n < 15; n++) {
      await expect.poll(() => focused(page)).toMatchObject({ tag: 'input', host: 'bl-update-form' });
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type(`+${10 + n}`);
      await page.keyboard.press('Tab');
      if (n === 0) await page.keyboard.type('Capacity');
      const reply = saved(page);
      await page.keyboard.press('Control+Enter');
      expect((await reply).status()).toBe(200);
      await page.locator('bl-update-progress').getByText(`${before.updated + n + 1} of ${before.waited} lines`).waitFor();
    }
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await focused(page)).host).toBe('bl-line-grid');
    expect((await progressOf(context)).find((one) => one.supplierId === supplierId)).toEqual({ ...before, updated: before.updated + 15 });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('never chooses a source, and says at the field what is missing', async () => {
    const { page, context } = await visit(browser, '/lines?preset=no-response', { role: 'expeditor' });
    await openDialog(page);
    expect(await theForm(page).locator('input[name="source"]:checked').count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await theForm(page).getByText('Say whose word this is').waitFor();
    await theForm(page).getByText('Enter the date of the milestone.').waitFor();
    await theForm(page).getByText('Choose a reason.').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await theForm(page).getByText('Only that nobody answered is recorded').waitFor();
    const reply = saved(page);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect((await (await reply).json() as { lines: Line[] }).lines).toMatchObject([{ statedSource: 'no-response' }]);
    await expect.poll(async () => (await focused(page)).host).toBe('bl-line-grid');
    await context.close();
  });

  it('shows what somebody else did meanwhile, and lets one choose', async () => {
    const { page, context } = await visit(browser, '/lines?preset=no-response', { role: 'planner' });
    await openDialog(page);
    const heading = await page.locator('bl-update-dialog').getByRole('heading').innerText();
    const { lines, today } = await linesWaiting(context);
    const line = lines.find(({ poNumber, lineNumber }) => heading === `Update ${poNumber} / ${lineNumber}`)!;
    const other = await browser.newContext({ baseURL: theProduct().url });
    await signInAs(other, 'planner');
    expect((await update(other, [{ id: line.id, version: line.version, milestone: 'expected-arrival', date: addDays(today, 33), reason: 'transport' }])).status()).toBe(200);
    await theForm(page).getByRole('textbox', { name: 'Date' }).fill('+44');
    await theForm(page).getByRole('combobox').selectOption('quality');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const conflict = page.locator('bl-conflicts');
    await conflict.getByText('Somebody else changed 1 line').waitFor();
    await conflict.getByText('by Demo planner').waitFor();
    await conflict.getByText(addDays(today, 33)).first().waitFor();
    await conflict.getByText('Transport delay').first().waitFor();
    const reply = saved(page);
    await conflict.getByRole('button', { name: 'Write mine over it' }).click();
    expect((await (await reply).json() as { lines: Line[] }).lines).toMatchObject([{ id: line.id, version: line.version + 2, expectedOn: addDays(today, 44) }]);
    await Promise.all([context.close(), other.close()]);
  });

  it('edits many rows, and loses nothing to a failing network, a reload and the end of the session', async () => {
    const { page, context } = await visit(browser, '/lines?preset=no-response', { role: 'supplier' });
    await editLines(page);
    for (const [typed, mark] of [['+20', '1 line not saved'], ['12-24', '2 lines not saved'], ['+22', '3 lines not saved']] as const) {
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await page.locator('bl-edit-lines header').getByText(mark).waitFor();
    }
    await page.locator('bl-edit-table select').first().focus();
    await page.keyboard.type('Tooling');
    await page.locator('bl-edit-table select').nth(1).focus();
    await page.keyboard.press('Control+d');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+d');
    await page.route('**/api/lines/updates', (route) => route.abort());
    await page.keyboard.press('Control+s');
    await page.locator('bl-edit-lines').getByText('The server cannot be reached').waitFor();
    await page.unroute('**/api/lines/updates');
    page.once('dialog', (asked) => void asked.accept());
    await page.reload();
    await editLines(page);
    await page.locator('bl-edit-lines header').getByText('3 lines not saved').waitFor();
    await context.request.delete('/api/session', { headers: { origin: theProduct().url } });
    const reply = page.waitForResponse((one) => one.url().endsWith('/api/lines/updates') && one.status() === 200);
    await page.keyboard.press('Control+s');
    const again = dialogNamed(page, 'Your session has ended');
    await again.getByLabel('Password').fill(demoUsers.find(({ role }) => role === 'supplier')!.password);
    await again.getByRole('button', { name: 'Sign in', exact: true }).click();
    expect((await (await reply).json() as { lines: Line[] }).lines.map(({ statedSource }) => statedSource)).toEqual(Array(3).fill('supplier-confirmed'));
    await page.locator('bl-edit-lines header').getByText('Nothing typed yet').waitFor();
    await context.close();
  });

  it('takes one round trip an action where every reply takes half a second, and no key typed meanwhile is lost', async () => {
    const { page, context, complaints } = await visit(browser, '/lines?preset=no-response', { role: 'expeditor' });
    const { today } = await linesWaiting(context);
    await openDialog(page);
    const network = await context.newCDPSession(page);
    await network.send('Network.emulateNetworkConditions', { offline: false, latency: 500, downloadThroughput: -1, uploadThroughput: -1 });
    const asked: string[] = [];
    page.on('request', (request) => { if (request.url().includes('/api/')) asked.push(`${request.method()} ${new URL(request.url()).pathname}`); });
    for (const days of ['+31', '+32']) {
      await expect.poll(() => focused(page)).toMatchObject({ tag: 'input', host: 'bl-update-form' });
      asked.length = 0;
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type(days);
      await page.keyboard.press('Tab');
      await page.keyboard.type('Capacity');
      const reply = saved(page);
      await page.keyboard.press('Control+Enter');
      expect(await (await reply).text()).toContain(addDays(today, Number(days)));
      // What is read again afterwards, nobody waits for.
      expect(asked.filter((one) => one.startsWith('POST'))).toEqual(['POST /api/lines/updates']);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('names the cells at fault, and asks before leaving what is not saved', async () => {
    const { page, context, complaints } = await visit(browser, '/lines?preset=no-response', { role: 'expeditor' });
    await editLines(page);
    await page.keyboard.type('soon');
    await page.keyboard.press('Control+s');
    await page.locator('bl-row-faults').getByText('1 line cannot be saved as typed').waitFor();
    expect(await page.locator('bl-edit-table [aria-invalid="true"]').count()).toBe(3);
    await page.locator('bl-preset-tabs').getByRole('link', { name: /^All/ }).click();
    const leave = dialogNamed(page, '1 line not saved');
    await leave.getByRole('button', { name: 'Stay' }).click();
    expect(page.url()).toContain('preset=no-response');
    await page.locator('bl-preset-tabs').getByRole('link', { name: /^All/ }).click();
    await leave.getByRole('button', { name: 'Leave and discard' }).click();
    await expect.poll(() => page.url()).toContain('preset=all');
    await listIsThere(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes a status and a note, which the timeline tells', async () => {
    const { page, context, complaints } = await visit(browser, '/lines?preset=no-response', { role: 'expeditor' });
    const { lines } = await linesWaiting(context);
    const line = lines.find(({ status }) => status === 'planned')!;
    await page.goto(`/lines/${line.id}?preset=no-response`);
    await page.locator('bl-line-actions').getByRole('button', { name: 'Status' }).click();
    await page.getByRole('button', { name: 'Set to In production' }).click();
    await page.keyboard.press('Escape');
    await page.locator('bl-line-actions').getByRole('button', { name: 'Status' }).click();
    await page.getByRole('button', { name: 'Set to In production' }).click();
    await dialogNamed(page, `Status of ${line.poNumber} / ${line.lineNumber}`).getByRole('button', { name: 'Save' }).click();
    await page.locator('bl-line-panel header').getByText('In production').first().waitFor();
    await page.getByRole('button', { name: 'Add note' }).click();
    const note = dialogNamed(page, `Note on ${line.poNumber} / ${line.lineNumber}`);
    await note.getByRole('textbox').fill('Mould is being repaired');
    await note.getByRole('button', { name: 'Save' }).click();
    await page.locator('bl-line-timeline').getByText('Mould is being repaired').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
