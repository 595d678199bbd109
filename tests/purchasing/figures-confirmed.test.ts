import { describe, expect, it } from 'vitest';
import { confirmedByBatches, type BatchWordRow } from '../../functions/purchasing/figures/confirmed-batches.js';
import { lineToMeasure, type MeasuredRow, type PromiseRow } from '../../functions/purchasing/figures/line-to-measure.js';

const word = (batchId: number, kind: BatchWordRow['kind'], but: Partial<BatchWordRow> = {}): BatchWordRow =>
  ({ lineId: 1, batchId, kind, qty: 100, toOn: '2026-03-20', source: 'supplier-confirmed', reason: null, at: '2026-03-01T03:00:00.000Z', ...but });
const stated = (but: Partial<PromiseRow> = {}): PromiseRow => ({ lineId: 1, kind: 'ready-to-dispatch', fromOn: null, toOn: '2026-03-10', happenedOn: '2026-03-02', reason: 'proposal-accepted', ...but });
const line = { id: 1, orderedQty: 100, firstSeenOn: '2026-02-01', firstPromisedOn: null } as MeasuredRow;
const measured = (promises: PromiseRow[], batches: BatchWordRow[] = []) => lineToMeasure(line, { movements: [], redates: [], promises, batches, transitDays: 5 });

describe('batches that the supplier confirmed', () => {
  it('promise the line once they carry all of it, for the last arrival', () => {
    const { first, promises } = confirmedByBatches(100, [word(1, 'made', { qty: 30, toOn: '2026-03-10' }), word(2, 'made', { qty: 70, source: 'expeditor-estimate' }), word(2, 'confirmed', { qty: 70, toOn: '2026-03-25', at: '2026-03-04T03:00:00.000Z' })]);
    expect(first).toEqual({ knownOn: '2026-03-01', date: '2026-03-10' });
    expect(promises).toEqual([{ knownOn: '2026-03-04', date: '2026-03-25' }]);
  });

  it('move the promise by the supplier\'s word alone, and are no promise once too little is left', () => {
    const moved = (source: BatchWordRow['source']) => confirmedByBatches(100, [word(1, 'made'), word(1, 'moved', { toOn: '2026-04-01', source, at: '2026-03-06T03:00:00.000Z' })]).promises.map(({ date }) => date);
    expect([moved('supplier-confirmed'), moved('expeditor-estimate')]).toEqual([['2026-03-20', '2026-04-01'], ['2026-03-20']]);
    expect(confirmedByBatches(100, [word(1, 'made', { qty: 60 }), word(1, 'resized', { qty: 99 })]).promises).toEqual([]);
  });

  it('were never confirmed where the answer was taken back', () => {
    expect(confirmedByBatches(100, [word(1, 'made'), word(1, 'cancelled', { toOn: null, source: null, reason: 'answer-undone' })])).toEqual({ first: null, promises: [] });
    expect(confirmedByBatches(100, [word(1, 'made'), word(1, 'cancelled', { toOn: null, source: null, reason: 'capacity' })]).first).toEqual({ knownOn: '2026-03-01', date: '2026-03-20' });
  });
});

describe('the first date that a supplier confirmed', () => {
  it('is that of a batch where no milestone was stated before', () => {
    expect(measured([], [word(1, 'made')])).toMatchObject({ firstConfirmedOn: '2026-03-20', promises: [{ knownOn: '2026-03-01', date: '2026-03-20' }] });
    expect(measured([stated()], [word(1, 'made')]).firstConfirmedOn).toBe('2026-03-20');
    expect(measured([stated({ happenedOn: '2026-03-01' })], [word(1, 'made')]).firstConfirmedOn).toBe('2026-03-15');
  });

  it('is none that an undo took back, and the next one counts', () => {
    const undo = stated({ fromOn: '2026-03-10', toOn: null, reason: 'answer-undone' });
    expect(measured([stated(), undo])).toMatchObject({ firstConfirmedOn: null, promises: [] });
    expect(measured([stated(), undo, stated({ toOn: '2026-03-30', happenedOn: '2026-03-05' })])).toMatchObject({ firstConfirmedOn: '2026-04-04', promises: [{ knownOn: '2026-03-05', date: '2026-04-04' }] });
  });
});
