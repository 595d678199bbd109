import { toldRefusal } from '../../../shared/told-refusal.js';

/** @throws Refusal when somebody was faster; the version is null where there was nothing yet */
export function refuseChanged(seen: number | null, now: number | undefined): void {
  if ((now ?? null) !== seen) throw toldRefusal('conflict', { code: 'rule-changed', facts: {} });
}
