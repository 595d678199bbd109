import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openErpFile, inTransaction } from '../../../functions/integrations/erp/demo/demo-erp.store.js';
import { demoSource } from '../../../functions/integrations/erp/demo/demo-source.js';
import { passDay } from '../../../functions/integrations/erp/demo/pass-days.js';
import { worldOf } from '../../../functions/integrations/erp/demo/world.js';
import { addDays, dayNumber } from '../../../shared/dates.js';
import { anErp, digestOn, nightsIn } from './an-erp.js';

async function digestsOf(options = anErp()): Promise<Map<string, string>> {
  const source = demoSource(options);
  const digests = new Map<string, string>();
  for (const on of await nightsIn(source)) digests.set(on, await digestOn(source, on));
  return digests;
}

it('is the same to the last byte when made again', async () => {
  expect(await digestsOf()).toEqual(await digestsOf());
});

it('is another world with another seed', async () => {
  const [one, other] = [await digestsOf(anErp({ seed: 1 })), await digestsOf(anErp({ seed: 2 }))];
  for (const [on, digest] of one) expect(other.get(on)).not.toBe(digest);
});

it('shows a night the same, however often it is read', async () => {
  const source = demoSource(anErp());
  expect(await digestOn(source, '2026-11-15')).toBe(await digestOn(source, '2026-11-15'));
});

it('does not care which nights were read before, nor how often the process began anew', async () => {
  const expected = await digestsOf();
  const someNights = fc.subarray([...expected.keys()], { minLength: 1 });
  await fc.assert(fc.asyncProperty(someNights, async (nights) => {
    const options = anErp();
    for (const on of nights) expect(await digestOn(demoSource(options), on)).toBe(expected.get(on));
  }), { numRuns: 8 });
});

it('goes on after today as if today had come later', async () => {
  const [early, late] = [demoSource(anErp()), demoSource(anErp())];
  for (let day = 0; day < 5; day++) await early.passDay();
  for (const on of await nightsIn(late)) await digestOn(late, on);
  for (let day = 0; day < 5; day++) await digestOn(late, await late.passDay());
  expect(await digestOn(early, '2026-11-26')).toBe(await digestOn(late, '2026-11-26'));
});

it('loses and doubles nothing when it is killed in the middle of a day', async () => {
  const [options, expected] = [anErp(), await digestsOf()];
  await demoSource(options).today();
  const world = worldOf(options);
  const life = { left: 5, next: 5 };
  const dying = { ...world, get suppliers() { if (--life.left < 0) throw new Error('killed'); return world.suppliers; } };
  const killed = { times: 0, days: 0 };
  for (let more = true; more;) {
    const file = await openErpFile(options.file);
    try {
      while ((more = await inTransaction(file, () => passDay(file, dying, dayNumber('2026-11-21'))))) killed.days++;
    } catch {
      killed.times++;
      life.left = life.next += 2;
    }
    file.close();
  }
  expect(killed.times).toBeGreaterThan(5);
  expect(await digestOn(demoSource(options), '2026-11-21')).toBe(expected.get('2026-11-21'));
});

it('can be made, moved on and read by two at the same time', async () => {
  const [options, expected] = [anErp(), await digestsOf()];
  const twins = [demoSource(options), demoSource(options)];
  expect(await Promise.all(twins.map((twin) => digestOn(twin, '2026-11-21')))).toEqual([1, 2].map(() => expected.get('2026-11-21')));
  await Promise.all(twins.map((twin) => twin.passDay()));
  expect(await twins[0]!.today()).toBe(addDays('2026-11-21', 2));
});
