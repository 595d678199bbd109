import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, openBrowser } from './browser.js';
import { theProduct } from './the-product.js';
import { cellOf, focused, listIsThere, signInAs, visit } from './visit.js';

const header = (page: Page, column: string) => page.locator(`bl-line-grid th[data-column="${column}"]`);
const openMenu = async (page: Page, column: string) => {
  await header(page, column).hover();
  await header(page, column).locator('.more').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).waitFor();
};
const tools = (page: Page, name: string) => page.locator('bl-list-tools').getByRole('button', { name });
const columnsShown = (page: Page) => page.locator('bl-line-grid th[data-column]').evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset['column']));
const kept = (page: Page) => page.waitForResponse((reply) => reply.url().includes('/api/preferences/') && reply.request().method() !== 'GET');

/** Holds back what the page asks of a path from now on: says when it was asked, and lets it go. */
async function held(page: Page, path: string): Promise<[asked: Promise<unknown>, release: () => void]> {
  let release = () => {};
  const released = new Promise<void>((resolve) => { release = resolve; });
  await page.route(path, async (route) => { await released; await route.continue(); });
  return [page.waitForRequest(path), release];
}

describe.skipIf(!browserPath)('what one does with the list', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(async () => { await browser.close(); });

  it('filters by a set, a range and a text, each to see, to change and to take away', async () => {
    const { page, context, complaints } = await visit(browser, '/lines?preset=all', { role: 'planner' });
    await listIsThere(page);
    await openMenu(page, 'supplierName');
    const menu = page.getByRole('dialog');
    const first = menu.locator('.value').first();
    const [name, n] = [await first.locator('span').first().innerText(), await first.locator('.quiet').innerText()];
    await first.click();
    await menu.getByRole('button', { name: 'Apply' }).click();
    await page.locator('bl-line-list footer').getByText(`${n} line`).waitFor();
    expect(new Set(await page.locator('td.c-supplierName').allInnerTexts())).toEqual(new Set([name]));
    await openMenu(page, 'dueOn');
    await menu.getByLabel('From').fill('2026-01-01');
    await menu.getByRole('button', { name: 'Apply' }).click();
    await page.locator('bl-filter-bar li').nth(1).waitFor();
    expect(JSON.parse(new URL(page.url()).searchParams.get('filters')!)).toEqual([{ column: 'supplierName', in: [name] }, { column: 'dueOn', from: '2026-01-01' }]);
    await page.getByRole('button', { name: /^Remove filter: Due/ }).click();
    await page.getByRole('button', { name: /^Change filter: Supplier/ }).click();
    await menu.getByRole('button', { name: 'Remove filter' }).click();
    await page.locator('bl-filter-bar').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('opens the menu of a column by keys, and gives the focus back', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all', { role: 'planner' });
    await listIsThere(page);
    await page.keyboard.press('F6');
    for (const key of ['ArrowUp', 'ArrowRight', 'Alt+ArrowDown']) await page.keyboard.press(key);
    await page.getByRole('dialog', { name: 'Line', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toMatchObject({ tag: 'button', text: 'Line' });
    await context.close();
  });

  it('arranges columns and rows for one person, at every desk, and goes back to the role\'s', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all', { role: 'viewer' });
    await listIsThere(page);
    const before = await columnsShown(page);
    await tools(page, 'Columns').click();
    const chooser = page.locator('bl-column-chooser');
    await chooser.getByRole('checkbox', { name: 'Customer', exact: true }).check();
    await chooser.getByRole('button', { name: 'Line: move up' }).click();
    await chooser.getByRole('button', { name: 'Comfortable' }).click();
    await Promise.all([kept(page), kept(page)]);
    expect(await columnsShown(page)).toContain('finalCustomer');
    const other = await visit(browser, '/lines?preset=all', { role: 'viewer', width: 1920 });
    await listIsThere(other.page);
    await expect.poll(() => columnsShown(other.page)).toEqual(await columnsShown(page));
    expect((await columnsShown(other.page))[0]).toBe('lineNumber');
    expect(await other.page.locator('bl-line-grid').getAttribute('density')).toBe('comfortable');
    await other.context.close();
    await chooser.getByRole('button', { name: 'As the role has them' }).click();
    await expect.poll(() => columnsShown(page)).toEqual(before);
    await chooser.getByRole('button', { name: 'Compact' }).click();
    await kept(page);
    await context.close();
  });

  it('pulls a column wider with the mouse, and makes it narrower by the menu', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all', { role: 'admin' });
    await listIsThere(page);
    const width = async () => Math.round((await header(page, 'dueOn').boundingBox())!.width);
    const before = await width();
    const grip = (await header(page, 'dueOn').locator('.grip').boundingBox())!;
    await page.mouse.move(grip.x + 3, grip.y + 8);
    await page.mouse.down();
    await page.mouse.move(grip.x + 43, grip.y + 8, { steps: 3 });
    await page.mouse.up();
    await expect.poll(width).toBe(before + 40);
    await openMenu(page, 'dueOn');
    await page.getByRole('button', { name: 'Narrower' }).click();
    await expect.poll(width).toBe(before + 24);
    await context.close();
  });

  it('saves a view, finds it again and removes it', async () => {
    const { page, context } = await visit(browser, '/lines?preset=at-risk&sort=poNumber', { role: 'planner' });
    await page.locator('bl-line-grid, .empty').first().waitFor();
    await tools(page, 'Saved views').click();
    await page.locator('bl-view-menu').getByLabel('Name').fill('Risks by number');
    await page.locator('bl-view-menu').getByRole('button', { name: 'Save view' }).click();
    await page.locator('bl-view-menu').getByRole('link', { name: 'Risks by number' }).waitFor();
    await page.goto('/lines?preset=all');
    await tools(page, 'Saved views').click();
    await page.locator('bl-view-menu').getByRole('link', { name: 'Risks by number' }).click();
    await expect.poll(() => page.url()).toContain('/lines?preset=at-risk&sort=poNumber');
    await page.getByRole('button', { name: 'Remove “Risks by number”' }).click();
    await page.locator('bl-view-menu').getByText('No view is saved yet').waitFor();
    await context.close();
  });

  it('fills in cells one below the other, tells who did it, and takes nobody by surprise', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all&sort=poNumber', { role: 'expeditor', width: 1920 });
    await listIsThere(page);
    await cellOf(page, 0, 'customText5').dblclick();
    await expect.poll(() => focused(page)).toMatchObject({ tag: 'input' });
    await page.keyboard.type('ask for papers');
    await page.keyboard.press('Enter');
    await expect.poll(() => cellOf(page, 0, 'customText5').innerText()).toBe('ask for papers');
    await expect.poll(() => focused(page)).toMatchObject({ tag: 'td', host: 'bl-line-grid' });
    await expect.poll(() => cellOf(page, 0, 'customText5').getAttribute('title')).toContain('Demo expeditor, ');
    await page.keyboard.press('F2');
    await expect.poll(() => focused(page)).toMatchObject({ tag: 'input' });
    await page.keyboard.type('second');
    await page.keyboard.press('Escape');
    expect(await cellOf(page, 1, 'customText5').innerText()).toBe('—');
    await cellOf(page, 0, 'customDate5').dblclick();
    await expect.poll(() => focused(page)).toMatchObject({ tag: 'input' });
    await page.keyboard.type('soon');
    await page.keyboard.press('Enter');
    await page.locator('bl-cell-editor').getByText('A date is needed: YYYY-MM-DD.').waitFor();
    await page.keyboard.press('Escape');
    await context.close();
  });

  it('keeps what is typed while the list is read anew, and saves over what another typed only knowingly', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all&sort=poNumber', { role: 'expeditor', width: 1920 });
    await listIsThere(page);
    const id = Number(await page.locator('bl-line-grid tbody tr').nth(6).getAttribute('data-id'));
    const fill = async (text: string) => {
      await cellOf(page, 6, 'customText5').dblclick();
      await expect.poll(() => focused(page)).toMatchObject({ tag: 'input' });
      await page.keyboard.type(text);
    };
    await fill('ask for papers');
    const [asked, release] = await held(page, '**/api/lines/columns');
    await page.keyboard.press('Enter');
    await expect.poll(() => cellOf(page, 6, 'customText5').innerText()).toBe('ask for papers');
    await fill('no papers');
    const other = await browser.newContext({ baseURL: theProduct().url });
    await signInAs(other, 'planner');
    const kept = await other.request.put(`/api/lines/${id}/custom-values/customText5`, { data: { value: 'papers are here', version: 1 }, headers: { origin: theProduct().url } });
    expect(kept.status()).toBe(200);
    await asked;
    const read = page.waitForResponse('**/api/lines/columns');
    release();
    await (await read).finished();
    await expect.poll(() => cellOf(page, 6, 'customText5').innerText()).toBe('papers are here');
    expect(await page.locator('bl-cell-editor input').inputValue()).toBe('no papers');
    await page.keyboard.press('Enter');
    await page.locator('bl-cell-editor').getByText('Demo planner has changed this value').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => cellOf(page, 6, 'customText5').innerText()).toBe('no papers');
    await Promise.all([context.close(), other.close()]);
  });

  it('chooses lines by keys and by mouse, and offers what can be done with them', async () => {
    const { page, context } = await visit(browser, '/lines?preset=late', { role: 'planner' });
    await listIsThere(page);
    await page.keyboard.press('F6');
    await page.keyboard.press('x');
    for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp']) await page.keyboard.press(key);
    await page.locator('bl-selection-bar strong').getByText('2 lines chosen').waitFor();
    await page.locator('bl-line-grid tbody tr').nth(5).locator('.choice input').click();
    await page.locator('bl-line-grid tbody tr').nth(8).locator('.choice input').click({ modifiers: ['Shift'] });
    await page.locator('bl-selection-bar strong').getByText('6 lines chosen').waitFor();
    await page.getByRole('button', { name: 'Update 6 lines' }).click();
    await page.locator('bl-update-dialog').getByRole('heading').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Edit in rows' }).click();
    await expect.poll(() => page.locator('bl-edit-table tbody tr').count()).toBe(6);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Split into batches' }).click();
    await page.locator('bl-plan-preview, bl-bulk-dialog bl-problem').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Let go' }).click();
    await page.locator('bl-selection-bar section').waitFor({ state: 'detached' });
    await context.close();
  });

  it('is chosen from, copied and fitted as a spreadsheet is', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all', { role: 'planner' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await listIsThere(page);
    const copied = async () => { await page.keyboard.press('Control+c'); await page.locator('bl-notices').getByText('copied').first().waitFor(); return page.evaluate(() => navigator.clipboard.readText()); };
    await cellOf(page, 2, 'dueOn').click({ modifiers: ['ControlOrMeta'] });
    await cellOf(page, 6, 'dueOn').click({ modifiers: ['Shift'] });
    await page.locator('bl-selection-bar strong').getByText('5 lines chosen').waitFor();
    await cellOf(page, 4, 'dueOn').click({ modifiers: ['ControlOrMeta'] });
    await page.locator('bl-selection-bar strong').getByText('4 lines chosen').waitFor();
    expect(new URL(page.url()).pathname).toBe('/lines');
    const rows = (await copied()).split('\r\n').map((row) => row.split('\t'));
    expect(rows.map(([po]) => po)).toEqual(['PO number', ...await Promise.all([2, 3, 5, 6].map((row) => cellOf(page, row).innerText()))]);
    const ordered = rows[0]!.indexOf('Ordered');
    expect(rows.slice(1).map((row) => row[ordered])).toEqual((await Promise.all([2, 3, 5, 6].map((row) => cellOf(page, row, 'orderedQty').innerText()))).map((text) => text.replaceAll(',', '')));
    await page.getByRole('button', { name: 'Let go' }).click();
    await cellOf(page, 1, 'itemCode').focus();
    expect(await copied()).toBe(await cellOf(page, 1, 'itemCode').innerText());
    const width = async () => (await header(page, 'supplierName').boundingBox())!.width;
    const before = await width();
    await header(page, 'supplierName').locator('.grip').dblclick();
    await expect.poll(width).toBeGreaterThan(before);
    await context.request.delete('/api/preferences/lines.layout', { headers: { origin: theProduct().url } });
    await context.close();
  });

  it('loses no key that is pressed before the field of a cell is there', async () => {
    const { page, context } = await visit(browser, '/lines?preset=all&sort=poNumber', { role: 'expeditor', width: 1920 });
    await listIsThere(page);
    let come = () => {};
    const wanted = new Promise<void>((resolve) => { come = resolve; });
    await page.route('**/bl-cell-editor*.js', async (route) => { await wanted; await route.continue(); });
    await cellOf(page, 3, 'customText5').dblclick();
    await page.keyboard.type('jux quick');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    come();
    await expect.poll(() => cellOf(page, 3, 'customText5').innerText()).toBe('jux quic');
    await page.keyboard.press('Enter');
    await page.keyboard.type('next');
    await page.keyboard.press('Enter');
    await expect.poll(() => cellOf(page, 4, 'customText5').innerText()).toBe('next');
    await context.close();
  });

  it('hands out the list and the workbook for a supplier', async () => {
    const { page, context, complaints } = await visit(browser, '/lines?preset=all', { role: 'expeditor' });
    await listIsThere(page);
    await tools(page, 'Excel and CSV').click();
    const [list] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'This list as Excel' }).click()]);
    expect(list.suggestedFilename()).toMatch(/^lines-.*\.xlsx$/);
    const [request] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Make the file' }).click()]);
    expect(request.suggestedFilename()).toMatch(/^batchline-V\d+-.*\.xlsx$/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('offers what others changed, and moves nothing until it is asked', async () => {
    const { page, context } = await visit(browser, '/login', { role: 'planner' });
    await page.clock.install();
    await page.goto('/lines?preset=all');
    await listIsThere(page);
    const order = (await page.locator('td.c-poNumber').allInnerTexts()).slice(0, 20);
    const { lines } = (await (await context.request.get('/api/lines?limit=50')).json()) as { lines: { id: number; custom: Record<string, unknown> }[] };
    const line = lines.find(({ custom }) => !custom['customText5']);
    const kept = await context.request.put(`/api/lines/${line!.id}/custom-values/customText5`, { data: { value: 'told', version: null }, headers: { origin: theProduct().url } });
    expect(kept.status()).toBe(200);
    await page.clock.fastForward(31_000);
    await page.locator('.newer').getByText('1 line changed').waitFor();
    expect((await page.locator('td.c-poNumber').allInnerTexts()).slice(0, 20)).toEqual(order);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.locator('.newer').waitFor({ state: 'detached' });
    await context.close();
  });
});
