import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, sourcesIn } from './sources.js';

const sources = sourcesIn('web/src');
const breaking = (breaks: (text: string, path: string) => boolean) => sources.filter(({ text, path }) => breaks(text, path)).map(({ path }) => path);

describe('the house rules of the client', () => {
  it('a file has the name of its element', () => {
    const named = sources.flatMap(({ path, text }) => [...text.matchAll(/@customElement\('([^']+)'\)/g)].map((match) => [path.split('/').at(-1), `${match[1]}.ts`]));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(([file, tag]) => file !== tag)).toEqual([]);
  });

  it('an element that is used is imported', () => {
    const missing = sources.flatMap(({ path, text }) => [...text.matchAll(/<(bl-[a-z-]+)/g)].map((match) => match[1]!)
      .filter((tag) => !new RegExp(`^import (?!type)[^\\n]*/${tag}\\.js'|import\\('[^']*/${tag}\\.js'\\)`, 'm').test(text)).map((tag) => `${path}: ${tag}`));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('has no style attribute and no styleMap: the policy forbids them', () => {
    expect(breaking((text) => /\bstyleMap\b|\sstyle=|unsafeHTML|innerHTML/.test(text))).toEqual([]);
  });

  it('takes colours from the tokens only', () => {
    expect(breaking((text) => /#[0-9a-f]{3,8}\b(?=[;,\s)])|\brgba?\(|\bhsla?\(/i.test(text.replaceAll(/@query\('[^']*'\)|href="#\w+"/g, '')))).toEqual([]);
  });

  it('uses only tokens that exist', () => {
    const tokens = readFileSync(join(root, 'web/src/styles/tokens.css'), 'utf8');
    const used = sources.flatMap(({ text }) => [...text.matchAll(/var\((--[\w-]+)(?=\))/g)].map((match) => match[1]!));
    const own = new Set(sources.flatMap(({ text }) => [...text.matchAll(/(--[\w-]+):/g)].map((match) => match[1]!)));
    expect([...new Set(used)].filter((name) => !tokens.includes(`${name}:`) && !own.has(name))).toEqual([]);
  });

  it('keeps files under 250 lines', () => {
    expect(breaking((text) => text.split('\n').length > 250)).toEqual([]);
  });

  it('imports nothing of the server', () => {
    expect(breaking((text) => /from '[^']*\/(functions|host)\//.test(text))).toEqual([]);
  });
});
