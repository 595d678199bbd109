import type { Language } from '../contracts/session.js';

/** The same thing in every language the product speaks. */
export type InBoth<Thing> = Readonly<Record<Language, Thing>>;

/** One sentence per code, with the facts that fill its gaps. A language that is forgotten does not compile. */
export type Sentences<Facts> = { readonly [Code in keyof Facts]: InBoth<(facts: Facts[Code]) => string> };

/** A sentence that has no gaps. */
export const plain = (en: string, zh: string): InBoth<() => string> => ({ 'en': () => en, 'zh-CN': () => zh });

const formats: InBoth<Intl.NumberFormat> = {
  'en': new Intl.NumberFormat('en', { maximumFractionDigits: 4 }),
  'zh-CN': new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4 }),
};

/** A number as the language writes it, with at most four decimals. */
export const inNumber = (value: number, language: Language): string => formats[language].format(value);

/** English counts: `1 line`, `2 lines`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${inNumber(n, 'en')} ${n === 1 ? one : many}`;
