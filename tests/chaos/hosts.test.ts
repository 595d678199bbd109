import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addUser } from '../../functions/identity/users.store.js';
import { differingLines } from '../../functions/jobs/ledger.store.js';
import { hashPassword } from '../../functions/platform/passwords.js';
import { StepName } from '../../shared/contracts/jobs-words.js';
import { addDays } from '../../shared/dates.js';
import { aHouse, anErpLine, asCsv } from '../fixtures/nights.js';
import { aHost } from './a-host.js';
import { isLong } from './length.js';
import { ended, start, until } from './processes.js';

const [nights, kills] = isLong ? [4, 4] : [2, 2];
const password = 'blue-kettle-walks-far';

const lines = (night: number) => asCsv(Array.from({ length: 1500 }, (_, i) => anErpLine({ poNumber: `PO-${i}`, deliveredQty: i % 3 === 0 ? night * 5 : 0, receivedOn: i % 3 === 0 && night > 0 ? addDays('2026-03-02', night) : null })));

describe('two hosts on one database', () => {
  it('run each step of each night once', async () => {
    const house = await aHouse();
    const hosts = await Promise.all([aHost(house), aHost(house)]);
    for (let night = 0; night < nights; night++) {
      const on = addDays('2026-03-02', night);
      writeFileSync(join(house.folder, `po_lines_${on}.csv`), lines(night));
      const commands = [0, 1].map(() => start('functions/jobs/night.command.js', [], { BATCHLINE_DATABASE: `sqlite:${house.file}`, BATCHLINE_ERP: `folder:${house.folder}` }));
      for (let round = 0; round < 3; round++) await Promise.all(hosts.flatMap(({ tick }) => ['capture-snapshot', 'detect-changes', 'apply-changes', 'propose-batches', 'raise-alerts'].map(tick)));
      await Promise.all(commands.map(ended));
      await until(async () => {
        await Promise.all(hosts.map(({ tick }) => tick('detect-changes')));
        return house.db.selectFrom('erp_run').select('id').where('businessOn', '=', on).where('alertsAt', 'is not', null).executeTakeFirst();
      });
    }
    const runs = await house.db.selectFrom('job_run').select(['step', 'businessOn', 'outcome', 'owner', 'startedAt', 'finishedAt']).where('erpRunId', 'is not', null).where('outcome', '=', 'done').execute();
    for (const step of StepName.options.slice(1)) expect(runs.filter((run) => run.step === step).map(({ businessOn }) => businessOn)).toEqual(Array.from({ length: nights }, (_, night) => addDays('2026-03-02', night)));
    expect(await house.db.selectFrom('erp_run').select('status').execute()).toEqual(Array(nights).fill({ status: 'good' }));
    expect(await differingLines(house.db)).toEqual([]);
    for (const { process } of hosts) process.kill('SIGTERM');
    expect(await Promise.all(hosts.map(({ process }) => ended(process)))).toEqual([0, 0]);
  }, 120_000);
});

describe('a host that is killed while people write', () => {
  it('loses nothing that it acknowledged', async () => {
    const house = await aHouse();
    await house.night('2026-03-02', lines(0));
    const passwordHash = await hashPassword(password);
    await house.db.transaction().execute((tx) => addUser(tx, { email: 'admin@example.com', name: 'Admin', role: 'admin', passwordHash, active: true, createdAt: '2026-01-01T00:00:00.000Z' }, []));
    const acknowledged: number[] = [];
    for (let kill = 0; kill < kills; kill++) {
      const host = await aHost(house);
      const signedIn = await fetch(`${host.url}/api/session`, { method: 'POST', headers: { origin: host.url, 'content-type': 'application/json' }, body: JSON.stringify({ email: 'admin@example.com', password }) });
      const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
      const write = async () => {
        for (;;) {
          const reply = await fetch(`${host.url}/api/jobs/requests`, { method: 'POST', headers: { origin: host.url, cookie, 'content-type': 'application/json' }, body: JSON.stringify({ step: 'changes', businessOn: '2026-03-02' }) });
          if (reply.status === 202) acknowledged.push(((await reply.json()) as { id: number }).id);
        }
      };
      const writers = Array.from({ length: 8 }, () => write().catch(() => undefined));
      const before = acknowledged.length;
      await until(async () => acknowledged.length > before + 40 + kill * 13);
      host.process.kill('SIGKILL');
      await Promise.all([ended(host.process), ...writers]);
    }
    const found = new Set((await house.db.selectFrom('job_request').select('id').execute()).map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThan(kills * 40);
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
    const events = await house.db.selectFrom('audit_event').select('id').where('action', '=', 'job.requested').execute();
    expect(events.length).toBe(found.size);
    expect((await house.run()).results.every(({ outcome }) => outcome === 'done')).toBe(true);
    expect(await differingLines(house.db)).toEqual([]);
  }, 120_000);
});
