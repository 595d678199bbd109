import { describe, expect, it } from 'vitest';
import { KeptAnswers } from '../../functions/platform/kept-answers.js';

const counted = () => {
  let made = 0;
  return { make: () => Promise.resolve(++made), made: () => made };
};

describe('kept answers', () => {
  it('are made once for all who ask the same of the same data, also at the same time', async () => {
    const [kept, { make, made }] = [new KeptAnswers<number>(5), counted()];
    expect(await Promise.all([kept.answer('a', '1', make), kept.answer('a', '1', make)])).toEqual([1, 1]);
    expect(await kept.answer('a', '1', make)).toBe(1);
    expect(made()).toBe(1);
  });

  it('are made anew when the data changed, and are not kept while it changes', async () => {
    const [kept, { make }] = [new KeptAnswers<number>(5), counted()];
    expect([await kept.answer('a', '1', make), await kept.answer('a', '2', make), await kept.answer('a', null, make), await kept.answer('a', null, make)]).toEqual([1, 2, 3, 4]);
    expect(await kept.answer('a', '2', make)).toBe(5);
  });

  it('are forgotten when they failed, and the one asked longest ago when there are too many', async () => {
    const [kept, { make }] = [new KeptAnswers<number>(2), counted()];
    await expect(kept.answer('a', '1', () => Promise.reject(new Error('not now')))).rejects.toThrow('not now');
    expect(await kept.answer('a', '1', make)).toBe(1);
    await kept.answer('b', '1', make);
    expect(await kept.answer('a', '1', make)).toBe(1);
    await kept.answer('c', '1', make);
    expect([await kept.answer('a', '1', make), await kept.answer('b', '1', make)]).toEqual([1, 4]);
  });

  it('may be weighed instead of counted', async () => {
    const kept = new KeptAnswers<string>(10, ({ length }) => length);
    const again = (text: string) => kept.answer(text, '1', () => Promise.resolve(`${text}!`));
    for (const text of ['four', 'five', 'eleven signs']) await kept.answer(text, '1', () => Promise.resolve(text));
    expect([await again('four'), await again('five'), await again('eleven signs')]).toEqual(['four!', 'five!', 'eleven signs!']);
    for (const text of ['a', 'b']) await kept.answer(text, '1', () => Promise.resolve(text));
    expect([await again('a'), await again('b')]).toEqual(['a', 'b']);
  });
});
