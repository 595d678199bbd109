import { batchStateAfter, type BatchAct } from '../../../shared/batch-machine.js';
import type { IsoDate } from '../../../shared/dates.js';
import { sameQty } from '../../../shared/quantities.js';
import { dispatchedDates, movedDates, type GivenDates } from './batch-dates.js';
import type { BatchEdit, BatchEventFacts, BatchRow, KnownBatch, Words } from './known-batch.js';
import { errorAt, refusal, refuseRows } from './refuse.js';

/** What the dates of a batch are judged by. */
export interface Around { transitDays: number; today: IsoDate }

export interface Transport { carrier?: string | undefined; container?: string | undefined; reference?: string | undefined }

/** The supplier stands by what was planned. An estimate does not make it so. */
export function confirmed(known: KnownBatch, words: Words): BatchEdit {
  if (words.source === 'expeditor-estimate') throw refusal('invalid', { code: 'estimate-cannot-confirm', facts: {} }, '/source');
  const lines = reachedBy('confirm', known);
  return edited(known, { after: { source: words.source }, lines, events: lines.map((line) => told(line, 'confirmed', words, { toOn: known.batch.arriveOn })) });
}

export function dispatched(known: KnownBatch, { words, transport, ...given }: { words: Words; transport: Transport; dispatchedOn: IsoDate; arriveOn?: IsoDate | undefined }, around: Around): BatchEdit {
  const lines = reachedBy('dispatch', known);
  const dates = dispatchedDates(known.batch, given, around);
  const moved = dates.arriveOn === known.batch.arriveOn ? [] : lines.map((line) => told(line, 'moved', words, { fromOn: known.batch.arriveOn, toOn: dates.arriveOn }));
  const events = [...lines.map((line) => told(line, 'dispatched', words, { toOn: given.dispatchedOn })), ...moved];
  return edited(known, { after: { ...dates, ...stated(transport), source: words.source }, lines, events });
}

export function moved(known: KnownBatch, { words, ...given }: GivenDates & { words: Words }, around: Around): BatchEdit {
  const lines = reachedBy('move', known);
  const dates = movedDates(known.batch, given, around);
  const { arriveOn: fromOn } = known.batch;
  return edited(known, { after: { ...dates, source: words.source }, lines, events: lines.map((line) => told(line, 'moved', words, { fromOn, toOn: dates.arriveOn })) });
}

export interface NewQty { batchLineId: number; qty: number }

export function resized(known: KnownBatch, { words, quantities }: { words: Words; quantities: readonly NewQty[] }): BatchEdit {
  refuseRows(unknownLines(known, quantities.map(({ batchLineId }) => batchLineId), (place) => `/quantities/${place}/batchLineId`));
  const wanted = new Map(quantities.map(({ batchLineId, qty }) => [batchLineId, qty]));
  const lines = reachedBy('resize', known).filter(({ before, qty }) => wanted.has(before.id) && !sameQty(wanted.get(before.id)!, qty))
    .map((line) => ({ ...line, qty: wanted.get(line.before.id)! }));
  return edited(known, { after: {}, lines, events: lines.map((line) => told(line, 'resized', words, { fromQty: line.before.qty })) });
}

/** @param only ids of the lines that will not come in this batch; all of them where nothing is said */
export function cancelled(known: KnownBatch, { words, only }: { words: Words; only?: readonly number[] | undefined }): BatchEdit {
  refuseRows(unknownLines(known, only ?? [], (place) => `/batchLines/${place}`));
  const lines = reachedBy('cancel', known).filter(({ before }) => !only || only.includes(before.id));
  return edited(known, { after: {}, lines, events: lines.map((line) => told(line, 'cancelled', words, { fromOn: known.batch.arriveOn })) });
}

export function transported({ batch, lines }: Pick<KnownBatch, 'batch' | 'lines'>, transport: Required<Transport>): BatchEdit {
  const words = { source: null, reason: null, note: Object.values(transport).filter(Boolean).join(' · ') || null };
  const kept = lines.map((before) => ({ before, qty: before.qty, state: before.state }));
  return edited({ batch }, { after: stated(transport), lines: [], events: kept.map((line) => told(line, 'transport', words, {})) });
}

type EditedLine = BatchEdit['lines'][number];

/** The lines of a batch that an act takes further; at least one, or the act is refused. */
function reachedBy(act: BatchAct, { batch, lines }: KnownBatch): EditedLine[] {
  const reached = lines.flatMap((before) => {
    const state = batchStateAfter(before.state, act);
    return state ? [{ before, qty: before.qty, state }] : [];
  });
  if (reached.length === 0) throw refusal('conflict', { code: 'batch-act-refused', facts: { act, status: batch.status } });
  return reached;
}

const unknownLines = ({ lines }: KnownBatch, ids: readonly number[], pointerTo: (place: number) => string) =>
  ids.flatMap((id, place) => (lines.some((line) => line.id === id) && ids.indexOf(id) === place ? [] : [errorAt(pointerTo(place), { code: 'batch-line-not-found', facts: { id } })]));

type Rest = Partial<Pick<BatchEventFacts, 'fromQty' | 'fromOn' | 'toOn'>>;

const told = ({ before, qty }: EditedLine, kind: BatchEventFacts['kind'], words: Words, rest: Rest): BatchEventFacts =>
  ({ lineId: before.lineId, batchLineId: before.id, kind, qty, fromQty: null, fromOn: null, toOn: null, ...rest, ...words });

/** What is not said stays as it was; an empty text says that nothing is known. */
const stated = ({ carrier, container, reference }: Transport): Partial<BatchEdit['after']> => ({
  ...(carrier !== undefined && { carrier: carrier || null }), ...(container !== undefined && { container: container || null }), ...(reference !== undefined && { reference: reference || null }),
});

interface Edit { after: Partial<BatchEdit['after']>; lines: readonly EditedLine[]; events: readonly BatchEventFacts[] }

const edited = ({ batch }: { batch: BatchRow }, { after, ...rest }: Edit): BatchEdit => {
  const { readyOn, dispatchedOn, arriveOn, carrier, container, reference, source } = batch;
  return { before: batch, after: { readyOn, dispatchedOn, arriveOn, carrier, container, reference, source, ...after }, ...rest };
};
