/** In our order of preference. */
export const encodings = ['br', 'gzip', 'identity'] as const;
/** What is always acceptable unless it is excluded, but never better than what was asked for. */
const leastWeight = 0.001;

export type Encoding = (typeof encodings)[number];

/** The coding the client likes best among `available`, by RFC 9110 12.5.3; identity when it accepts none of them. */
export function preferredEncoding(accepted: string, available: readonly Encoding[]): Encoding {
  const weights = weightsOf(accepted);
  const unnamed = weights.get('*') ?? 0;
  const weigh = (encoding: Encoding) => weights.get(encoding) ?? (encoding === 'identity' ? leastWeight : unnamed);
  const [best] = available.filter((encoding) => weigh(encoding) > 0).sort((a, b) => weigh(b) - weigh(a));
  return best ?? 'identity';
}

function weightsOf(accepted: string): Map<string, number> {
  const entries = accepted.toLowerCase().split(',').map((part) => {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return [name === 'x-gzip' ? 'gzip' : name, weight === undefined ? 1 : Number(weight) || 0] as const;
  });
  return new Map(entries);
}
