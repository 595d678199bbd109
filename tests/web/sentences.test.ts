import { describe, expect, it } from 'vitest';
import { fieldWords } from '../../shared/sentences/field-words.js';
import { proposalSentences } from '../../shared/sentences/proposals.js';
import { sentences, tell } from '../../shared/sentences/tell.js';
import { words, wordFor } from '../../shared/sentences/words.js';
import { erpFields } from '../../shared/contracts/erp-fields.js';
import { StepName } from '../../shared/contracts/jobs-words.js';
import { lineColumns } from '../../shared/contracts/line-columns.js';
import { BatchState, LineStatus, StatementSource } from '../../shared/contracts/purchasing-words.js';
import { Role } from '../../shared/contracts/roles.js';
import { latinWords } from './latin-words.js';
import { bracketed, namesIn, sourcesIn } from './sources.js';

const languages = ['en', 'zh-CN'] as const;
const server = sourcesIn('functions');

/** Every code that the server gives, with the facts it gives along. */
const given = new Map([...becauses(), ...refusals(), ...rejects(), ['unexpected', []] as const].map(([code, facts]) => [code, [...facts]]));

function becauses(): (readonly [string, string[]])[] {
  const clocks = /clock: ('[^;}]+')/.exec(server.find(({ path }) => path.endsWith('/receipt-pools.ts'))!.text)![1]!.split('|').map((one) => one.trim().slice(1, -1));
  return server.flatMap(({ text }) => [...text.matchAll(/\bcode: (?:'([a-z0-9-]+)'|`history-\$\{next\.clock\}`), facts: (?=\{)/g)].flatMap((match) => {
    const facts = namesIn(bracketed(text, match.index + match[0].length));
    return (match[1] ? [match[1]] : clocks.map((clock) => `history-${clock}`)).map((code) => [code, facts] as const);
  }));
}

function refusals(): (readonly [string, string[]])[] {
  return server.flatMap(({ text }) => [...text.matchAll(/new Refusal\(|\bweak\((?=')/g)].flatMap((match) => {
    const inside = bracketed(text, match.index + match[0].length - 1);
    const code = /^\s*'[a-z0-9-]+',\s*'([a-z0-9-]+)'/.exec(inside)?.[1] ?? (match[0] === 'weak(' ? /^'([a-z0-9-]+)'/.exec(inside)?.[1] : undefined);
    const facts = /\bfacts: (?=\{)/.exec(inside);
    return code ? [[code, facts ? namesIn(bracketed(inside, facts.index + facts[0].length)) : []] as const] : [];
  }));
}

function rejects(): (readonly [string, string[]])[] {
  const union = /readonly reason: ([^,]+),/.exec(server.find(({ path }) => path.endsWith('/read-cells.ts'))!.text)![1]!;
  const literal = server.filter(({ path }) => path.startsWith('functions/ingestion/')).flatMap(({ text }) => [...text.matchAll(/\breason: '([a-z0-9-]+)'/g)].map((match) => match[1]!));
  return [...union.matchAll(/'([a-z0-9-]+)'/g)].map((match) => match[1]!).concat(literal).map((code) => [code, []] as const);
}

/** The facts that a sentence asks for. */
function factsUsed(say: (facts: Record<string, string | number>) => string): string[] {
  const used = new Set<string>();
  say(new Proxy({}, { get: (_, name: string) => { used.add(name); return '7'; } }));
  return [...used];
}

describe('sentences', () => {
  it('are there for every code that the server gives', () => {
    expect([...given.keys()].filter((code) => !Object.hasOwn(sentences, code))).toEqual([]);
  });

  it('are there for no other code', () => {
    const isNamed = (code: string) => server.some(({ text }) => text.includes(`'${code}'`));
    expect(Object.keys(sentences).filter((code) => !given.has(code) && !isNamed(code))).toEqual([]);
  });

  it.each(Object.keys(sentences))('use only the facts that come with %s, the same in both languages', (code) => {
    const facts = [...(given.get(code) ?? []), ...(code in proposalSentences ? ['moq'] : [])];
    for (const language of languages) expect(factsUsed(sentences[code]![language]).filter((name) => !facts.includes(name))).toEqual([]);
    const [en, zh] = languages.map((language) => factsUsed(sentences[code]![language]).sort());
    expect(zh).toEqual(en);
  });

  it('are Chinese in Chinese', () => {
    expect(Object.entries(sentences).filter(([, say]) => !/\p{Script=Han}/u.test(say['zh-CN']({ fields: 'dueOn', source: '', pool: '', step: '' }))).map(([code]) => code)).toEqual([]);
  });

  it('have no Latin word in Chinese but codes', () => {
    const said = Object.entries(sentences).map(([code, say]) => [code, say['zh-CN'](new Proxy({ poNumber: '7', lineNumber: '7' }, { get: () => '7' }))] as const);
    expect(said.filter(([, text]) => latinWords(text).length > 0)).toEqual([]);
  });

  it('count', () => {
    expect(tell({ code: 'no-response', facts: { lines: 1 } }, 'en')).toBe('1 line waits for an answer of the supplier.');
    expect(tell({ code: 'no-response', facts: { lines: 1200 } }, 'en')).toBe('1,200 lines wait for an answer of the supplier.');
  });

  it('name the fields that changed', () => {
    const because = { code: 'changed-after-confirmation', facts: { fields: 'dueOn, orderedQty', statedOn: '2026-11-02' } };
    expect(tell(because, 'en')).toBe('The ERP changed Due, Ordered after the supplier confirmed on 2026-11-02.');
    expect(tell(because, 'zh-CN')).toBe('供应商于 2026-11-02 确认后，ERP 更改了需求日期、订购。');
  });

  it('say which part of a delivery it is, and when it is below the minimum', () => {
    const facts = { pool: 'supplier', sampleSize: 12, from: '2026-11-01', until: '2026-11-20', part: 1, parts: 2, moq: 500 };
    expect(tell({ code: 'history-since-due', facts }, 'en')).toBe(
      'By 12 deliveries of this supplier, counted from the due date, 4 in 5 would come between 2026-11-01 and 2026-11-20. Part 1 of 2. It is below the minimum order quantity of 500.');
  });

  it('fall back to the code and its facts where a newer server says something new', () => {
    expect(tell({ code: 'brand-new', facts: { n: 3 } }, 'zh-CN')).toBe('brand-new (n 3)');
  });
});

describe('words', () => {
  it.each([
    ['status', LineStatus.options], ['batchState', BatchState.options], ['source', StatementSource.options], ['step', StepName.options], ['role', Role.options],
  ] as const)('cover every %s of the contracts', (kind, values) => {
    expect(values.filter((value) => !Object.hasOwn(words[kind], value))).toEqual([]);
  });

  it('cover every field of a line, of the ERP and of the list', () => {
    const fields = [...erpFields.map(({ name }) => name), ...Object.keys(lineColumns)];
    expect(fields.filter((field) => !Object.hasOwn(fieldWords, field))).toEqual([]);
    expect(Object.keys(fieldWords).filter((field) => !fields.includes(field))).toEqual([]);
  });

  it('have no Latin word in Chinese but codes', () => {
    const said = [...Object.values(words).flatMap((kind) => Object.values(kind)), ...Object.values(fieldWords)].map((word) => word['zh-CN']);
    expect(said.filter((text) => latinWords(text).length > 0)).toEqual([]);
  });

  it('leave alone what they do not know', () => {
    expect(wordFor('status', 'toString', 'en')).toBe('toString');
  });
});
