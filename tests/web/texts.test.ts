import { describe, expect, it } from 'vitest';
import { passwordRules } from '../../shared/contracts/session.js';
import { en } from '../../web/src/i18n/en.js';
import { zhCN } from '../../web/src/i18n/zh-CN.js';
import { latinWords } from './latin-words.js';
import { sourcesIn } from './sources.js';

/** `lines.none.late` and what it says; gaps are filled with a mark. */
function leaves(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, value]): [string, string][] => {
    const here = path ? `${path}.${name}` : name;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') return [[here, String((value as (...gaps: unknown[]) => string)('◊', 2, '◊', '◊'))]];
    return leaves(value as object, here);
  });
}

const [english, chinese] = [new Map(leaves(en)), new Map(leaves(zhCN))];

/** The same in every language. */
const universal = /^(keys\.list\.\d+\.0|timeline\.kinds\.erp|jobs\.sources\.sqlserver|jobs\.ofTotal)$/;

describe('texts', () => {
  it('are the same in both languages, neither missing nor superfluous', () => {
    expect([...chinese.keys()]).toEqual([...english.keys()]);
  });

  it('are Chinese in Chinese', () => {
    expect([...chinese].filter(([path, text]) => !universal.test(path) && !/\p{Script=Han}|^[+−◊\s]/u.test(text)).map(([path]) => path)).toEqual([]);
  });

  it('have no Latin word in Chinese but codes', () => {
    // Keys, and the words that stand for themselves in a setting.
    expect([...chinese].filter(([path, text]) => !/^(keys\.list\.\d+\.0|settings\.hints\.erpStatusMap)$/.test(path) && latinWords(text.replace('NaN', '')).length > 0)).toEqual([]);
  });

  it('are all used', () => {
    const sources = sourcesIn('web/src').filter(({ path }) => !path.includes('/i18n/en') && !path.includes('/i18n/zh-CN')).map(({ text }) => text).join('\n');
    const named = new Set([...sources.matchAll(/\bt((?:\.\w+)+)/g)].map(([, chain]) => chain!.slice(1)));
    const isUsed = (path: string) => path.split('.').some((_, place, parts) => {
      const prefix = parts.slice(0, place + 1).join('.');
      return named.has(prefix) || named.has(`${prefix}.map`);
    });
    expect([...english.keys()].filter((path) => !isUsed(path))).toEqual([]);
  });

  it('tell the rule of passwords as it is', () => {
    for (const { password } of [en, zhCN]) expect(password.rule).toContain(String(passwordRules.shortest));
  });
});
