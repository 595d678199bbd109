import { setTimeout as passes } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { aHost } from '../chaos/a-host.js';
import { until } from '../chaos/processes.js';
import { aHouse, anErpLine } from '../fixtures/nights.js';

it('does what was asked for while something else was at work, right after it', async () => {
  const house = await aHouse();
  await house.night('2026-03-02', [anErpLine()]);
  const host = await aHost(house);
  const chores = ['check-audit', 'apply-retention'];
  for (const name of chores) {
    await host.tick(name);
    await passes(150);
  }
  const ended = () => house.db.selectFrom('job_run').select(['step', 'startedAt', 'finishedAt']).where('step', 'in', ['audit-check', 'retention']).where('finishedAt', 'is not', null).orderBy('startedAt').execute();
  await until(async () => (await ended()).length === chores.length, 20_000);
  const [first, second] = await ended();
  expect(second!.startedAt >= first!.finishedAt!).toBe(true);
  host.process.kill();
});
