import { localTime, type IsoDate } from '../../shared/dates.js';
import { Refusal } from '../../shared/refusal.js';
import type { Extract } from '../integrations/erp/erp-source.js';
import { failuresOn, lastGoodRun, newestRunAmong, runsWith, unfinishedNight } from '../jobs/erp-runs.store.js';
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
  const done = await newestRunAmong(view.db, ['good', 'suspect', 'discarded']);
  const waiting = await view.erp.waiting(done?.businessOn ?? null, today(view), asked.by === 'timer');
  for (const [index, extract] of waiting.entries()) {
    const failures = await failuresOn(view.db, extract.businessOn);
    if (failures.count > 0 && index < waiting.length - 1) continue;
    return asked.by === 'timer' && !(await isTime(view, { extract, failures })) ? null : extract;
  }
  return null;
}

interface Candidate { extract: Extract; failures: { count: number; lastAt: string | null } }

/** At the set hour where the source has one; after a failure later and later, at most four hours apart. */
async function isTime({ db, erp, settings, zone, now }: StepView, { extract, failures }: Candidate): Promise<boolean> {
  const local = localTime(now(), zone);
  const firstEver = (await lastGoodRun(db)) === undefined;
  const backlog = extract.businessOn < local.date;
  if (erp.scheduled && !firstEver && !backlog && local.time < settings.nightAt) return false;
  if (failures.count === 0) return true;
  const wait = Math.min(settings.retryAfterMinutes * 2 ** (failures.count - 1), 240);
  return Date.parse(now()) - Date.parse(failures.lastAt!) >= wait * 60_000;
}
