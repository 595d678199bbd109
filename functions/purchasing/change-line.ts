import type { Milestone, StatementSource } from '../../shared/contracts/purchasing-words.js';
import type { BusinessSettings } from '../../shared/contracts/settings.js';
import type { IsoDate } from '../../shared/dates.js';
import { leftOf, sumQty } from '../../shared/quantities.js';
import type { OpenBatchLine, OpenQty } from './allocate-delivery.js';
import type { NewLine, PoLine } from './line-baseline.js';
import { settleLine, slippedUntil } from './settle-line.js';

/** Who changes something, when, and by which rules. */
export interface Act { userId: number; at: string; today: IsoDate; policy: BusinessSettings }

/** A line with everything that a person's change has to look at. */
export interface ChangeableLine {
  line: PoLine;
  open: readonly OpenBatchLine[];
  transitDays: number;
  /** When its expected date moved later, within the days that count. */
  movedLaterOn: readonly IsoDate[];
  /** The newest date of each milestone that somebody stated. */
  milestones: Readonly<Partial<Record<Milestone, IsoDate>>>;
  /** Proposals that wait for an answer. */
  proposals: readonly { id: number; version: number; qty: number }[];
}

/** The facts of a line that are people's to state. */
export type StatedFacts = Partial<Pick<PoLine,
  | 'stage' | 'readyQty' | 'readySinceOn' | 'statedOn' | 'statedSource' | 'statedArrivalOn' | 'statedReadyOn' | 'agreedOn' | 'overDeliveryAllowed'>>;

interface Why { reason: string | null; note: string | null }

/** What a person said, as it is appended to the line's history. */
export interface Said {
  milestones?: readonly ({ kind: Milestone; fromOn: IsoDate | null; toOn: IsoDate | null; source: StatementSource } & Why)[];
  ready?: readonly ({ qty: number; readyOn: IsoDate; source: StatementSource } & Why)[];
  notes?: readonly { body: string; internal: boolean }[];
  /** Why the status moved. */
  status?: Why;
}

/** What a person's change makes of a line, and what follows from it. */
export interface LineChange {
  known: ChangeableLine;
  line: NewLine;
  expectedMove: { fromOn: IsoDate; toOn: IsoDate } | null;
  statusMove: { from: PoLine['status']; to: PoLine['status'] } | null;
  /** Proposals of more than is left to allocate; the next night makes new ones. Where more is left than they ask for, they stand until then. */
  superseded: ChangeableLine['proposals'];
  said: Said;
}

export interface Change {
  facts?: StatedFacts;
  /** What is planned of the line after the change; as it was where nothing is said. */
  open?: readonly OpenQty[];
  said?: Said;
  /** Proposals that this very change answers. */
  answered?: ReadonlySet<number>;
}

/** Applies a person's change to a line. Whether it is allowed has been decided before. */
export function changeLine(known: ChangeableLine, { facts = {}, open = known.open, said = {}, answered }: Change, act: Act): LineChange {
  const { id: _, ...before } = known.line;
  const stated: NewLine = {
    ...before, ...facts, ...staleBefore(before, facts), proposalReviewOn: act.today, alertReviewOn: act.today, changedAt: act.at, version: before.version + 1,
  };
  const settled = { ...stated, ...settleLine(stated, open, { transitDays: known.transitDays, policy: act.policy }) };
  const expectedMove = moveOf(before.expectedOn, settled.expectedOn);
  const waiting = known.proposals.filter(({ id }) => !answered?.has(id));
  return {
    known, line: withSlip(settled, expectedMove, { known, act }), expectedMove, said,
    statusMove: before.status === settled.status ? null : { from: before.status, to: settled.status },
    superseded: leftOf(sumQty(waiting.map(({ qty }) => qty)), settled.unallocatedQty) === 0 ? [] : waiting,
  };
}

/** The first statement of a day remembers whether the line had been waiting for it. */
const staleBefore = (before: NewLine, { statedOn }: StatedFacts): Pick<NewLine, 'staleBeforeOn'> =>
  ({ staleBeforeOn: statedOn === undefined || statedOn === before.statedOn ? before.staleBeforeOn : before.staleOn });

const moveOf = (fromOn: IsoDate | null, toOn: IsoDate | null): LineChange['expectedMove'] => (fromOn && toOn && fromOn !== toOn ? { fromOn, toOn } : null);

function withSlip(line: NewLine, move: LineChange['expectedMove'], { known, act }: { known: ChangeableLine; act: Act }): NewLine {
  if (!move || move.toOn < move.fromOn) return line;
  return { ...line, slippedUntilOn: slippedUntil([...known.movedLaterOn, act.today], act.policy) };
}
