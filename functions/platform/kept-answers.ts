/** Answers that hold as long as the data is the same: made once however many ask, the oldest questions go first. */
export interface KeptAnswers<Answer> {
  /** @param version of the data; null where it is under way, and nothing is kept */
  answer(question: string, version: string | null, make: () => Promise<Answer>): Promise<Answer>;
}

export function keepAnswers<Answer>(atMost: number): KeptAnswers<Answer> {
  const kept = new Map<string, { version: string; answer: Promise<Answer> }>();
  return {
    answer(question, version, make) {
      const known = kept.get(question);
      kept.delete(question);
      if (version === null) return make();
      const answer = known?.version === version ? known.answer : make();
      kept.set(question, { version, answer });
      // What could not be made is made anew for the next one who asks.
      answer.catch(() => { if (kept.get(question)?.answer === answer) kept.delete(question); });
      if (kept.size > atMost) kept.delete(kept.keys().next().value!);
      return answer;
    },
  };
}
