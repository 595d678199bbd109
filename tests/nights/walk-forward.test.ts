import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoSource } from '../../functions/integrations/erp/demo/demo-source.js';
import { behaviourOf } from '../../functions/integrations/erp/demo/suppliers.js';
import { runDueSteps } from '../../functions/jobs/run-night.step.js';
import { nearDays } from '../../functions/purchasing/receipt-pools.js';
import { calibrationOf } from '../../functions/purchasing/score-proposals.js';
import { scoredAfter } from '../../functions/purchasing/figures/calibration.store.js';
import { groupBy } from '../../shared/group-by.js';
import { aFolder, aDatabase } from '../fixtures/databases.js';

/** Half a year of nights, each proposal made with what was known on its night and scored by what came later. */
async function halfAYear(seed: number) {
  const db = await aDatabase();
  const erp = demoSource({ file: join(aFolder(), 'erp.db'), seed, lines: 2000, startOn: '2026-11-21', historyDays: 182 });
  const results = await runDueSteps({ db, erp, zone: 'Asia/Shanghai', owner: 'test', now: () => new Date().toISOString() }, { by: 'command' });
  const codes = new Map((await db.selectFrom('supplier').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]));
  return { results, finished: (await scoredAfter(db, 0, 1_000_000)).map((one) => ({ ...one, behaviour: behaviourOf(seed, codes.get(one.supplierId)!) })) };
}

describe.each([7, 23])('walking forward through the demo ERP of seed %i', async (seed) => {
  const { results, finished } = await halfAYear(seed);
  const overall = calibrationOf(finished, nearDays);

  it('every night is good', () => {
    expect(results.filter(({ outcome }) => outcome !== 'done')).toEqual([]);
    expect(results.filter(({ name }) => name === 'alerts')).toHaveLength(52);
  });

  it('four of five deliveries fall into the 80 % window', () => {
    expect(overall.windows).toBeGreaterThanOrEqual(500);
    expect(overall.coverage).toBeGreaterThanOrEqual(0.75);
    expect(overall.coverage).toBeLessThanOrEqual(0.85);
  });

  it.each(['punctual', 'drifting', 'splits', 'silent'])('and between 65 and 95 in a hundred of those of %s suppliers', (behaviour) => {
    const of = calibrationOf(finished.filter((one) => one.behaviour === behaviour), nearDays);
    expect(of.windows).toBeGreaterThanOrEqual(100);
    expect(of.coverage).toBeGreaterThanOrEqual(0.65);
    expect(of.coverage).toBeLessThanOrEqual(0.95);
  });

  it('the proposed date is nearer than the promised one', () => {
    expect(overall.medianErrorDays).toBeLessThan(overall.medianPromiseErrorDays!);
    expect(overall.meanErrorDays).toBeLessThan(overall.meanPromiseErrorDays!);
  });

  it('the more confident a proposal, the more often it comes true', () => {
    const bands = groupBy(finished.filter(({ rule }) => rule === 'history'), ({ confidence }) => Math.min(Math.floor(confidence * 4), 3));
    const hits = [...bands].sort(([a], [b]) => a - b).map(([, of]) => calibrationOf(of, nearDays)).filter(({ dates }) => dates >= 100);
    expect(hits.length).toBeGreaterThanOrEqual(3);
    for (const [i, band] of hits.entries()) {
      if (i > 0) expect(band.hitRate).toBeGreaterThan(hits[i - 1]!.hitRate!);
      expect(Math.abs(band.hitRate! - band.meanConfidence!)).toBeLessThan(0.1);
    }
  });
});
