import { expect, it } from 'vitest';
import { aHost } from '../chaos/a-host.js';
import { until } from '../chaos/processes.js';
import { aHouse, anErpLine } from '../fixtures/nights.js';

it('does what was asked for while something else was at work, right after it', async () => {
  const house = await aHouse();
  await house.night('2026-03-02', [anErpLine()]);
  const host = await aHost(house);
  await host.tick('daily-backup');
  await until(() => house.db.selectFrom('job_run').select('id').where('step', '=', 'backup').executeTakeFirst());
  await host.tick('apply-retention');
  const ended = () => house.db.selectFrom('job_run').select(['step', 'startedAt', 'finishedAt']).where('step', 'in', ['backup', 'retention']).where('finishedAt', 'is not', null).orderBy('startedAt').execute();
  await until(async () => (await ended()).length === 2, 20_000);
  const [first, second] = await ended();
  expect(second!.startedAt >= first!.finishedAt!).toBe(true);
  host.process.kill();
});
