import { parseArgs } from 'node:util';

export interface BenchOptions { sizes: number[]; lists: boolean; requests: boolean; save: boolean }

export const usage = `npm run bench -- [--sizes 5000,100000,1000000] [--skip-lists] [--skip-requests] [--save]
  Nights and lists at each size, then requests per second. A run of everything, or --save, writes the tables into docs/bench.md.`;

/** @throws Error with the usage */
export function readOptions(args: string[]): BenchOptions {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ args, options: { 'sizes': { type: 'string', default: '5000,100000,1000000' }, 'skip-lists': flag, 'skip-requests': flag, 'save': flag } });
  const sizes = values.sizes.split(',').filter((size) => size !== '').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 100)) throw new Error(usage);
  return { sizes, lists: !values['skip-lists'], requests: !values['skip-requests'], save: values.save || args.length === 0 };
}
