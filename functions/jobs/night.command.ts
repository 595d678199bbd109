import { parseArgs } from 'node:util';
import { StepName } from '../../shared/contracts/jobs-words.js';
import { isDate } from '../../shared/dates.js';
import { openWorld } from '../platform/world.js';
import type { StepResult } from './run-step.step.js';
import { runDueSteps } from './run-night.step.js';

/** `npm run night -- [--date YYYY-MM-DD] [--json]`: all due steps once. 0 done or nothing due, 3 suspect, 1 failed. */
export async function run(args: string[]): Promise<number> {
  const { values: { date, json } } = parseArgs({ args, options: { date: { type: 'string' }, json: { type: 'boolean', default: false } } });
  if (date !== undefined && !isDate(date)) throw new Error(`--date ${date} is not a date. Write it as YYYY-MM-DD.`);
  const world = await openWorld('step');
  if (world.isCopy) throw new Error('READ_ONLY is set: nights run where the data are written.');
  try {
    const results = await runDueSteps(world, { by: 'command', ...(date && { on: date }) }, json ? {} : { heard: (result) => console.log(sentenceOf(result)) });
    if (json) console.log(JSON.stringify(reportOf(results), null, 2));
    else if (results.length === 0) console.log('Nothing is due.');
    return exitCodeOf(results);
  } finally {
    await world.db.destroy();
  }
}

const exitCodeOf = (results: readonly StepResult[]) => {
  if (results.some(({ outcome }) => outcome === 'failed' || outcome === 'refused')) return 1;
  return results.some(({ outcome }) => outcome === 'suspect') ? 3 : 0;
};

/** The last night in full; the nights before it, when several waited, under `earlier`. */
function reportOf(results: readonly StepResult[]) {
  const dates = [...new Set(results.flatMap(({ businessOn }) => businessOn ?? []))];
  const nights = dates.map((businessDate) => nightOf(businessDate, results));
  const last = nights.at(-1) ?? nightOf(null, results);
  return { ...last, ...(nights.length > 1 && { earlier: nights.slice(0, -1) }) };
}

function nightOf(businessDate: string | null, results: readonly StepResult[]) {
  const steps = StepName.options.map((name) => {
    const result = results.find((one) => one.name === name && (businessDate === null || one.businessOn === null || one.businessOn === businessDate));
    return result ? { name, outcome: result.outcome, ms: result.ms, counts: result.counts, ...(result.message && { message: result.message }) } : { name, outcome: 'nothing-due', ms: 0, counts: {} };
  });
  return { businessDate, steps };
}

function sentenceOf({ name, outcome, ms, counts, businessOn, message }: StepResult): string {
  const counted = Object.entries(counts).map(([what, n]) => `${what} ${(n ?? 0).toLocaleString('en')}`).join(', ');
  return `${businessOn ?? ''}  ${name.padEnd(10)} ${outcome.padEnd(8)} ${String(ms).padStart(7)} ms  ${message ?? counted}`;
}
