import { localTime } from '../../shared/dates.js';
import { lastGoodRun } from '../jobs/erp-runs.store.js';
import { lastBeat } from '../jobs/heartbeat.store.js';
import { businessSettings } from '../platform/settings.store.js';
import type { World } from '../platform/world.js';
import { alertMoves } from './alert-life.js';
import { alertsOfRules, saveMoves } from './alerts.store.js';
import { copyFindings, copyRule } from './copy-rules.js';

/** Is the night here? The answer is kept beside the copy, which itself cannot be written. */
export async function checkCopy({ db, state, erp, zone, now }: World): Promise<void> {
  const { nightAt } = await businessSettings(db);
  const { beatAt } = await lastBeat(db);
  const findings = copyFindings({ now: now(), beatAt, carriedOn: (await lastGoodRun(db))?.businessOn ?? null, schedule: erp.kind === 'demo' ? null : { zone, nightAt } });
  const today = localTime(now(), zone).date;
  const moves = alertMoves(findings, await alertsOfRules(state, [copyRule]), { today, confirmedSince: () => false });
  if (moves.length > 0) await state.transaction().execute((tx) => saveMoves(tx, moves, { runId: null, today, at: now() }));
}
