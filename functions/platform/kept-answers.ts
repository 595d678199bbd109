interface Kept<Answer> { version: string; answer: Promise<Answer>; /** 0 until it is made. */ weight: number }

/** Answers that hold as long as the data is the same: made once however many ask, the oldest questions go first. */
export class KeptAnswers<Answer> {
  readonly #kept = new Map<string, Kept<Answer>>();

  /** @param atMost of all that is kept, in the unit of `weigh`; without it so many answers */
  constructor(readonly atMost: number, readonly weigh: (answer: Answer) => number = () => 1) {}

  /** @param version of the data; null where it is under way, and nothing is kept */
  answer(question: string, version: string | null, make: () => Promise<Answer>): Promise<Answer> {
    const known = this.#kept.get(question);
    this.#kept.delete(question);
    if (version === null) return make();
    const one = known?.version === version ? known : { version, answer: make(), weight: 0 };
    this.#kept.set(question, one);
    if (one !== known) void this.#settle(question, one);
    return one.answer;
  }

  /** What could not be made is made anew for the next one who asks. */
  #settle(question: string, one: Kept<Answer>): Promise<void> {
    const forget = () => { if (this.#kept.get(question) === one) this.#kept.delete(question); };
    return one.answer.then((made) => {
      one.weight = this.weigh(made);
      this.#prune();
    }, forget);
  }

  #prune(): void {
    let weight = [...this.#kept.values()].reduce((sum, one) => sum + one.weight, 0);
    for (const [question, one] of this.#kept) {
      if (weight <= this.atMost) return;
      this.#kept.delete(question);
      weight -= one.weight;
    }
  }
}
