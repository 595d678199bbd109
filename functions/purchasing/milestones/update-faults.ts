import type { LineUpdate, Reason } from '../../../shared/contracts/milestones.js';
import type { StatementSource } from '../../../shared/contracts/purchasing-words.js';
import { may, type Role } from '../../../shared/contracts/roles.js';
import { addDays } from '../../../shared/dates.js';
import type { Act, ChangeableLine } from '../change-line.js';
import { readyFaults } from './ready-quantity.js';
import type { Fault } from './said-fault.js';

/** Who says something, by which reasons and rules. */
export interface Saying { role: Role; reasons: ReadonlyMap<string, Reason>; act: Act }

export interface Asked extends Saying { known: ChangeableLine; update: LineUpdate; source: StatementSource | null }

type Rule = (asked: Asked) => Fault[];

const fault = (field: string, because: Fault['because']): Fault[] => [{ field, because }];

const isSilence = ({ source }: Asked) => source === 'no-response';

const lineIsOpen: Rule = ({ known: { line } }) => (line.outstandingQty > 0 ? [] : fault('id', { code: 'nothing-outstanding', facts: {} }));

const sourceIsSaid: Rule = ({ source }) => (source ? [] : fault('source', { code: 'source-missing', facts: {} }));

const somethingIsSaid: Rule = (asked) => {
  const { milestone, date, ready } = asked.update;
  return isSilence(asked) || milestone || date || ready ? [] : fault('milestone', { code: 'nothing-said', facts: {} });
};

const silenceSaysNothing: Rule = (asked) => {
  if (!isSilence(asked)) return [];
  const { date, ready } = asked.update;
  return [...(date ? fault('date', { code: 'silence-with-date', facts: {} }) : []), ...(ready ? fault('ready/qty', { code: 'silence-with-ready', facts: {} }) : [])];
};

const milestoneHasDate: Rule = (asked) => {
  const { milestone, date } = asked.update;
  if (milestone && !date && !isSilence(asked)) return fault('date', { code: 'date-missing', facts: {} });
  return date && !milestone ? fault('milestone', { code: 'milestone-missing', facts: {} }) : [];
};

/** Two years either way: what lies beyond was mistyped. */
const plausibleDays = 730;

const datesArePlausible: Rule = ({ update: { date, ready }, act: { today } }) => {
  const [from, to] = [addDays(today, -plausibleDays), addDays(today, plausibleDays)];
  return [['date', date], ['ready/readyOn', ready?.readyOn]].flatMap(([field, on]) =>
    (on && (on < from || on > to) ? fault(field!, { code: 'date-far-off', facts: { from, to } }) : []));
};

const dispatchIsPast: Rule = ({ update: { milestone, date }, act: { today } }) =>
  (milestone === 'dispatched' && date && date > today ? fault('date', { code: 'dispatch-in-future', facts: { today } }) : []);

const reasonIsKnown: Rule = (asked) => {
  const { reason } = asked.update;
  if (!reason) return isSilence(asked) ? [] : fault('reason', { code: 'reason-missing', facts: {} });
  return asked.reasons.get(reason)?.active ? [] : fault('reason', { code: 'reason-unknown', facts: { reason } });
};

const readyIsPossible: Rule = ({ known: { line }, update: { ready }, act: { today, policy } }) =>
  (ready ? readyFaults(line, ready, { today, decimals: policy.unitDecimals[line.uom ?? ''] ?? 3 }) : []);

const noteIsAllowed: Rule = ({ update: { internalNote }, role }) =>
  (internalNote && !may(role, 'lines.expedite') ? fault('internalNote', { code: 'internal-note-forbidden', facts: {} }) : []);

const rules: readonly Rule[] = [
  lineIsOpen, sourceIsSaid, somethingIsSaid, silenceSaysNothing, milestoneHasDate, datesArePlausible, dispatchIsPast, reasonIsKnown, readyIsPossible, noteIsAllowed,
];

/** Everything that speaks against an update, field by field; nothing where it may be saved. */
export const updateFaults = (asked: Asked): Fault[] => rules.flatMap((rule) => rule(asked));
