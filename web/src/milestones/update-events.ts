import type { Line } from '../../../shared/contracts/lines.js';
import type { UpdateProgress } from '../../../shared/contracts/milestones.js';

/** Somebody wants to say something about these lines. */
export class UpdateAsked extends Event {
  constructor(readonly lineIds: readonly number[]) { super('update-asked', { bubbles: true, composed: true }); }
}

/** These lines are as given now; whoever shows them shows that. */
export class LinesSaved extends Event {
  constructor(readonly lines: readonly Line[], readonly progress: readonly UpdateProgress[] = []) { super('lines-saved', { bubbles: true, composed: true }); }
}

/** Somebody else changed lines that are shown here: they have to be read again. */
export class LinesOvertaken extends Event {
  constructor(readonly lineIds: readonly number[]) { super('lines-overtaken', { bubbles: true, composed: true }); }
}

/** The next line in the order of the list is being worked on; null when the work is done and the focus goes back to the list. */
export class WorkMovedOn extends Event {
  constructor(readonly from: number, readonly to: number | null) { super('work-moved-on', { bubbles: true, composed: true }); }
}
