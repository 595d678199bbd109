const perDraw = 1 / 4_294_967_296;

/**
 * Numbers that look random and are the same on every machine: sfc32 by Chris Doty-Humphrey (PractRand, public domain,
 * https://pracrand.sourceforge.net), seeded with three words and mixed 15 times as there. Only sums, products and shifts:
 * engines may differ in the last bit of a logarithm or a cosine.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** Streams with different words are independent of each other. */
  constructor(seed: number, stream: number, key: number) {
    this.#a = seed | 0;
    this.#b = stream | 0;
    this.#c = key | 0;
    for (let round = 0; round < 15; round++) this.next();
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) * perDraw;
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number { return from + Math.floor(this.next() * (to - from + 1)); }

  between(from: number, to: number): number { return from + this.next() * (to - from); }

  chance(share: number): boolean { return this.next() < share; }

  pick<Item>(list: readonly Item[]): Item { return list[this.int(0, list.length - 1)]!; }

  /** A place in the list, as often as its weight is large. */
  weighted(weights: readonly number[]): number {
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let place = 0; place < weights.length; place++) if ((left -= weights[place]!) < 0) return place;
    return weights.length - 1;
  }

  /** Bell-shaped around 0 with a standard deviation of 1, never beyond 3.5: a sum of four (Irwin-Hall). */
  bell(): number { return (this.next() + this.next() + this.next() + this.next() - 2) * 1.7320508; }

  /** Fisher and Yates. */
  shuffled<Item>(list: readonly Item[]): Item[] {
    const cards = [...list];
    for (let place = cards.length - 1; place > 0; place--) {
      const other = this.int(0, place);
      [cards[place], cards[other]] = [cards[other]!, cards[place]!];
    }
    return cards;
  }
}

/** What a stream decides; its key says for whom. */
export const streams = { kinds: 1, supplier: 2, lead: 3, item: 4, day: 5, order: 6, line: 7, secondLife: 8 } as const;
