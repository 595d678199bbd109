import type { BrowserContext, Page } from 'playwright-core';
import type { Batch } from '../../../shared/contracts/batches.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { Role } from '../../../shared/contracts/roles.js';
import { addDays } from '../../../shared/dates.js';
import { theProduct } from './the-product.js';
import { cellOf, listIsThere } from './visit.js';

/** A page, or a state of one, and how it is reached whatever the language. `path` leads there as far as an address can. */
export interface Screen { name: string; path: string; ready(page: Page, context: BrowserContext): Promise<unknown> }

const emptyList = '/lines?preset=all&search=zzzz';
/** Many rows take axe long; most states need a few. */
const shortList = '/lines?preset=all&search=PO-1';
const is = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();
const click = (page: Page, selector: string) => page.locator(selector).first().click();
/** Clicks one thing after the other; each has to come into sight. The last only has to be there. */
const through = (...selectors: string[]) => async (page: Page) => {
  for (const selector of selectors.slice(0, -1)) await click(page, selector);
  await page.locator(selectors.at(-1)!).first().waitFor();
};

/** Replies that are not what the data gives, then the page anew. */
const withReply = (path: string, json: unknown, ready: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await page.route(path, (route) => (json === undefined ? undefined : route.fulfill(typeof json === 'string' ? { body: json } : { json })));
  await page.reload();
  await ready(page);
};

const waitingLines = async (context: BrowserContext, preset = 'no-response') => (await (await context.request.get(`/api/lines?preset=${preset}&limit=200`)).json() as { lines: Line[]; today: string });

const openPanel = (ready: (page: Page) => Promise<unknown>, fits: (line: Line) => boolean = ({ unallocatedQty }) => unallocatedQty > 20) => async (page: Page, context: BrowserContext) => {
  const { lines } = await waitingLines(context, 'all');
  await page.goto(`/lines/${lines.find(fits)!.id}?preset=all&search=zzzz`);
  await page.locator('bl-line-timeline .entry').first().waitFor();
  await ready(page);
};

/** The list of one order that waits for a word. */
const oneOrder = (ready: (page: Page) => Promise<unknown>, preset = 'no-response') => async (page: Page, context: BrowserContext) => {
  const { lines } = await waitingLines(context, preset);
  await page.goto(`/lines?preset=${preset}&search=${lines[0]!.poNumber}`);
  await ready(page);
};

const chooseThree = async (page: Page) => {
  await listIsThere(page);
  for (const row of [0, 1, 2]) await page.locator('bl-line-grid tbody tr').nth(row).locator('.choice input').click();
  await page.locator('bl-selection-bar section').waitFor();
};

const editMode = async (page: Page) => {
  await listIsThere(page);
  await click(page, 'bl-list-tools button.edit');
  await page.locator('bl-edit-table input').first().waitFor();
};

const updateOne = async (page: Page) => {
  await listIsThere(page);
  await page.keyboard.press('F6');
  await page.keyboard.press('u');
  await page.locator('bl-update-form').waitFor();
};

const openMenuOf = (column: string) => async (page: Page) => {
  await listIsThere(page);
  await page.locator(`bl-line-grid th[data-column="${column}"]`).click({ button: 'right' });
  await page.locator('bl-column-menu [popover] form').waitFor();
};

/** While a preview is asked for, the one before is dimmed. */
const splitByPercentages = async (page: Page) => {
  await click(page, 'bl-line-batch-tools button:nth-of-type(2)');
  await page.locator('bl-plan-preview table').waitFor();
  const asked = page.waitForResponse((reply) => reply.url().endsWith('/api/batches/preview'));
  await page.locator('bl-bulk-dialog label.choice').nth(2).click();
  await asked;
  await page.locator('bl-bulk-dialog .preview[aria-busy="false"] table').waitFor();
};

/** Somebody else was quicker with a line whose dialog is open. */
const conflict = async (page: Page, context: BrowserContext) => {
  const { lines: [line], today } = await waitingLines(context, 'late');
  await page.goto(`/lines/${line!.id}?preset=all&search=zzzz`);
  await click(page, 'bl-line-actions .primary');
  await page.locator('bl-update-form').waitFor();
  const lines = [{ id: line!.id, version: line!.version, milestone: 'expected-arrival', date: addDays(today, 33), reason: 'transport' }];
  await context.request.post('/api/lines/updates', { data: { lines }, headers: { origin: theProduct().url } });
  await page.locator('bl-update-form bl-date-field input').first().fill('+40');
  await page.locator('bl-update-form select').first().selectOption('quality');
  await page.keyboard.press('Control+Enter');
  await page.locator('bl-conflicts').waitFor();
};

/** A file with a row of every verdict that a file can bring about by itself. */
const mixedFile = async (page: Page, context: BrowserContext) => {
  const { lines, today } = await waitingLines(context, 'all');
  const [line] = lines.filter(({ unallocatedQty, uom }) => unallocatedQty > 20 && uom === 'EA');
  const [year] = today.split('-');
  const rows = [['1', addDays(today, 40)], ['many', addDays(today, 41)], ['2', `05/06/${Number(year) + 1}`], ['1', '']].map(([qty, date]) => `${line!.poNumber};${line!.itemCode};${qty};${date};${line!.lineNumber}`);
  const text = ['PO;Item;Qty;ReadyDate;Line', ...rows, `none;${line!.itemCode};3;${addDays(today, 42)};1`].join('\n');
  await page.locator('bl-upload-drop input[type=file]').setInputFiles({ name: `ready-${line!.id}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.locator('bl-upload-rows tbody tr').first().waitFor();
};

const badFile = async (page: Page) => {
  await page.locator('bl-upload-drop input[type=file]').setInputFiles({ name: 'nonsense.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b,c\n1,2,3\n') });
  await page.getByRole('alert').waitFor();
};

const suspect = {
  id: 7, businessOn: '2026-11-20', source: 'folder', sourceName: 'lines.csv', status: 'suspect', baseline: false, linesRead: 12, newLines: 0, changedLines: 3, unchangedLines: 9,
  vanishedLines: 288, rejectedRows: 0, suspicions: [{ code: 'extract-shrank', facts: { before: 300, now: 12 } }], message: null, startedAt: '2026-11-20T18:30:00.000Z', goodAt: null, decidedAt: null,
};
const backlog = { lastNight: '2026-08-01', good: 12, waiting: 40, running: { step: 'timeline', businessOn: '2026-08-01', done: 30, total: 60 } };

const forAll: Screen[] = [
  { name: 'lines', path: '/lines?preset=all', ready: listIsThere },
  { name: 'no such page', path: '/nowhere', ready: is('bl-shell .missing h1') },
  { name: 'account', path: '/account', ready: is('bl-session-list tbody tr') },
  { name: 'user menu', path: emptyList, ready: through('bl-user-menu [popovertarget]', 'bl-user-menu .who') },
  { name: 'password dialog', path: emptyList, ready: through('bl-user-menu [popovertarget]', 'bl-user-menu .actions button:nth-child(2)', 'bl-password-form') },
];

const ofPlanner: Screen[] = [
  ...forAll,
  ...['late', 'updated', 'unmapped'].map((preset) => ({ name: `preset ${preset}`, path: `/lines?preset=${preset}`, ready: is('bl-line-grid tbody tr, bl-empty-list .empty') })),
  { name: 'empty list', path: emptyList, ready: is('.empty') },
  { name: 'list that loads', path: '/lines?preset=all', ready: withReply('**/api/lines/columns', undefined, is('bl-lines-page .list bl-skeleton')) },
  { name: 'list that failed', path: '/lines?preset=all', ready: withReply('**/api/lines/columns', 'not what was asked for', is('bl-lines-page bl-problem')) },
  { name: 'first nights', path: emptyList, ready: withReply('**/api/nights/progress', backlog, async (page) => { await is('bl-night-banner progress')(page); await is('.empty')(page); }) },
  { name: 'keys', path: emptyList, ready: async (page) => { await is('.empty')(page); await page.keyboard.press('?'); await is('bl-key-list dl')(page); } },
  { name: 'saved views', path: emptyList, ready: through('bl-list-tools bl-popover:has(bl-view-menu) [popovertarget]', 'bl-view-menu form') },
  { name: 'columns', path: emptyList, ready: through('bl-list-tools bl-popover:has(bl-column-chooser) [popovertarget]', 'bl-column-chooser li') },
  { name: 'files', path: emptyList, ready: through('bl-list-tools bl-popover:has(bl-file-menu) [popovertarget]', 'bl-file-menu form') },
  { name: 'suppliers', path: emptyList, ready: through('bl-supplier-filter [popovertarget]', 'bl-supplier-filter li') },
  { name: 'filters', path: `${shortList}&filters=${encodeURIComponent('[{"column":"orderedQty","from":1},{"column":"dueOn","empty":false},{"column":"status","in":["planned","ready"]}]')}`, ready: is('bl-filter-bar li') },
  { name: 'menu of a set', path: shortList, ready: openMenuOf('supplierName') },
  { name: 'menu of a range', path: shortList, ready: openMenuOf('dueOn') },
  { name: 'choice', path: shortList, ready: chooseThree },
  { name: 'update many', path: '/lines?preset=late', ready: async (page) => { await chooseThree(page); await page.keyboard.press('u'); await is('bl-update-form')(page); await page.keyboard.press('Control+Enter'); await is('.field-error:not([hidden])')(page); } },
  { name: 'update, overtaken', path: emptyList, ready: conflict },
  { name: 'panel', path: emptyList, ready: openPanel(async (page) => { await is('bl-promise-moves')(page); const turn = page.locator('bl-promise-moves button'); if (await turn.count() > 0) await turn.click(); }) },
  { name: 'panel of what is done', path: emptyList, ready: openPanel(is('bl-batch-list'), ({ outstandingQty, deliveredQty }) => outstandingQty === 0 && deliveredQty > 0) },
  { name: 'panel of nothing', path: '/lines/999999?preset=all&search=zzzz', ready: is('bl-line-panel bl-problem') },
  { name: 'status menu', path: emptyList, ready: openPanel(through('bl-line-actions bl-popover [popovertarget]', 'bl-line-actions .menu button')) },
  { name: 'status dialog', path: emptyList, ready: openPanel(through('bl-line-actions bl-popover [popovertarget]', 'bl-line-actions .menu button', 'bl-status-dialog form')) },
  { name: 'make batch', path: emptyList, ready: openPanel(through('bl-line-batch-tools button:nth-of-type(1)', 'bl-make-batch-dialog form .primary', 'bl-make-batch-dialog .field-error')) },
  { name: 'split', path: emptyList, ready: openPanel(splitByPercentages) },
  { name: 'inbox', path: '/inbox?suppliers=1', ready: is('bl-inbox-page tr.row, bl-inbox-page .empty') },
  { name: 'inbox, who answered', path: '/inbox?view=progress', ready: is('bl-inbox-progress tbody tr') },
  { name: 'batches', path: '/batches', ready: is('bl-batch-table tbody a') },
  { name: 'batches of every state', path: '/batches?status=delivered,cancelled', ready: through('bl-batches-page bl-popover [popovertarget]', '.states') },
  { name: 'no batches', path: '/batches?search=zzzz', ready: is('bl-batches-page .empty') },
  { name: 'batch on its way', path: '/batches?status=dispatched', ready: through('bl-batch-table tbody a', 'bl-batch-history li') },
  ...[1, 2, 3].map((nth) => ({ name: `act ${nth} on a batch`, path: '/batches?status=planned', ready: through('bl-batch-table tbody a', `bl-batch-panel .acts button:nth-child(${nth})`, 'bl-batch-act-dialog form') })),
  { name: 'calendar', path: '/batches?look=calendar', ready: is('bl-batch-calendar .day li') },
  { name: 'upload', path: '/upload', ready: is('bl-upload-history, bl-upload-page .empty') },
  { name: 'dry run', path: '/upload', ready: mixedFile },
  { name: 'refused file', path: '/upload', ready: badFile },
  { name: 'exceptions', path: '/exceptions', ready: is('bl-alert-list tbody tr') },
  { name: 'exception', path: '/exceptions?severity=critical', ready: through('bl-alert-list tbody tr', 'bl-alert-history li') },
  { name: 'no exceptions', path: '/exceptions?show=snoozed&severity=info', ready: is('bl-exceptions-page .empty') },
];

const ofExpeditor: Screen[] = [
  { name: 'lines of an expeditor', path: emptyList, ready: oneOrder(listIsThere) },
  { name: 'update, incomplete', path: emptyList, ready: oneOrder(async (page) => { await updateOne(page); await page.keyboard.press('Control+Enter'); await is('.field-error:not([hidden])')(page); }) },
  { name: 'edit mode, incomplete', path: emptyList, ready: oneOrder(async (page) => { await editMode(page); await page.keyboard.type('+3'); await page.keyboard.press('Control+s'); await is('bl-row-faults li')(page); }) },
  { name: 'leaving edit mode', path: emptyList, ready: oneOrder(async (page) => { await editMode(page); await page.keyboard.type('+3'); await page.keyboard.press('Tab'); await page.keyboard.press('Escape'); await is('bl-leave-dialog dialog[open]')(page); }) },
  { name: 'note', path: emptyList, ready: openPanel(through('bl-line-actions .actions > button:last-of-type', 'bl-note-dialog dialog[open]')) },
  { name: 'inbox of an expeditor, an exception and a refusal', path: '/inbox', ready: refuseAndEdit },
  { name: 'cell of one\'s own', path: '/lines?preset=all', ready: async (page) => { await page.setViewportSize({ width: 1920, height: 560 }); await listIsThere(page); await cellOf(page, 0, 'customDate5').dblclick(); await is('bl-cell-editor input')(page); await page.keyboard.type('soon'); await page.keyboard.press('Enter'); await is('bl-cell-editor .field-error')(page); } },
];

async function refuseAndEdit(page: Page): Promise<void> {
  const rows = page.locator('bl-inbox-page tr.row');
  await rows.first().waitFor();
  await page.locator('bl-inbox-page .top select').selectOption({ index: 1 });
  await page.waitForURL(/suppliers=/);
  await rows.first().focus();
  await page.keyboard.press('r');
  await page.locator('bl-reject-form form').waitFor();
  await rows.nth(1).focus();
  for (const key of ['x', 'e']) await page.keyboard.press(key);
}

const ofSupplier: Screen[] = [
  { name: 'lines of a supplier', path: '/lines?preset=all', ready: listIsThere },
  { name: 'inbox of a supplier, moving', path: '/inbox', ready: through('bl-shift-menu bl-popover [popovertarget]', 'bl-shift-menu form') },
  { name: 'panel of a supplier', path: emptyList, ready: openPanel(is('bl-batch-list')) },
  { name: 'figures of a supplier', path: '/figures', ready: is('bl-figure') },
];

const figures = ['', '?view=promises&tables=trend,ranking', '?view=lead-times', '?view=calibration', '?tables=trend,ranking,classes&by=customer', '?lines=all'];
const ofViewer: Screen[] = figures.map((query) => ({ name: `figures ${query}`, path: `/figures${query}`, ready: is(query.includes('lines=') ? 'bl-lines-behind tbody tr, bl-lines-behind .empty' : 'bl-figure') }));

const ofAdmin: Screen[] = [
  { name: 'jobs', path: '/manage/jobs', ready: is('bl-runs-view tbody tr') },
  { name: 'extracts', path: '/manage/jobs?view=extracts', ready: is('bl-extracts-view tbody tr') },
  { name: 'suspect extract', path: '/manage/jobs?view=extracts', ready: withReply('**/api/extracts?*', { extracts: [suspect], total: 1 }, through('bl-extracts-view tbody button', 'bl-decision-dialog form')) },
  { name: 'rejects', path: '/manage/jobs?view=rejects', ready: is('bl-rejects-view .empty, bl-rejects-view tbody tr') },
  { name: 'rerun', path: '/manage/jobs', ready: through('bl-step-strip button', 'bl-rerun-dialog form') },
  { name: 'health', path: '/manage/health', ready: is('bl-health-page tbody tr') },
  { name: 'ERP connection, tried', path: '/manage/erp', ready: through('bl-erp-page .actions button', 'bl-erp-preview tbody tr') },
  ...['item', 'supplier', 'terms'].map((view) => ({ name: `cross-reference, ${view}`, path: `/manage/xref?view=${view}`, ready: is('bl-xref-page .empty, bl-xref-page table') })),
  ...['columns', 'reasons', 'policies'].flatMap((section) => [
    { name: section, path: `/manage/${section}`, ready: is('bl-rules-desk tbody tr') },
    { name: `one of ${section}`, path: `/manage/${section}`, ready: through('bl-rules-desk tbody button', 'bl-rule-form form') },
  ]),
  { name: 'settings', path: '/manage/settings', ready: through('bl-setting-row summary', 'bl-setting-row .history li, bl-setting-row .history p') },
  { name: 'people', path: '/manage/users', ready: is('bl-users-page tbody tr') },
  { name: 'invitation', path: '/manage/users', ready: through('bl-users-page .primary', 'bl-user-dialog form') },
  { name: 'mail', path: '/manage/mail', ready: is('bl-mail-page pre') },
  { name: 'audit log', path: '/manage/audit', ready: through('bl-audit-page .toggle', 'bl-audit-change table') },
  { name: 'no such section', path: '/manage/nothing', ready: is('bl-manage-page .missing') },
  { name: 'setup', path: '/setup', ready: is('bl-setup-page li') },
  { name: 'exceptions of an administrator', path: '/exceptions', ready: is('bl-alert-list tbody tr, bl-exceptions-page .empty') },
];

const outside: Screen[] = [
  { name: 'sign-in', path: '/login', ready: is('.demo button') },
  { name: 'link without a token', path: '/welcome', ready: is('bl-welcome-page main') },
  { name: 'first administrator', path: '/setup', ready: is('bl-first-admin form') },
  { name: 'sign-in, refused', path: '/login', ready: async (page) => { await page.locator('input[type=email]').fill('nobody@example.com'); await page.locator('input[type=password]').fill('not the password'); await page.keyboard.press('Enter'); await is('bl-sign-in-form [role=alert]')(page); } },
];

/** Every screen there is, by who looks at it. */
export const screens: readonly { role: Role | null; of: readonly Screen[] }[] = [
  { role: null, of: outside }, { role: 'planner', of: ofPlanner }, { role: 'expeditor', of: ofExpeditor }, { role: 'supplier', of: ofSupplier }, { role: 'viewer', of: ofViewer }, { role: 'admin', of: ofAdmin },
];

/** One batch on its way, one still planned. */
export async function makeBatches(context: BrowserContext): Promise<void> {
  const { lines, today } = await waitingLines(context, 'all');
  const free = lines.filter(({ unallocatedQty, uom }) => unallocatedQty >= 20 && uom === 'EA').toReversed();
  const send = async (path: string, data: object) => (await (await context.request.post(path, { data, headers: { origin: theProduct().url } })).json() as { batch: Batch }).batch;
  const makes = ({ id, version }: Line) => send('/api/batches', { lines: [{ id, version, qty: 20 }], readyOn: addDays(today, 1), arriveOn: addDays(today, 2), carrier: '中远' });
  const seen = ({ version, lines: parts }: Batch) => ({ version, lines: parts.map(({ lineId, lineVersion }) => ({ id: lineId, version: lineVersion })) });
  const planned = await makes(free[0]!);
  const confirmed = await send(`/api/batches/${planned.id}/confirmation`, seen(planned));
  await send(`/api/batches/${planned.id}/dispatch`, { ...seen(confirmed), dispatchedOn: today });
  await makes(free[1]!);
}
