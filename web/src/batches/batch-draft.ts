import type { Batch } from '../../../shared/contracts/batches.js';
import type { BatchAct } from '../../../shared/batch-machine.js';
import type { IsoDate } from '../../../shared/dates.js';
import { t } from '../i18n/language.js';
import { readDate, readQty } from '../milestones/typed-values.js';
import { seenOf } from './batch-words.js';

export type Act = BatchAct | 'transport';

/** What is typed into the form of an act, as it stands in its fields. */
export interface Draft {
  source: '' | 'supplier-confirmed' | 'expeditor-estimate';
  readyOn: string; arriveOn: string; dispatchedOn: string;
  qty: string; reason: string; note: string;
  carrier: string; container: string; reference: string;
}
export type DraftField = keyof Draft;
export type Faults = ReadonlyMap<string, string>;

/** The fields of each act, in their order. */
export const fieldsOf: Readonly<Record<Act, readonly DraftField[]>> = {
  confirm: ['note'],
  dispatch: ['source', 'dispatchedOn', 'arriveOn', 'carrier', 'container', 'reference', 'note'],
  move: ['source', 'readyOn', 'arriveOn', 'reason', 'note'],
  resize: ['source', 'qty', 'reason', 'note'],
  cancel: ['reason', 'note'],
  transport: ['carrier', 'container', 'reference'],
};

const empty: Draft = { source: '', readyOn: '', arriveOn: '', dispatchedOn: '', qty: '', reason: '', note: '', carrier: '', container: '', reference: '' };

/** What stands in the fields at first: what is known already, and today for goods that leave. Whose word it is is never chosen for anybody. */
export function draftFor(act: Act, batch: Batch, { batchLineId, today }: { batchLineId: number | null; today: IsoDate }): Draft {
  const { carrier, container, reference } = batch;
  const known = { carrier: carrier ?? '', container: container ?? '', reference: reference ?? '' };
  if (act === 'dispatch') return { ...empty, ...known, dispatchedOn: today };
  if (act === 'transport') return { ...empty, ...known };
  const quantity = batch.lines.find(({ id }) => id === batchLineId)?.qty;
  return act === 'resize' && quantity !== undefined ? { ...empty, qty: String(quantity) } : empty;
}

interface Situation { batchLineId: number | null; today: IsoDate; choosesSource: boolean }

/** What is wrong with a draft before anybody is asked, by pointer. */
export function faultsOf(act: Act, draft: Draft, { today, choosesSource }: Situation): Faults {
  const fields = fieldsOf[act];
  const badDates = (['readyOn', 'arriveOn', 'dispatchedOn'] as const).filter((field) => fields.includes(field) && draft[field].trim() !== '' && readDate(draft[field], today) === null);
  return new Map<string, string>([
    ...badDates.map((field): [string, string] => [`/${field}`, t.batches.dateFault]),
    ...(choosesSource && fields.includes('source') && draft.source === '' ? [['/source', t.batches.chooseSource] as const] : []),
    ...((act === 'move' || act === 'cancel') && draft.reason === '' ? [['/reason', t.batches.reasonMissing] as const] : []),
    ...(act === 'resize' && !readQty(draft.qty) ? [['/qty', t.batches.qtyFault] as const] : []),
  ]);
}

/** What is sent. Suppliers and planners speak for themselves; an expeditor who confirms passes on the supplier's word. */
export function bodyOf(act: Act, draft: Draft, batch: Batch, { batchLineId, today, choosesSource }: Situation) {
  const date = (field: 'readyOn' | 'arriveOn' | 'dispatchedOn') => { const on = readDate(draft[field], today); return on ? { [field]: on } : {}; };
  const source = !choosesSource ? {} : act === 'confirm' ? { source: 'supplier-confirmed' as const } : draft.source ? { source: draft.source } : {};
  const said = { ...source, ...(draft.note.trim() && { note: draft.note.trim() }) };
  const transport = { carrier: draft.carrier.trim(), container: draft.container.trim(), reference: draft.reference.trim() };
  const reason = draft.reason ? { reason: draft.reason } : {};
  const seen = seenOf(batch);
  return {
    confirm: { ...seen, ...said },
    dispatch: { ...seen, ...said, ...transport, ...date('arriveOn'), dispatchedOn: today, ...date('dispatchedOn') },
    move: { ...seen, ...said, ...date('readyOn'), ...date('arriveOn'), reason: draft.reason },
    resize: { ...seen, ...said, ...reason, quantities: [{ batchLineId: batchLineId ?? 0, qty: readQty(draft.qty) ?? 0 }] },
    cancel: { ...seen, reason: draft.reason, ...(draft.note.trim() && { note: draft.note.trim() }), ...(batchLineId !== null && { batchLines: [batchLineId] }) },
    transport: { version: batch.version, ...transport },
  }[act];
}
