import { expect, it } from 'vitest';
import { aHouse, anErpLine } from '../fixtures/nights.js';

it('nights that lie further apart than the ERP shows closed lines are told, until the next night', async () => {
  const { db, night } = await aHouse({ now: () => '2026-03-08T03:00:00.000Z' });
  const told = async () => (await db.selectFrom('alert').select(['status', 'because']).where('rule', '=', 'nights-apart').execute()).map(({ status, because }) => [status, JSON.parse(because) as unknown]);
  await db.insertInto('setting').values({ name: 'lookbackDays', value: '{"value":5}', changedAt: '2026-03-01T00:00:00.000Z' }).execute();
  await night('2026-03-01', [anErpLine()]);
  await night('2026-03-06', [anErpLine()]);
  expect(await told()).toEqual([]);
  await night('2026-03-12', [anErpLine()]);
  const because = { code: 'nights-apart', facts: { fromOn: '2026-03-06', toOn: '2026-03-12', days: 6, lookback: 5 } };
  expect(await told()).toEqual([['open', because]]);
  await night('2026-03-13', [anErpLine()]);
  expect(await told()).toEqual([['resolved', because]]);
});
