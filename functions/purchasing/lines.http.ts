import { readLine, readTimeline, type DateMove } from '../../shared/contracts/lines.js';
import { may } from '../../shared/contracts/roles.js';
import { Refusal } from '../../shared/refusal.js';
import { serve, type Answer, type Call } from '../platform/http.js';
import {
  answersOfLine, batchEventsOfLine, batchesOfLine, customColumns, customValuesOfLine, dateEventsOfLine, dateMovesOfLine, erpChangesOfLine, movementsOfLine, nextUseOf,
  notesOfLine, openProposalsOfLine, readyEventsOfLine, redatesOfLine, statusEventsOfLine,
} from './line-detail.store.js';
import { lineInScope } from './line-list.store.js';
import { timelineOf } from './line-timeline.js';
import { customViews, lineView } from './line-view.js';
import { proposalView } from './proposal-view.js';

async function theLine({ db, params, scope }: Pick<Call<typeof readLine>, 'db' | 'params' | 'scope'>) {
  const line = await lineInScope(db, params.id, scope);
  if (!line) throw new Refusal('missing', 'line-not-found', `There is no PO line ${params.id}.`);
  return line;
}

const answerRead: Answer<typeof readLine> = async (call) => {
  const { db, today } = call;
  const line = await theLine(call);
  const [batches, proposals, movements, redates, columns, entered, dateMoves] = await Promise.all([
    batchesOfLine(db, line.id), openProposalsOfLine(db, line.id), movementsOfLine(db, line.id), redatesOfLine(db, line.id), customColumns(db), customValuesOfLine(db, line.id),
    dateMovesOfLine(db, line.id),
  ]);
  const visible = columns.filter(({ visibleTo }) => (JSON.parse(visibleTo) as string[]).includes(call.caller.role));
  return {
    line: lineView(line, today), firstSeenOn: line.firstSeenOn, originalDueOn: line.originalDueOn, firstPromisedOn: line.firstPromisedOn,
    agreedOn: line.agreedOn, readySinceOn: line.readySinceOn, overDeliveryAllowed: line.overDeliveryAllowed,
    batches, proposals: proposals.map(proposalView),
    movements: movements.map(({ id, movedOn, ...rest }) => ({ ...rest, movedOn: redates.findLast(({ movementId }) => movementId === id)?.movedOn ?? movedOn })),
    dateMoves: dateMoves.map(({ happenedOn, ...move }) => ({ ...move, seenOn: happenedOn })) as DateMove[],
    customValues: customViews(line, visible, entered),
  };
};

const answerTimeline: Answer<typeof readTimeline> = async (call) => {
  const { db, caller } = call;
  const line = await theLine(call);
  const internal = may(caller.role, 'lines.read-internal');
  const [erpChanges, dateEvents, statusEvents, batchEvents, movements, readyEvents, notes, answers] = await Promise.all([
    erpChangesOfLine(db, { ...line, lastRunId: await nextUseOf(db, line) }), dateEventsOfLine(db, line.id), statusEventsOfLine(db, line.id), batchEventsOfLine(db, line.id),
    movementsOfLine(db, line.id), readyEventsOfLine(db, line.id), notesOfLine(db, line.id, { internal }), answersOfLine(db, line.id),
  ]);
  return { entries: timelineOf({ erpChanges, dateEvents, statusEvents, batchEvents, movements, readyEvents, notes, answers }, { hideNames: !internal }) };
};

serve(readLine, answerRead);
serve(readTimeline, answerTimeline);
