import { readdirSync, readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { demoUsers } from '../../../functions/identity/demo-users.js';

const dataFields = /^(poNumber|lineNumber|itemCode|itemName|itemFamily|supplierCode|supplierName|finalCustomer|uom|currency|name|code|email|fileName|carrier|by|erpStatus|uploadedBy|sourceName|title|reference|container|person|actor|userName|instance)$|^custom/;

/** What the other tests write where people write: notes, names of views, reasons, each of several words. */
const writtenByTests = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(`${import.meta.dirname}/${file}`, 'utf8').matchAll(/(?:type|fill|note|text|because|name)(?:\(|: )'([A-Za-z][^']* [^']*)'/g)].map(([, text]) => text!));

/** The names of suppliers, people and things, where each role finds them. */
const named = { planner: ['/api/lines?preset=all&limit=500', '/api/figures/suppliers', '/api/batches?limit=200'], admin: ['/api/users', '/api/users/suppliers', '/api/audit/events?limit=200'] };

/** What people and the ERP have written, as the API gives it: longest first. */
export async function dataOf(contexts: Record<keyof typeof named, BrowserContext>): Promise<string[]> {
  const found = new Set<string>([...demoUsers.flatMap(({ name, email }) => [name, email]), 'nobody@example.com', 'nonsense', 'many', 'soon', 'none', 'lines.csv', 'batchline_po_lines', 'zzzz', 'open、closed 或 cancelled', ...writtenByTests]);
  const gather = (value: unknown, name: string): void => {
    if (typeof value === 'string') { if (dataFields.test(name) && /[A-Za-z]{2}/.test(value)) found.add(value); return; }
    if (Array.isArray(value)) { for (const one of value) gather(one, name); return; }
    if (value && typeof value === 'object') for (const [key, one] of Object.entries(value)) gather(one, name.startsWith('custom') ? name : key);
  };
  for (const [role, context] of Object.entries(contexts)) for (const path of named[role as keyof typeof named]) {
    const reply = await context.request.get(path);
    expect(reply.status(), path).toBe(200);
    gather(await reply.json(), '');
  }
  return [...found].toSorted((one, other) => other.length - one.length);
}

/** Everything a page says, to the eye and to the ear: texts, titles, labels, placeholders, through all shadow roots. */
export const everythingSaid = (page: Page): Promise<string[]> => page.evaluate(() => {
  const said: string[] = [document.title];
  const attributes = ['title', 'aria-label', 'placeholder', 'alt', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'label'];
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) { if (node.textContent?.trim()) said.push(node.textContent.trim()); return; }
    if (node instanceof Element) {
      if (['STYLE', 'SCRIPT', 'KBD', 'NOSCRIPT', 'CODE'].includes(node.tagName) || node.getAttribute('lang') === 'en' || node.getAttribute('translate') === 'no') return;
      for (const name of attributes) if (node.hasAttribute(name)) said.push(node.getAttribute(name)!);
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    for (const child of node.childNodes) walk(child);
  };
  walk(document.body);
  return [...new Set(said)];
});
