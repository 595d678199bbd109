import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Sorted paths below `dir` that match a pattern with `{a,b}`, `**`, `*` and `?`. Never looks into node_modules. */
export function glob(pattern: string, dir: string): string[] {
  const patterns = alternatives(pattern.replaceAll('\\', '/').replace(/^\.\//, ''));
  const found = patterns.flatMap((one) => {
    const expression = expressionFor(one);
    return filesBelow(dir, folderOf(one)).filter((path) => expression.test(path));
  });
  return [...new Set(found)].sort().map((path) => join(dir, path));
}

function alternatives(pattern: string): string[] {
  const braces = /\{([^{}]*)\}/.exec(pattern);
  if (!braces) return [pattern];
  const before = pattern.slice(0, braces.index);
  const after = pattern.slice(braces.index + braces[0].length);
  return braces[1]!.split(',').flatMap((choice) => alternatives(before + choice + after));
}

/** The part of a pattern that names a folder outright, so that only that folder is searched. */
const folderOf = (pattern: string) => /^(?:[^*?/]+\/)*/.exec(pattern)![0].replace(/\/$/, '');

function filesBelow(dir: string, folder: string): string[] {
  return entriesOf(join(dir, folder)).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(dir, path);
    return [path];
  });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const wildcards: Record<string, string> = { '**/': '(?:[^/]+/)*', '**': '.*', '*': '[^/]*', '?': '[^/]' };

function expressionFor(pattern: string): RegExp {
  const literal = pattern.replaceAll(/[.+^$()|[\]]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll(/\*\*\/|\*\*|\*|\?/g, (wildcard) => wildcards[wildcard]!)}$`);
}
