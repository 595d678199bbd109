import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainLine, isReusedNumber, type SnapshotLine } from '../../functions/changes/diff-lines.js';
import { erpFieldNames, erpFields, type ErpFieldName } from '../../shared/contracts/erp-fields.js';

const valueOf = { code: fc.constantFrom('A', 'B', '007'), name: fc.constantFrom('a', 'ä 中', ''), qty: fc.constantFrom(0, 1, 1.5), price: fc.constantFrom(0, 0.0001, 12.5), date: fc.constantFrom('2026-03-02', '2026-12-31') };

const key = { poNumber: 'PO-1', lineNumber: '10' };
const aLine = fc.record(Object.fromEntries(erpFields.map(({ name, kind }) => [name, fc.option<string | number, null>(valueOf[kind])])))
  .map((line) => ({ ...line, ...key }) as unknown as SnapshotLine);
const fields = fc.uniqueArray(fc.constantFrom(...erpFieldNames));

const asText = (value: string | number | null) => (value === null ? null : String(value));

describe('what changed on a line', () => {
  it('is each field that both nights had and that is not the same, empty ones included', () => {
    fc.assert(fc.property(aLine, aLine, fields, (before, after, known) => {
      const changes = explainLine({ before, after }, known);
      expect(changes.map(({ field }) => field)).toEqual(known.filter((field) => before[field] !== after[field]));
      expect(changes.every(({ kind, poNumber, lineNumber }) => kind === 'changed' && poNumber === key.poNumber && lineNumber === key.lineNumber)).toBe(true);
    }));
  });

  it('is nothing where nothing changed', () => {
    fc.assert(fc.property(aLine, fields, (line, known) => {
      expect(explainLine({ before: line, after: { ...line } }, known)).toEqual([]);
    }));
  });

  it('is the same backwards, with old and new changing places', () => {
    fc.assert(fc.property(aLine, aLine, (before, after) => {
      const back = explainLine({ before: after, after: before }, erpFieldNames);
      expect(back).toEqual(explainLine({ before, after }, erpFieldNames).map((change) => ({ ...change, oldValue: change.newValue, newValue: change.oldValue })));
    }));
  });

  it('makes the line of tonight from that of the night before', () => {
    fc.assert(fc.property(aLine, aLine, (before, after) => {
      const patched = Object.fromEntries(erpFieldNames.map((field) => [field, asText(before[field])]));
      for (const { field, oldValue, newValue } of explainLine({ before, after }, erpFieldNames)) {
        expect(patched[field as ErpFieldName]).toBe(oldValue);
        patched[field as ErpFieldName] = newValue;
      }
      expect(patched).toEqual(Object.fromEntries(erpFieldNames.map((field) => [field, asText(after[field])])));
    }));
  });
});

describe('a line that comes or goes', () => {
  it('is told in one word', () => {
    fc.assert(fc.property(aLine, (line) => {
      const words = (versions: Parameters<typeof explainLine>[0]) => explainLine(versions, erpFieldNames).map(({ kind, field, oldValue, newValue }) => [kind, field, oldValue, newValue]);
      expect(words({ after: line })).toEqual([['new', '', null, null]]);
      expect(words({ before: line })).toEqual([['vanished', '', null, null]]);
      expect(words({})).toEqual([]);
    }));
  });

  it('and comes back is told with all that changed while it was away, or is another line', () => {
    fc.assert(fc.property(aLine, aLine, (then, after) => {
      const [first, ...rest] = explainLine({ after, lastSeen: { line: then, on: '2026-06-30' } }, erpFieldNames);
      const reused = then.itemCode !== after.itemCode || (after.orderedOn !== null && after.orderedOn > '2026-06-30');
      expect(first!.kind).toBe(reused ? 'reused' : 'returned');
      expect(rest).toEqual(reused ? [] : explainLine({ before: then, after }, erpFieldNames));
      expect(isReusedNumber(then, after as never, '2026-06-30')).toBe(reused);
    }));
  });
});
