import type { LineUpdate } from '../../../shared/contracts/milestones.js';
import type { Milestone, StatementSource } from '../../../shared/contracts/purchasing-words.js';
import { addDays, type IsoDate } from '../../../shared/dates.js';
import { Refusal } from '../../../shared/refusal.js';
import { changeLine, type ChangeableLine, type LineChange, type Said, type StatedFacts } from '../change-line.js';
import { spokenFor } from '../statement-source.js';
import { readyAfter } from './ready-quantity.js';
import { asFieldError } from './said-fault.js';
import { updateFaults, type Asked, type Saying } from './update-faults.js';

/**
 * What updates make of their lines, all or nothing.
 *
 * @throws Refusal that names every row and field at fault
 */
export function decideUpdates(lines: readonly ChangeableLine[], updates: readonly LineUpdate[], saying: Saying): LineChange[] {
  const asked = updates.map((update, i): Asked => ({ ...saying, known: lines[i]!, update, source: spokenFor(saying.role, update.source) }));
  const faults = asked.map(updateFaults);
  const errors = faults.flatMap((ofRow, i) => ofRow.map((fault) => asFieldError(fault, `/lines/${i}`)));
  const refused = faults.filter((ofRow) => ofRow.length > 0).length;
  if (refused > 0) throw new Refusal('invalid', 'updates-refused', 'Some of these lines cannot be saved as they are. Nothing was saved.', { errors, facts: { refused, lines: updates.length } });
  return asked.map(changeBy);
}

type Settled = Asked & { source: StatementSource };

const changeBy = (asked: Asked): LineChange => changeLine(asked.known, { facts: factsAfter(asked as Settled), said: saidBy(asked as Settled) }, asked.act);

/** The arrival that a milestone's date means; being produced does not mean any. */
const arrivalMeant = ({ transitDays }: ChangeableLine, milestone: Milestone, on: IsoDate): IsoDate | null => {
  if (milestone === 'production-ready') return null;
  return milestone === 'expected-arrival' ? on : addDays(on, transitDays);
};

function factsAfter({ known, update: { milestone, date, ready, reason }, source, reasons, act }: Settled): StatedFacts {
  const stated = { statedOn: act.today, statedSource: source };
  const { addedQty: _, ...readyFacts } = ready ? readyAfter(known.line, ready) : { addedQty: 0 };
  if (!milestone || !date) return { ...stated, ...readyFacts };
  const arrival = arrivalMeant(known, milestone, date);
  const agreed = arrival && reasons.get(reason!)!.acceptable;
  return { ...stated, ...readyFacts, ...datesStated(milestone, date), ...(agreed && { agreedOn: arrival }) };
}

/** Goods that left were ready; when they arrive follows from the transit days. */
function datesStated(milestone: Milestone, on: IsoDate): StatedFacts {
  if (milestone === 'production-ready') return {};
  return milestone === 'expected-arrival' ? { statedArrivalOn: on } : { statedReadyOn: on };
}

function saidBy({ known, update, source }: Settled): Said {
  const { milestone, date, ready, internalNote } = update;
  const why = { source, reason: update.reason ?? null, note: update.note ?? null };
  const kind = milestone ?? (source === 'no-response' ? 'expected-arrival' : null);
  return {
    milestones: kind ? [{ kind, fromOn: known.milestones[kind] ?? null, toOn: date ?? null, ...why }] : [],
    ready: ready ? [{ qty: readyAfter(known.line, ready).addedQty, readyOn: ready.readyOn, ...why, note: kind ? null : why.note }] : [],
    notes: internalNote ? [{ body: internalNote, internal: true }] : [],
  };
}
