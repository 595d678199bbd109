import type { Reader } from '../platform/database/database.js';

export const batchesOfLine = (db: Reader, lineId: number) =>
  db.selectFrom('batch_line as l').innerJoin('dispatch_batch as b', 'b.id', 'l.batchId').where('l.lineId', '=', lineId)
    .select(['b.id', 'b.status', 'l.state', 'l.qty', 'b.origin', 'b.readyOn', 'b.dispatchedOn', 'b.arriveOn', 'l.deliveredOn', 'b.carrier', 'b.container', 'b.reference', 'b.source'])
    .orderBy('l.id').execute();

export const movementsOfLine = (db: Reader, lineId: number) =>
  db.selectFrom('movement').where('lineId', '=', lineId).select(['id', 'kind', 'qty', 'movedOn', 'dateAssumed', 'seenAt', 'runId']).orderBy('id').execute();

export const redatesOfLine = (db: Reader, lineId: number) =>
  db.selectFrom('movement_redate').where('lineId', '=', lineId).select(['movementId', 'movedOn']).orderBy('id').execute();

export const openProposalsOfLine = (db: Reader, lineId: number) =>
  db.selectFrom('batch_proposal').selectAll().where('lineId', '=', lineId).where('status', '=', 'open').orderBy('part').execute();

/** Every answer that was given, those that were taken back as well. */
export const answersOfLine = (db: Reader, lineId: number) =>
  db.selectFrom('proposal_answer as a').innerJoin('batch_proposal as p', 'p.id', 'a.proposalId').leftJoin('users as u', 'u.id', 'a.answeredBy').where('a.lineId', '=', lineId).where('a.outcome', '<>', 'superseded')
    .select(['a.outcome', 'p.readyOn as proposedOn', 'p.qty as proposedQty', 'a.readyOn', 'a.qty', 'a.source', 'a.reason', 'a.note', 'a.answeredAt', 'a.undoneAt', 'u.name as by', 'u.role']).orderBy('a.id').execute();

/** Values that people entered, with the column they stand in. */
export const customValuesOfLine = (db: Reader, lineId: number) =>
  db.selectFrom('custom_value as v').leftJoin('users as u', 'u.id', 'v.enteredBy').where('v.lineId', '=', lineId)
    .select(['v.slot', 'v.dateValue', 'v.textValue', 'v.decimalValue', 'v.enteredAt', 'u.name as by']).execute();

export const customColumns = (db: Reader) => db.selectFrom('custom_column').selectAll().where('active', '=', true).orderBy('slot').execute();

/** In the night in which a line begins, what changed is what another line had under its number. */
export const erpChangesOfLine = (db: Reader, { poNumber, lineNumber, firstRunId, lastRunId }: { poNumber: string; lineNumber: string; firstRunId: number; lastRunId: number | null }) =>
  db.selectFrom('erp_change_event').where('poNumber', '=', poNumber).where('lineNumber', '=', lineNumber).where('runId', '>=', firstRunId)
    .where((e) => e.or([e('runId', '>', firstRunId), e('field', '=', '')]))
    .$if(lastRunId !== null, (q) => q.where('runId', '<', lastRunId!))
    .select(['id', 'kind', 'field', 'oldValue', 'newValue', 'seenAt']).orderBy('id').execute();

/** Where the number was used again later, the run that began the next line. */
export async function nextUseOf(db: Reader, { poNumber, lineNumber, generation }: { poNumber: string; lineNumber: string; generation: number }): Promise<number | null> {
  const next = await db.selectFrom('po_line').select('firstRunId').where('poNumber', '=', poNumber).where('lineNumber', '=', lineNumber)
    .where('generation', '=', generation + 1).executeTakeFirst();
  return next?.firstRunId ?? null;
}

export const dateEventsOfLine = (db: Reader, lineId: number) =>
  db.selectFrom('date_event as d').leftJoin('users as u', 'u.id', 'd.userId').where('d.lineId', '=', lineId)
    .select(['d.kind', 'd.fromOn', 'd.toOn', 'd.source', 'd.reason', 'd.note', 'd.at', 'u.name as by', 'u.role']).orderBy('d.id').execute();

export const statusEventsOfLine = (db: Reader, lineId: number) =>
  db.selectFrom('status_event as s').leftJoin('users as u', 'u.id', 's.userId').where('s.lineId', '=', lineId)
    .select(['s.fromStatus', 's.toStatus', 's.reason', 's.note', 's.at', 'u.name as by', 'u.role']).orderBy('s.id').execute();

export const batchEventsOfLine = (db: Reader, lineId: number) =>
  db.selectFrom('batch_event as b').leftJoin('users as u', 'u.id', 'b.userId').where('b.lineId', '=', lineId)
    .select(['b.kind', 'b.qty', 'b.fromOn', 'b.toOn', 'b.source', 'b.reason', 'b.note', 'b.at', 'u.name as by', 'u.role']).orderBy('b.id').execute();

export const readyEventsOfLine = (db: Reader, lineId: number) =>
  db.selectFrom('ready_event as r').leftJoin('users as u', 'u.id', 'r.userId').where('r.lineId', '=', lineId)
    .select(['r.qty', 'r.readyOn', 'r.source', 'r.reason', 'r.note', 'r.at', 'u.name as by', 'u.role']).orderBy('r.id').execute();

export const notesOfLine = (db: Reader, lineId: number, { internal }: { internal: boolean }) =>
  db.selectFrom('line_note as n').leftJoin('users as u', 'u.id', 'n.userId').where('n.lineId', '=', lineId).$if(!internal, (q) => q.where('n.internal', '=', false))
    .select(['n.body', 'n.internal', 'n.at', 'u.name as by', 'u.role']).orderBy('n.id').execute();

/** How the dates of a line moved, by the business date on which it was seen. */
export const dateMovesOfLine = (db: Reader, lineId: number) =>
  db.selectFrom('date_event').select(['kind', 'fromOn', 'toOn', 'happenedOn']).where('lineId', '=', lineId).where('kind', 'in', ['due', 'promised', 'expected']).orderBy('id').execute();
