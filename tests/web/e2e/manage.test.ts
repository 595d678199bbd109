import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../../shared/contracts/audit.js';
import { browserPath, openBrowser } from './browser.js';
import { theProduct } from './the-product.js';
import { visit, type Visit } from './visit.js';

/** One job of an administrator: where it is done, how, and what the trail has of it. */
interface Job { does: string; path: string; action: string; says: string; work(page: Page): Promise<void> }

const rowOf = (page: Page, name: string) => page.locator('bl-setting-row').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** What the next minute would do, now. */
const tick = async (name: string) => {
  const { url, adminKey } = theProduct();
  expect((await fetch(`${url}/admin/functions/${name}`, { method: 'POST', headers: { 'x-functions-key': adminKey } })).status).toBe(202);
};

const changeRule = async (page: Page, name: string, change: (form: ReturnType<Page['locator']>) => Promise<unknown>) => {
  const button = page.getByRole('button', { name, exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  const form = page.locator('bl-rule-form');
  await form.waitFor();
  await change(form);
  await page.keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
};

const jobs: Job[] = [
  { does: 'changes a setting, reads its history and brings the standard back', path: '/manage/settings', action: 'setting.changed', says: 'setting/slippedTimes 4 2', work: async (page) => {
    const row = rowOf(page, 'Slipped, times moved later');
    await row.getByRole('textbox').fill('4');
    await page.keyboard.press('Enter');
    await row.getByText('Changed by Demo administrator').waitFor();
    await row.getByText('History').click();
    await row.locator('.history li').getByText('2 → 4').waitFor();
    await row.getByRole('button', { name: 'Standard value' }).click();
    await expect.poll(() => row.getByRole('textbox').inputValue()).toBe('2');
  } },
  { does: 'says how long mail is kept; nonsense is refused in words', path: '/manage/settings', action: 'setting.changed', says: 'setting/retention "mailDays":91', work: async (page) => {
    const row = rowOf(page, 'Days until removal');
    await row.getByLabel('Mail', { exact: true }).fill('0');
    await page.keyboard.press('Enter');
    await row.getByRole('alert').waitFor();
    await row.getByLabel('Mail', { exact: true }).fill('91');
    await page.keyboard.press('Enter');
    await row.getByText('Changed by Demo administrator').waitFor();
  } },
  { does: 'adds a reason', path: '/manage/reasons', action: 'reason', says: 'waiting-for-mould', work: async (page) => {
    await changeRule(page, 'Add', async (form) => {
      await form.getByLabel('Code').fill('waiting-for-mould');
      await form.getByLabel('In English').fill('Waiting for the mould');
      await form.getByLabel('In Chinese').fill('等待模具');
    });
    await page.locator('bl-rules-desk').getByRole('row', { name: /Waiting for the mould/ }).waitFor();
  } },
  { does: 'takes an OTIF policy out of use', path: '/manage/policies', action: 'otif-policy', says: 'ONCE-ONLY', work: async (page) => {
    const fill = (active: boolean) => async (form: ReturnType<Page['locator']>) => {
      if (active) await form.getByLabel('Code').fill('ONCE-ONLY');
      if (active) for (const [label, text] of [['In English', 'Only once, to try'], ['In Chinese', '仅一次']] as const) await form.getByLabel(label).fill(text);
      await form.getByLabel('Days late').fill('3');
      if (!active) await form.getByLabel('In use').uncheck();
      await form.getByLabel('Days late').focus();
    };
    await changeRule(page, 'Add', fill(true));
    await changeRule(page, 'Change Only once, to try', fill(false));
    await page.locator('bl-rules-desk').getByRole('row', { name: /Only once, to try/ }).getByText('Not in use').waitFor();
  } },
  { does: 'gives a column of its own a name', path: '/manage/columns', action: 'column', says: 'customText4', work: async (page) => {
    const row = page.locator('bl-rules-desk tbody tr').filter({ hasText: 'customText4' });
    await row.getByRole('button').click();
    const form = page.locator('bl-rule-form');
    await form.getByLabel('Label').fill('验货编号');
    await form.getByLabel('Filled by').selectOption({ label: 'People' });
    await form.getByLabel('Supplier').uncheck();
    await form.getByRole('button', { name: 'Save' }).click();
    await row.getByText('验货编号').waitFor();
    await row.getByText('Planner, Expeditor, Viewer, Administrator').waitFor();
    expect(await page.locator('bl-rules-desk .table-scroll').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  } },
  { does: 'brings in the order quantities of items by a file, after a try', path: '/manage/xref?view=terms', action: 'xref.imported', says: 'terms', work: async (page) => {
    const { lines: [line] } = await (await page.request.get('/api/lines?preset=all&limit=1')).json() as { lines: { itemCode: string; supplierCode: string }[] };
    const text = `itemCode,supplierCode,moq,orderMultiple,transitDays\n${line!.itemCode},${line!.supplierCode},1,1,3\n`;
    await page.locator('bl-reference-import input[type=file]').setInputFiles({ name: 'terms.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByText('This is what the file would do.').waitFor();
    await page.getByRole('button', { name: 'Write 1 row' }).click();
    await page.locator('bl-reference-import').getByText('The file was written.').waitFor();
    await page.locator('bl-item-terms').getByText(line!.itemCode).first().waitFor();
  } },
  { does: 'tries the ERP and sees its first rows', path: '/manage/erp', action: 'session.started', says: '', work: async (page) => {
    await page.getByText('The environment variable BATCHLINE_ERP has the say here.').waitFor();
    expect(await page.locator('bl-connection-form').count() + await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Try the connection' }).click();
    await page.getByText('It works').waitFor();
    expect(await page.locator('bl-erp-preview tbody tr').count()).toBe(10);
  } },
  { does: 'looks at what mails look like', path: '/manage/mail', action: 'session.started', says: '', work: async (page) => {
    await page.getByText('Mail is off').waitFor();
    await page.locator('bl-mail-page .filters').last().locator('select').selectOption({ label: 'Invitation' });
    await page.locator('pre[aria-label="Invitation"]').waitFor();
  } },
  { does: 'has the chain of the trail followed, and opens an event', path: '/manage/audit', action: 'job.requested', says: 'audit-check', work: async (page) => {
    await page.getByRole('button', { name: 'Check the chain' }).click();
    await page.getByText('It starts within a minute.').waitFor();
    await tick('check-audit');
    await page.getByText(/^Whole: /).waitFor();
    await page.getByLabel('Action').selectOption('setting');
    await page.waitForURL(/action=setting/);
    await page.locator('bl-audit-page tr').filter({ hasText: 'setting/retention' }).first().getByRole('button', { name: /^Details of event/ }).click();
    await page.locator('bl-audit-change').getByText('mailDays').waitFor();
    const box = await page.locator('bl-audit-page .table-scroll').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(box).toBe(0);
  } },
  { does: 'sees how everything is, and where to go', path: '/manage', action: 'session.started', says: '', work: async (page) => {
    await page.waitForURL(/\/manage\/health$/);
    await page.locator('bl-health-page tr[data-item="audit"][data-state="good"]').waitFor();
    await page.locator('bl-health-page tr[data-item="mail"]').getByText('Warning').waitFor();
    await page.locator('bl-health-page tr[data-item="erp"]').getByText('It answers now.').waitFor();
    await page.locator('bl-health-page').getByRole('link', { name: 'Nights and jobs' }).first().click();
    await page.locator('bl-step-strip').waitFor();
  } },
];

describe.skipIf(!browserPath)('the administrator', () => {
  let browser: Browser;
  let admin: Visit;
  beforeAll(async () => {
    browser = await openBrowser();
    admin = await visit(browser, '/login', { role: 'admin' });
  });
  afterAll(async () => {
    await admin.context.close();
    await browser.close();
  });

  it.each(jobs.map((job) => [job.does, job] as const))('%s', async (_, { path, action, says, work }) => {
    const { page, context, complaints } = admin;
    complaints.length = 0;
    await page.goto(path);
    await work(page);
    const { events } = await (await context.request.get(`/api/audit/events?action=${action}&actor=${encodeURIComponent('Demo administrator')}&limit=1`)).json() as { events: AuditEvent[] };
    const told = `${events[0]!.subject} ${JSON.stringify(events[0]!.before)} ${JSON.stringify(events[0]!.after)}`;
    for (const part of says.split(' ')) expect(told).toContain(part);
    expect(complaints.filter((text) => !/status of 400/.test(text))).toEqual([]);
  });
});
