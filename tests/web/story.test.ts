import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../shared/contracts/lines.js';
import { daysMoved, duration, qty, staleness } from '../../web/src/i18n/format.js';
import { preferredLanguage } from '../../web/src/i18n/language.js';
import { partsOf } from '../../web/src/purchasing/quantity-parts.js';
import { chaptersOf, kindsOf, moveOf, titleOf, valueOf } from '../../web/src/purchasing/timeline-story.js';

const entry = (some: Partial<TimelineEntry>): TimelineEntry =>
  ({ at: '2026-11-01T00:00:00.000Z', kind: 'erp', what: 'dueOn', from: null, to: null, qty: null, by: null, source: null, reason: null, note: null, ...some });

describe('the timeline', () => {
  it('gathers what one night told', () => {
    const entries = [entry({ what: 'a' }), entry({ what: 'b' }), entry({ what: 'c', at: '2026-10-31T00:00:00.000Z' })];
    expect(chaptersOf(entries).map((chapter) => chapter.entries.map(({ what }) => what))).toEqual([['a', 'b'], ['c']]);
  });

  it('counts the kinds that occur', () => {
    expect(kindsOf([entry({ kind: 'batch' }), entry({}), entry({})])).toEqual([{ kind: 'erp', n: 2 }, { kind: 'batch', n: 1 }]);
  });

  it.each([
    [entry({ what: 'promisedOn' }), 'Promised'], [entry({ what: 'vanished' }), 'No longer in the ERP'], [entry({ what: 'status' }), 'ERP status'],
    [entry({ kind: 'batch', what: 'delivered', qty: 1200 }), 'Delivered 1,200'], [entry({ kind: 'movement', what: 'correction', qty: -4 }), 'Correction -4'],
    [entry({ kind: 'date', what: 'expected' }), 'Expected date'], [entry({ kind: 'status', what: 'status' }), 'Status'], [entry({ kind: 'batch', what: 'melted', qty: 1 }), 'melted 1'],
  ])('names an entry', (one, title) => expect(titleOf(one)).toBe(title));

  it('shows values as people read them', () => {
    expect([valueOf(entry({ what: 'orderedQty' }), '12000'), valueOf(entry({ kind: 'status', what: 'status' }), 'part-delivered'), valueOf(entry({ what: 'itemCode' }), '0012')])
      .toEqual(['12,000', 'Part delivered', '0012']);
  });

  it('takes a later promise for bad, a later receipt for nothing', () => {
    const moved = { from: '2026-11-01', to: '2026-11-09' };
    expect([moveOf({ what: 'promisedOn', ...moved }), moveOf({ what: 'receivedOn', ...moved }), moveOf({ what: 'dueOn', ...moved }), moveOf({ what: 'orderedQty', from: '5', to: '6' })])
      .toEqual(['later', null, 'moved', null]);
  });
});

describe('the quantities of a line', () => {
  it('divide what was ordered', () => {
    const batches = [{ state: 'dispatched' as const, qty: 20 }, { state: 'planned' as const, qty: 9 }];
    expect(partsOf({ orderedQty: 100, deliveredQty: 40, readyQty: 35 }, batches)).toEqual({ delivered: 40, dispatched: 20, ready: 15, rest: 25 });
  });

  it('never exceed it, whatever was reported', () => {
    expect(partsOf({ orderedQty: 10, deliveredQty: 12, readyQty: 50 }, [{ state: 'dispatched', qty: 5 }])).toEqual({ delivered: 12, dispatched: 0, ready: 0, rest: 0 });
  });
});

describe('formats', () => {
  it('say how old a word is', () => {
    expect([staleness(null, '2026-11-20'), staleness('2026-11-20', '2026-11-20'), staleness('2026-11-19', '2026-11-20'), staleness('2026-11-13', '2026-11-20')])
      .toEqual(['never updated', 'today', '1 working day', '5 working days']);
  });

  it('say how far a date moved, how long a run took, and nothing as a dash', () => {
    expect([daysMoved('2026-11-01', '2026-11-15'), daysMoved('2026-11-02', '2026-11-01')]).toEqual(['+14 days', '−1 day']);
    expect([duration('2026-11-01T00:00:00Z', '2026-11-01T00:00:00.047Z'), duration('2026-11-01T00:00:00Z', '2026-11-01T00:02:05Z')]).toEqual(['0.05 s', '2 min 5 s']);
    expect([qty(null), qty(0), qty(1234.5)]).toEqual(['—', '0', '1,234.5']);
  });

  it('choose the language that the browser prefers first', () => {
    expect([preferredLanguage(['de-DE', 'zh-TW', 'en']), preferredLanguage(['en-GB', 'zh-CN']), preferredLanguage(['hu'])]).toEqual(['zh-CN', 'en', 'en']);
  });
});
