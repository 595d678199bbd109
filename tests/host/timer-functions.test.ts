import { expect, it } from 'vitest';
import { anApp, shared, start } from './an-app.js';

const dir = anApp({
  'a.timer': `
    const never = '0 0 3 1 1 *';
    app.timer('told', {
      schedule: never,
      useMonitor: false,
      handler: async (timer, context) => { context.log('ran'); shared.told = timer; },
    });
    app.timer('monitored', { schedule: never, handler: async (timer) => { shared.monitored = timer; } });
    app.timer('fails', { schedule: '%HOST_TEST_SCHEDULE%', handler: async () => { throw new Error('no database'); } });
    app.timer('at-start', { schedule: never, runOnStartup: true, handler: async () => shared.started() });`,
}, { 'local.settings.json': JSON.stringify({ Values: { HOST_TEST_SCHEDULE: '0 0 3 1 1 *' } }) });

it('timer functions run in the host, through the library', async () => {
  const startedUp = new Promise<void>((resolve) => (shared.started = resolve));
  const { host, log } = await start(dir);
  await startedUp;

  await host.trigger('Told');
  expect(shared.told).toEqual({ schedule: { adjustForDST: true }, scheduleStatus: null, isPastDue: false });
  expect(log).toContainEqual(expect.objectContaining({ message: 'ran', functionName: 'told', category: 'user' }));

  await host.trigger('monitored');
  expect(shared.monitored).toMatchObject({ scheduleStatus: { next: expect.stringMatching(/T/) } });

  await expect(host.trigger('fails')).rejects.toThrow('no database');
  const failure = { level: 'error', functionName: 'fails', invocationId: expect.any(String) };
  expect(log).toContainEqual(expect.objectContaining(failure));

  await expect(host.trigger('missing')).rejects.toThrow('There is no timer named "missing".');
});

it('without a schedule they run when they are triggered, and not before', async () => {
  let runs = 0;
  shared.started = () => { runs++; };
  const { host } = await start(dir, { scheduled: false });
  await host.trigger('at-start');
  expect(runs).toBe(1);
});
