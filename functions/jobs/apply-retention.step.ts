import { addDays, localTime } from '../../shared/dates.js';
import type { Step } from '../platform/step.js';
import { findDaily } from './find-daily.step.js';
import { removals } from './retention.store.js';

const atOnce = 2_000;

/** settings -> removes what was only to be kept for a while. Once a day. */
export const applyRetention: Step = {
  name: 'retention',
  find: (view, asked) => findDaily(view, 'retention', asked),
  async run({ write, progress, now, settings: { retention }, zone }) {
    let deletedRows = 0;
    for (const { days, remove } of removals) {
      const at = new Date(Date.parse(now()) - retention[days] * 86_400_000).toISOString();
      const on = addDays(localTime(now(), zone).date, -retention[days]);
      for (let removed = -1; removed !== 0; deletedRows += removed) {
        removed = await write((tx) => remove(tx, { at, on }, atOnce));
        progress(deletedRows + removed, 0);
      }
    }
    return { outcome: 'done', counts: { deletedRows } };
  },
};
