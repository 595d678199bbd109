import { daysBetween, localTime, type IsoDate } from '../../shared/dates.js';
import { Refusal } from '../../shared/refusal.js';
import type { Extract } from '../integrations/erp/erp-source.js';
import { failuresOn, lastGoodRun, newestRunAmong, runsWith, unfinishedNight } from '../jobs/erp-runs.store.js';
import { longestLeap } from './judge-extract.js';
import { extractIsDue, type WaitingExtract } from './extract-is-due.js';
import type { Asked, StepView, StepWork } from '../platform/step.js';

export interface CaptureWork extends StepWork { extract?: Extract }

/** An extract to read, or one that was read and waits to be applied. */
export async function findExtract(view: StepView, asked: Asked): Promise<CaptureWork | null> {
  const [applying] = await runsWith(view.db, ['applying']);
  if (applying) return { businessOn: applying.businessOn, erpRunId: applying.id };
  const on = asked.by === 'timer' ? undefined : asked.on;
  const extract = on ? await extractOn(view, on) : await nextExtract(view, asked);
  return extract && { businessOn: extract.businessOn, extract };
}

const today = ({ now, zone }: StepView): IsoDate => localTime(now(), zone).date;

/** @throws Refusal: the ERP only shows now, so an older night cannot be read again. */
async function extractOn(view: StepView, on: IsoDate): Promise<Extract> {
  const last = await lastGoodRun(view.db);
  if (last && on < last.businessOn) {
    throw new Refusal('conflict', 'night-too-old', `The night of ${last.businessOn} is already in the books; ${on} is older and cannot be read again.`, { facts: { on, newest: last.businessOn } });
  }
  const extract = await view.erp.extractOf(on, today(view));
  if (!extract) throw new Refusal('missing', 'extract-missing', `The ERP has no extract of ${on}.`, { facts: { on } });
  return extract;
}

async function nextExtract(view: StepView, asked: Asked): Promise<Extract | null> {
  if (await unfinishedNight(view.db)) return null;
  const { upTo, held } = await readBefore(view);
  const waiting = (await view.erp.waiting(upTo, today(view), asked.by === 'timer')).filter(({ businessOn }) => businessOn !== held);
  for (const [index, extract] of waiting.entries()) {
    const failures = await failuresOn(view.db, extract.businessOn);
    if (failures.count > 0 && index < waiting.length - 1) continue;
    return asked.by === 'timer' && !(await isTime(view, { businessOn: extract.businessOn, failures })) ? null : extract;
  }
  return null;
}

/** What is held or was discarded is not read again. One that leapt ahead of today, by a wrong clock or a wrong name, stands in nobody's way. */
async function readBefore(view: StepView): Promise<{ upTo: IsoDate | null; held: IsoDate | null }> {
  const [done, good] = [await newestRunAmong(view.db, ['good', 'suspect', 'discarded']), await lastGoodRun(view.db)];
  const leaptAhead = done && good && done.businessOn > today(view) && daysBetween(good.businessOn, done.businessOn) > longestLeap;
  return leaptAhead ? { upTo: good.businessOn, held: done.businessOn } : { upTo: done?.businessOn ?? null, held: null };
}

async function isTime({ db, erp, settings, zone, now }: StepView, waiting: Pick<WaitingExtract, 'businessOn' | 'failures'>): Promise<boolean> {
  const isFirst = (await lastGoodRun(db)) === undefined;
  return extractIsDue({ ...waiting, isFirst, isScheduled: erp.scheduled }, { now: now(), zone, ...settings });
}
