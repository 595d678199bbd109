import { behaviourFrom, type Behaviour, type Kind } from './behaviours.js';
import type { Region } from './calendar.js';
import { supplierCompanies, type Company } from './company-names.js';
import { families, itemsPerFamily } from './families.js';
import { Random, streams } from './random.js';

export interface Supplier {
  place: number;
  code: string;
  name: string;
  region: Region;
  currency: 'EUR' | 'CNY' | 'USD';
  /** What it makes: places in `families`, with its own lead time and its first item there. */
  makes: readonly Making[];
  /** How much is ordered from it, against the others. */
  weight: number;
  behaviour: Behaviour;
  /** It promises what its lead time allows; the others promise the date that was asked for. */
  keepsLeadTime: boolean;
  /** It promises weeks, not days. */
  promisesWeeks: boolean;
  /** The most days it takes to confirm an order. */
  confirmsWithin: number;
}

export interface Making { family: number; leadDays: number; firstItem: number }

/** Items that a supplier delivers of one family. */
export const rangeOfItems = 45;

const cast: readonly [Kind, number][] = [['punctual', 13], ['drifting', 7], ['splits', 6], ['silent', 4]];

/** The thirty suppliers. The companies are always the same; how they behave is the seed's. */
export function suppliersOf(seed: number): Supplier[] {
  const kinds = new Random(seed, streams.kinds, 0).shuffled(cast.flatMap(([kind, count]) => new Array<Kind>(count).fill(kind)));
  return supplierCompanies.map((company, place) => supplierOf(company, place, { kind: kinds[place]!, seed }));
}

/** How the supplier with this code delivers in the world of this seed. @throws RangeError for a code that is none */
export function behaviourOf(seed: number, supplierCode: string): Kind {
  const found = suppliersOf(seed).find(({ code }) => code === supplierCode);
  if (!found) throw new RangeError(`${supplierCode} is no supplier of the demo ERP`);
  return found.behaviour.kind;
}

function supplierOf([region, name, makes]: Company, place: number, { kind, seed }: { kind: Kind; seed: number }): Supplier {
  const random = new Random(seed, streams.supplier, place);
  return {
    place, region, name,
    code: `V${10_100 + place * 17}`,
    currency: region === 'eu' ? 'EUR' : random.chance(0.6) ? 'CNY' : 'USD',
    weight: random.between(0.5, 2),
    behaviour: behaviourFrom(kind, random),
    keepsLeadTime: random.chance(0.25),
    promisesWeeks: random.chance(0.4),
    confirmsWithin: random.int(2, 6),
    makes: makes.map((code) => makingOf(code, region, { place, seed })),
  };
}

const leadDaysIn: Record<Region, readonly [number, number]> = { cn: [38, 58], eu: [20, 34] };

function makingOf(code: string, region: Region, { place, seed }: { place: number; seed: number }): Making {
  const family = families.findIndex((one) => one.code === code);
  const random = new Random(seed, streams.lead, place * families.length + family);
  return {
    family,
    leadDays: Math.round(random.between(...leadDaysIn[region]) * families[family]!.leadFactor),
    firstItem: family * itemsPerFamily + random.int(0, itemsPerFamily - rangeOfItems),
  };
}
