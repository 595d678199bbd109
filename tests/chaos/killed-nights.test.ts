import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StepName } from '../../shared/contracts/jobs-words.js';
import { addDays } from '../../shared/dates.js';
import { differingLines } from '../../functions/jobs/ledger.store.js';
import { aHouse, anErpLine, asCsv, type House } from '../fixtures/nights.js';
import { comparable } from './comparable.js';
import { isLong } from './length.js';
import { ended, start, until } from './processes.js';

const firstOn = '2026-03-02';
const [nights, killsPerStep] = isLong ? [4, 3] : [3, 1];
const lineCount = Number(process.env['KILL_LINES'] ?? 6000);

/** Every night half of the lines receive something, some are reversed, some vanish and come back. */
const extractOf = (night: number) => asCsv(Array.from({ length: lineCount }, (_, i) => i).filter((i) => !(night === 2 && i % 50 === 7)).map((i) => anErpLine({
  poNumber: `PO-${String(i).padStart(6, '0')}`, supplierCode: `S${i % 20}`, itemCode: `I${i % 300}`,
  deliveredQty: i % 2 === 0 ? (i % 4) * 5 + Math.min(night, i % 3) * 20 - (night === 3 && i % 10 === 0 ? 5 : 0) : 0,
  receivedOn: i % 2 === 0 ? addDays(firstOn, Math.min(night, i % 3) - 1) : null,
  promisedOn: addDays('2026-03-20', (i % 60) + (i % 14 === night ? 10 : 0)), dueOn: addDays('2026-03-10', i % 60),
})));

const env = (house: House) => ({ BATCHLINE_DATABASE: `sqlite:${house.file}`, BATCHLINE_ERP: `folder:${house.folder}`, BUSINESS_TIME_ZONE: 'Asia/Shanghai' });

const runningStep = ({ db }: House) => db.selectFrom('job_run').select(['id', 'step']).where('outcome', '=', 'running').orderBy('id', 'desc').executeTakeFirst();

/** Kills nights as they come to the step, a little later every time, until it was hit often enough; the last one may finish. */
async function killInside(house: House, step: StepName, kills: Map<string, number>): Promise<void> {
  for (let kill = 0; kill < killsPerStep; kill++) {
    const night = start('functions/jobs/night.command.js', [], env(house));
    const hit = await until(async () => night.exitCode !== null ? { id: 0, step: 'ended' } : (await runningStep(house))?.step === step && await runningStep(house));
    if (hit.step === 'ended') throw new Error(`The night ended before it came to ${step}: ${night.output()}`);
    await new Promise((resolve) => setTimeout(resolve, kill * 25));
    night.kill('SIGKILL');
    await ended(night);
    const cut = await house.db.selectFrom('job_run').select('outcome').where('id', '=', hit.id).executeTakeFirstOrThrow();
    if (cut.outcome === 'running') kills.set(step, (kills.get(step) ?? 0) + 1);
    else return;
  }
}

function overlaps(runs: { step: string; startedAt: string; finishedAt: string | null }[]): string[] {
  return StepName.options.flatMap((step) => {
    const ofStep = runs.filter((run) => run.step === step).sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
    return ofStep.flatMap((run, i) => (i > 0 && ofStep[i - 1]!.finishedAt! > run.startedAt ? [`${step} at ${run.startedAt}`] : []));
  });
}

describe('a night that is killed', () => {
  it('anywhere in any step goes on where it was, and ends as if nothing had happened', async () => {
    const [killed, spared] = [await aHouse(), await aHouse()];
    const kills = new Map<string, number>();
    for (let night = 0; night < nights; night++) {
      const on = addDays(firstOn, night);
      const extract = extractOf(night);
      for (const house of [killed, spared]) writeFileSync(join(house.folder, `po_lines_${on}.csv`), extract);
      for (const step of StepName.options) {
        if (night > 0 && (kills.get(step) ?? 0) < killsPerStep + night - 1) await killInside(killed, step, kills).catch((error: Error) => { if (!error.message.includes('ended before')) throw error; });
      }
      await ended(start('functions/jobs/night.command.js', [], env(killed)));
      expect(await differingLines(killed.db)).toEqual([]);
    }
    await ended(start('functions/jobs/night.command.js', [], env(spared)));
    console.log('killed inside', Object.fromEntries(kills));
    for (const step of StepName.options) expect(kills.get(step) ?? 0, `kills inside ${step}`).toBeGreaterThanOrEqual(killsPerStep);
    const [after, expected] = [await comparable(killed.db), await comparable(spared.db)];
    for (const table of Object.keys(expected)) expect(after[table], table).toEqual(expected[table]);
    expect(overlaps(await killed.db.selectFrom('job_run').select(['step', 'startedAt', 'finishedAt']).execute())).toEqual([]);
  }, 400_000);
});
