import { families, itemsPerFamily, type Family } from './families.js';
import { Random, streams } from './random.js';

export interface Item {
  /** Where it stands among all items. */
  place: number;
  code: string;
  name: string;
  family: Family;
  /** EUR for one unit. */
  price: number;
  /** Kilograms of one unit. */
  weight: number;
  /** It is ordered in multiples of this. */
  packing: number;
}

/** Every item of every family, one family after the other. */
export const itemsOf = (seed: number): Item[] =>
  families.flatMap((family, first) => Array.from({ length: itemsPerFamily }, (_, number) => itemOf(seed, family, first * itemsPerFamily + number)));

function itemOf(seed: number, family: Family, place: number): Item {
  const random = new Random(seed, streams.item, place);
  const number = place % itemsPerFamily;
  const sizes = family.sizes.length;
  const size = Math.floor(number / family.kinds.length) % sizes;
  const [kind, chinese] = family.kinds[number % family.kinds.length]!;
  const finish = family.finishes[Math.floor(number / family.kinds.length / sizes)]!;
  const large = (size + 1 + random.between(-0.5, 0.5)) / (sizes + 0.5);
  return {
    place,
    family,
    code: `${family.code}-${String(10_000 + number * 7 + random.int(0, 6))}`,
    name: `${kind} ${family.sizes[size]} ${finish} ${chinese}`,
    price: within(family.price, large * large),
    weight: within(family.weight, large * large),
    packing: random.pick(family.packings),
  };
}

const within = ([from, to]: readonly [number, number], share: number) => rounded(from + (to - from) * share);

/** Cents, and hundredths of a cent where a unit costs little. */
export const rounded = (amount: number): number =>
  (amount < 1 ? Math.round(amount * 10_000) / 10_000 : Math.round(amount * 100) / 100);
