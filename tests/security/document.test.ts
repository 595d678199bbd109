import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('docs/security.md', root), 'utf8');
const rows = text.split('\n').filter((line) => /^\| \d/.test(line)).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

it('every test that the document names is there', () => {
  const named = [...new Set(text.match(/\btests\/[\w./-]+/g))];
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
});

it('every file of the product that it names is there', () => {
  const named = [...new Set(text.match(/(?<![\w/.])(?:functions|host|shared|web|deploy|sql|docs)\/[\w./-]+/g))];
  expect(named.filter((file) => !existsSync(new URL(file.replace(/\.$/, ''), root)))).toEqual([]);
});

it('every row has a requirement, a verdict of three, and a word on it', () => {
  expect(rows.filter((cells) => cells.length !== 5 || !/^(yes|in part|no)$/.test(cells[2]!) || cells.slice(0, 4).some((cell) => cell === ''))).toEqual([]);
});

it('what it says is met is either shown by a test or told how', () => {
  expect(rows.filter(([, , met, how, shown]) => met === 'yes' && shown === '' && how!.length < 40).map(([number]) => number)).toEqual([]);
});

it('no requirement stands there twice', () => {
  const numbers = rows.map(([number]) => number);
  expect(numbers.filter((number, i) => numbers.indexOf(number) !== i)).toEqual([]);
});
