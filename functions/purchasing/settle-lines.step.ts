import { localTime } from '../../shared/dates.js';
import type { Step } from '../platform/step.js';
import { turningDays } from './settle-line.js';
import { linesToSettle, saveTurningDays } from './settling.store.js';

const pieceSize = 1_000;

/** settings -> the days on which open lines turn at risk and stale. Asked for whenever a setting that they follow from changes. */
export const settleLines: Step = {
  name: 'line-rules',
  find: async ({ now, zone }, asked) => (asked.by === 'request' ? { businessOn: localTime(now(), zone).date } : null),
  async run({ db, write, progress, settings, now }, { businessOn }) {
    let linesSettled = 0;
    for (let afterId = 0; ;) {
      const lines = await linesToSettle(db, afterId, pieceSize);
      const settled = lines.map((line) => ({ line, days: turningDays(line, { expectedOn: line.expectedOn!, policy: settings }) }))
        .filter(({ line, days }) => line.atRiskOn !== days.atRiskOn || line.staleOn !== days.staleOn);
      linesSettled += await write((tx) => saveTurningDays(tx, settled, { at: now(), reviewOn: businessOn }));
      progress(linesSettled, 0);
      if (lines.length < pieceSize) return { outcome: 'done', counts: { linesSettled } };
      afterId = lines.at(-1)!.id;
    }
  },
};
