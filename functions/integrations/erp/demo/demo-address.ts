import { isDate, type IsoDate } from '../../../../shared/dates.js';
import { Refusal } from '../../../../shared/refusal.js';
import type { Setup } from './world.js';

export interface DemoOptions extends Setup {
  /** The database file of the ERP, which is not ours. */
  file: string;
}

const wholeNumber = (most: number, least = 0) => ({
  read: (text: string) => (/^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined),
  says: `a whole number from ${least} to ${most}`,
});

const parts = {
  seed: wholeNumber(4_294_967_295),
  lines: wholeNumber(3_000_000, 10),
  days: wholeNumber(3_650),
  file: { read: (text: string) => (text.trim() === '' ? undefined : text), says: 'the path of a file' },
  start: { read: (text: string) => (isDate(text) ? text : undefined), says: 'a date such as 2026-11-21' },
};

type PartName = keyof typeof parts;
type Parts = { [Name in PartName]?: NonNullable<ReturnType<(typeof parts)[Name]['read']>> };

/**
 * Reads `demo:`, or `demo:?seed=7&lines=5000&days=182&file=.data/demo-erp.db&start=2026-11-21` with any of these parts.
 *
 * @param today the ERP's date when it is made without `start`
 * @throws Refusal that names the part that is wrong and says what it must be
 */
export function parseDemoAddress(address: string, today: IsoDate): DemoOptions {
  const [, query] = /^demo:(?:\?(.*))?$/.exec(address) ?? refuse(`"${address}"`, 'demo: or demo:?part=value&part=value');
  const given: Parts = Object.fromEntries([...new URLSearchParams(query ?? '')].map(([name, text]) => [name, readPart(name, text)]));
  const { seed = 1, lines = 5_000, days = 182, file = '.data/demo-erp.db', start = today } = given;
  return { seed, lines, historyDays: days, file, startOn: start };
}

function readPart(name: string, text: string): string | number {
  if (!Object.hasOwn(parts, name)) refuse(`The part "${name}"`, `one of ${Object.keys(parts).join(', ')}`);
  const part = parts[name as PartName];
  return part.read(text) ?? refuse(`${name}=${text}`, part.says);
}

function refuse(what: string, mustBe: string): never {
  throw new Refusal('invalid', 'demo-address-invalid', `${what} in the address of the demo ERP must be ${mustBe}.`,
    { facts: { what, mustBe } });
}
