import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Source { path: string; text: string }

/** The TypeScript files below a folder of the checkout. */
export function sourcesIn(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(root.length).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

/** The text between a bracket at `start` and the one that closes it, without both. */
export function bracketed(text: string, start: number): string {
  const closing = { '(': ')', '{': '}' }[text[start]!]!;
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === text[start]) depth++;
    if (text[at] === closing && --depth === 0) return text.slice(start + 1, at);
  }
  throw new Error(`No ${closing} after ${text.slice(start, start + 80)}`);
}

/** The names of an object literal's own properties, given what is between its braces. */
export function namesIn(literal: string): string[] {
  let depth = 0;
  const flat = [...literal].map((one) => {
    if ('({[`'.includes(one) && !(one === '`' && depth > 0)) depth++;
    else if (')}]`'.includes(one)) depth--;
    return depth > 0 ? '' : one;
  }).join('');
  return flat.split(',').map((part) => /^\s*(\w+)/.exec(part)?.[1]).filter((name) => name !== undefined);
}
