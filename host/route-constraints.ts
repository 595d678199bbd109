export type Constraint = (value: string) => boolean;

const matching = (expression: RegExp): Constraint => (value) => expression.test(value);
const integerWithin = (low: bigint, high: bigint): Constraint => (value) =>
  /^\s*[+-]?\d+\s*$/.test(value) && within(BigInt(value.trim().replace('+', '')), low, high);
const within = <T>(value: T, low: T, high: T) => value >= low && value <= high;

const plain: Record<string, Constraint> = {
  int: integerWithin(-(2n ** 31n), 2n ** 31n - 1n),
  long: integerWithin(-(2n ** 63n), 2n ** 63n - 1n),
  bool: matching(/^\s*(true|false)\s*$/i),
  guid: matching(/^[({]?[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}[)}]?$/i),
  alpha: matching(/^[a-z]*$/i),
  decimal: matching(/^\s*[+-]?(?=[\d.,]*\d)[\d,]*(?:\.\d*)?\s*$/),
  datetime: (value) => !Number.isNaN(Date.parse(value)),
  required: (value) => value !== '',
};

const withArguments: Record<string, (...given: bigint[]) => Constraint> = {
  length: (low, high = low) => (value) => within(BigInt(value.length), low!, high!),
  minlength: (low) => (value) => BigInt(value.length) >= low!,
  maxlength: (high) => (value) => BigInt(value.length) <= high!,
  min: (low) => integerWithin(low!, 2n ** 63n - 1n),
  max: (high) => integerWithin(-(2n ** 63n), high!),
  range: (low, high) => integerWithin(low!, high!),
};

/**
 * One inline constraint, such as `int`, `length(2,5)` or `regex(^[a-z]+$)`. As in ASP.NET a regex is not anchored.
 * Throws for a constraint this host does not know: ignoring it would let more requests through than the real host.
 */
export function constraintOf(text: string): Constraint {
  const [, name = '', given] = /^(\w+)(?:\((.*)\))?$/.exec(text) ?? [];
  if (name === 'regex' && given) return matching(new RegExp(given, 'i'));
  if (given === undefined && Object.hasOwn(plain, name)) return plain[name]!;
  if (given !== undefined && Object.hasOwn(withArguments, name)) return withArguments[name]!(...numbersIn(given));
  throw new Error(`the route constraint "${text}" is not known`);
}

const numbersIn = (list: string): bigint[] => list.split(',').map((number) => BigInt(number.trim()));
