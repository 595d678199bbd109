import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demoSource } from '../../functions/integrations/erp/demo/demo-source.js';
import { runDueSteps } from '../../functions/jobs/run-night.step.js';
import { aDatabase, aFolder } from '../fixtures/databases.js';

it('a night that is told to stop ends after the step that it is at, and the next one goes on there', async () => {
  const erp = demoSource({ file: join(aFolder(), 'erp.db'), seed: 3, lines: 60, startOn: '2026-11-21', historyDays: 1 });
  const world = { db: await aDatabase(), erp, zone: 'Asia/Shanghai', owner: 'test', now: () => '2026-11-21T03:00:00.000Z' };
  let steps = 0;
  const first = await runDueSteps(world, { by: 'timer' }, { heard: () => { steps++; }, isToEnd: () => steps === 2 });
  expect(first.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual(['ingestion done', 'changes done']);
  const rest = await runDueSteps(world, { by: 'timer' });
  expect(rest.filter(({ businessOn }) => businessOn === first[0]!.businessOn).map(({ name, outcome }) => `${name} ${outcome}`)).toEqual(['timeline done', 'proposals done', 'alerts done']);
});
