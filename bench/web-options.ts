import { parseArgs } from 'node:util';

export interface WebOptions { sizes: number[]; pages: boolean; load: boolean; save: boolean; /** Where the databases are kept. */ home: string | null }

export const usage = `npm run bench:web -- [--lines 5000,100000] [--skip-pages] [--skip-load] [--home <folder>] [--save]
  What people feel in the browser at each size, then 50 and 200 of them at once. A run of everything, or --save, writes docs/bench-web.md.
  With --home the databases stay in that folder, and the next run takes them from there.`;

/** @throws Error with the usage */
export function readOptions(args: string[]): WebOptions {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ args, options: { 'lines': { type: 'string', default: '5000,100000' }, 'skip-pages': flag, 'skip-load': flag, 'home': { type: 'string' }, 'save': flag } });
  const sizes = values.lines.split(',').filter((size) => size !== '').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1000)) throw new Error(usage);
  return { sizes, pages: !values['skip-pages'], load: !values['skip-load'], save: values.save || args.length === 0, home: values.home ?? null };
}
