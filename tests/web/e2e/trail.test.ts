import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../../shared/contracts/audit.js';
import type { Line } from '../../../shared/contracts/lines.js';
import { addDays } from '../../../shared/dates.js';
import { browserPath, openBrowser } from './browser.js';
import { dialogNamed, listIsThere, visit, type Visit } from './visit.js';

interface Job { role: 'Expeditor' | 'Supplier' | 'Planner' | 'Administrator'; does: string; action: string; work(page: Page): Promise<string> }

const linesOf = async (page: Page, preset: string) => (await (await page.request.get(`/api/lines?preset=${preset}&limit=200`)).json() as { lines: Line[]; today: string });
const entry = (page: Page, text: string) => page.locator('bl-line-timeline .entry').filter({ hasText: text }).first();
const told = async (page: Page, who: string, ...texts: string[]) => { for (const text of texts) await entry(page, text).getByText(who).first().waitFor(); };
const openLine = async (page: Page, { id }: Line) => {
  await page.goto(`/lines/${id}?preset=all&search=zzzz`);
  await page.locator('bl-line-timeline').waitFor();
};
const update = async (page: Page, fill: (form: ReturnType<Page['locator']>) => Promise<unknown>) => {
  const form = page.locator('bl-update-form');
  await form.waitFor();
  await fill(form);
  const saved = page.waitForResponse((reply) => reply.url().endsWith('/api/lines/updates'));
  await page.keyboard.press('Control+Enter');
  expect((await saved).status()).toBe(200);
};

/** What people do by their roles; each job answers with the subject that the audit trail is to name. */
const jobs: Job[] = [
  { role: 'Expeditor', does: 'says the same about several lines', action: 'lines.updated', work: async (page) => {
    const { lines } = await linesOf(page, 'no-response');
    await page.goto(`/lines?preset=no-response&suppliers=${lines[0]!.supplierId}`);
    await listIsThere(page);
    const ids: number[] = [];
    for (const nth of [0, 1]) {
      const row = page.locator('bl-line-grid tbody tr').nth(nth);
      ids.push(Number(await row.getAttribute('data-id')));
      await row.locator('.choice input').click();
    }
    await page.getByRole('button', { name: 'Update 2 lines' }).click();
    await update(page, async (form) => {
      await form.locator('input[name="source"]').first().check();
      await form.getByRole('textbox', { name: 'Date' }).fill('+21');
      await form.locator('select').first().selectOption('capacity');
    });
    await openLine(page, { id: ids[1]! } as Line);
    await told(page, 'Demo expeditor', 'Capacity');
    return `"id":${ids[1]}`;
  } },
  { role: 'Expeditor', does: 'takes note of an exception', action: 'alert', work: async (page) => {
    await page.getByRole('link', { name: 'Exceptions' }).click();
    await page.locator('bl-alert-list tbody tr').first().click();
    await page.getByLabel('Note (optional)').fill('Asked by phone');
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await page.locator('bl-alert-history li.acknowledged').filter({ hasText: 'Asked by phone' }).getByText('Demo expeditor').waitFor();
    return '';
  } },
  { role: 'Supplier', does: 'confirms a proposed delivery', action: 'proposals.answered', work: async (page) => {
    await page.getByRole('link', { name: 'Inbox' }).click();
    const row = page.locator('bl-inbox-page tr.row').first();
    await row.waitFor();
    const [po, number] = (await row.locator('td').nth(1).innerText()).split('/').map((part) => part.trim());
    await row.getByRole('button', { name: /^Confirm/ }).click();
    await page.getByText('1 line answered.').first().waitFor();
    const { recent: [given] } = await (await page.request.get('/api/inbox')).json() as { recent: { requestId: string }[] };
    const line = (await linesOf(page, 'all')).lines.find(({ poNumber, lineNumber }) => poNumber === po && lineNumber === number)!;
    await openLine(page, line);
    await told(page, 'Demo supplier', 'Proposal');
    await page.locator('bl-batch-list').getByText('Confirmed').first().waitFor();
    await page.request.post('/api/inbox/undo', { data: { requestId: given!.requestId }, headers: { origin: new URL(page.url()).origin } });
    return '';
  } },
  { role: 'Supplier', does: 'reports goods as ready', action: 'lines.updated', work: async (page) => {
    const line = (await linesOf(page, 'all')).lines.find(({ outstandingQty, readyQty }) => outstandingQty >= 5 && readyQty === 0)!;
    await openLine(page, line);
    await page.locator('bl-line-actions').getByRole('button', { name: 'Update' }).click();
    await update(page, async (form) => { await form.locator('[data-field="readyQty"]').fill('2'); await form.locator('select').first().selectOption('capacity'); });
    await told(page, 'Demo supplier', 'Ready');
    return String(line.id);
  } },
  { role: 'Supplier', does: 'sends a file of ready dates', action: 'upload.committed', work: async (page) => {
    const { lines, today } = await linesOf(page, 'all');
    const line = lines.filter(({ unallocatedQty }) => unallocatedQty >= 5).at(-1)!;
    await page.getByRole('link', { name: 'Upload' }).click();
    const text = `PO;Item;Qty;ReadyDate;Line\n${line.poNumber};${line.itemCode};3;${addDays(today, 51)};${line.lineNumber}\n`;
    await page.locator('bl-upload-drop input[type=file]').setInputFiles({ name: 'trail.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Commit 1' }).click();
    await page.getByText('1 row committed.').waitFor();
    await page.getByRole('link', { name: 'All uploads' }).click();
    await page.locator('bl-upload-history').getByText('trail.csv').first().waitFor();
    await openLine(page, line);
    await told(page, 'Demo supplier', addDays(today, 51));
    return 'upload/';
  } },
  { role: 'Planner', does: 'overrides a promise', action: 'lines.updated', work: async (page) => {
    const line = (await linesOf(page, 'late')).lines.find(({ outstandingQty }) => outstandingQty > 0)!;
    await openLine(page, line);
    await page.locator('bl-line-actions').getByRole('button', { name: 'Update' }).click();
    await update(page, async (form) => {
      await form.getByRole('textbox', { name: 'Date' }).fill('+27');
      await form.locator('select').first().selectOption('transport');
    });
    await told(page, 'Demo planner', 'Transport delay');
    return String(line.id);
  } },
  { role: 'Planner', does: 'allows more than was ordered', action: 'line.over-delivery-changed', work: async (page) => {
    const [line] = (await linesOf(page, 'all')).lines.filter(({ outstandingQty }) => outstandingQty > 0).slice(-1);
    await openLine(page, line!);
    await page.getByRole('button', { name: 'Allow over-delivery' }).click();
    await page.getByRole('button', { name: 'Forbid over-delivery' }).click();
    await page.getByRole('button', { name: 'Allow over-delivery' }).waitFor();
    return `line/${line!.id}`;
  } },
  { role: 'Planner', does: 'makes a batch and cancels it', action: 'batch', work: async (page) => {
    const [line] = (await linesOf(page, 'all')).lines.filter(({ unallocatedQty, uom }) => unallocatedQty >= 9 && uom === 'EA').slice(-1);
    await openLine(page, line!);
    await page.getByRole('button', { name: 'Make batch' }).click();
    const making = dialogNamed(page, 'Make a batch');
    await making.getByLabel(/^Quantity of/).fill('4');
    await making.getByRole('textbox', { name: 'Ready on' }).fill('+9');
    await making.getByRole('button', { name: 'Make batch' }).click();
    await page.locator('bl-batch-list').getByText('Planned').first().waitFor();
    await page.locator('bl-batch-list tr').filter({ hasText: 'Planned' }).locator('a').first().click();
    await page.locator('bl-batch-panel').getByRole('button', { name: 'Cancel batch' }).click();
    const cancelling = dialogNamed(page, 'Cancel batch');
    await cancelling.getByLabel('Reason').selectOption('capacity');
    await cancelling.getByRole('button', { name: 'Cancel batch' }).click();
    await page.locator('bl-batch-history li').filter({ hasText: 'Cancelled' }).getByText('Demo planner').waitFor();
    return '';
  } },
  { role: 'Administrator', does: 'runs a step again', action: 'job.requested', work: async (page) => {
    await page.goto('/manage/jobs');
    await page.getByRole('button', { name: 'Run again Alerts' }).click();
    await dialogNamed(page, 'Run Alerts again').getByRole('button', { name: 'Run again' }).click();
    await page.locator('bl-rerun-status').getByText('Waiting').waitFor();
    return 'alerts';
  } },
];

describe.skipIf(!browserPath)('the jobs of each role, from sign-in to the audit trail', () => {
  let browser: Browser;
  let admin: Visit;
  beforeAll(async () => {
    browser = await openBrowser();
    admin = await visit(browser, '/login', { role: 'admin' });
  });
  afterAll(async () => { await browser.close(); });

  const trailOf = async (context: BrowserContext, action: string, actor: string) =>
    (await (await context.request.get(`/api/audit/events?action=${action}&actor=${encodeURIComponent(actor)}&limit=5`)).json() as { events: AuditEvent[] }).events;

  it.each(jobs)('$role: $does', async ({ role, action, work }) => {
    const since = new Date().toISOString();
    const { page, context, complaints } = await visit(browser, '/');
    await page.getByRole('button', { name: role, exact: true }).click();
    await page.locator('bl-line-grid, .empty').first().waitFor();
    const subject = await work(page);
    const [last] = await trailOf(admin.context, action, `Demo ${role.toLowerCase()}`);
    expect(last!.at >= since).toBe(true);
    expect(`${last!.subject} ${JSON.stringify(last!.after)}`).toContain(subject);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('Viewer: follows a figure to a line, and leaves nothing but a sign-in', async () => {
    const since = new Date().toISOString();
    const { page, context, complaints } = await visit(browser, '/');
    await page.getByRole('button', { name: 'Viewer', exact: true }).click();
    await listIsThere(page);
    await page.getByRole('link', { name: 'Figures' }).click();
    await page.locator('bl-figure').first().waitFor();
    await page.goto('/figures?lines=all');
    await page.locator('bl-lines-behind tbody a').first().click();
    await page.locator('bl-line-timeline').waitFor();
    expect(await page.locator('bl-line-actions button, bl-line-batch-tools button').count()).toBe(0);
    const response = await admin.context.request.get(`/api/audit/events?actor=${encodeURIComponent('Demo viewer')}&limit=20`);
    const { events } = await response.json() as { events: AuditEvent[] };
    expect(new Set(events.filter(({ at, action }) => at >= since && !action.startsWith('preference')).map(({ action }) => action))).toEqual(new Set(['session.started']));
    expect(complaints).toEqual([]);
    await context.close();
  });
});
