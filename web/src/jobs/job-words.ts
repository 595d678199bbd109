import type { Extract, JobRun, requestRun } from '../../../shared/contracts/jobs.js';
import type { StepCounts } from '../../../shared/contracts/jobs-words.js';
import type { Reply } from '../api/call.js';
import type { Badge } from '../elements/badge.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';

export type Request = Reply<typeof requestRun>;

type Look = Pick<Badge, 'tone' | 'icon'>;

const outcomeLooks: Record<JobRun['outcome'], Look> = {
  running: { tone: 'blue', icon: 'gear' },
  done: { tone: 'green', icon: 'done' },
  suspect: { tone: 'amber', icon: 'warning' },
  failed: { tone: 'red', icon: 'cross' },
  lost: { tone: 'amber', icon: 'stop' },
};

const extractLooks: Record<Extract['status'], Look> = {
  reading: { tone: 'blue', icon: 'gear' },
  applying: { tone: 'blue', icon: 'gear' },
  suspect: { tone: 'amber', icon: 'warning' },
  good: { tone: 'green', icon: 'done' },
  failed: { tone: 'red', icon: 'cross' },
  discarded: { tone: 'grey', icon: 'stop' },
  superseded: { tone: 'grey', icon: 'stop' },
};

const requestLooks: Record<Request['status'], Look> = {
  waiting: { tone: 'grey', icon: 'late' },
  running: outcomeLooks.running,
  done: outcomeLooks.done,
  suspect: outcomeLooks.suspect,
  failed: outcomeLooks.failed,
  refused: { tone: 'red', icon: 'stop' },
};

export const outcomeBadge = (outcome: JobRun['outcome']): Badge => ({ ...outcomeLooks[outcome], text: t.jobs.outcomes[outcome] });
export const extractBadge = (status: Extract['status']): Badge => ({ ...extractLooks[status], text: t.jobs.extractStates[status] });
export const requestBadge = (status: Request['status']): Badge => ({ ...requestLooks[status], text: t.jobs.requestStates[status] });
export const neverRan = (): Badge => ({ tone: 'grey', icon: 'dashed', text: t.jobs.never });

/** True until nothing more will happen to a request. */
export const isOpen = (request: Request | undefined): boolean => request !== undefined && ['waiting', 'running'].includes(request.status);

/** `8,400 read · 22 changed`: what is zero is not said. */
export function countsText(counts: StepCounts): string {
  const said = (Object.keys(t.jobs.counts) as (keyof StepCounts)[]).flatMap((name) => (counts[name] ? [t.jobs.counts[name](qty(counts[name]))] : []));
  return said.length > 0 ? said.join(' · ') : t.jobs.nothingCounted;
}
