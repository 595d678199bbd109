import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate, readNumber, readText, UnreadableCell } from '../../functions/ingestion/read-cells.js';

const refused = (read: () => unknown) => {
  try {
    return `read as ${String(read())}`;
  } catch (error) {
    return error instanceof UnreadableCell ? error.reason : String(error);
  }
};

describe('numbers', () => {
  it.each([
    ['1234.5', '.', 1234.5], ['.21', '.', 0.21], ['12.', '.', 12], ['-3', '.', -3], ['100.00-', '.', -100], ['+7', '.', 7], ['1,234.50', '.', 1234.5], ['1.234,50', '.', 1234.5],
    ['1 234,5', ',', 1234.5], ["1'234'567.25", '.', 1234567.25], ['1,5', ',', 1.5], ['1.234', ',', 1234], ['1,234', '.', 1234], ['0.00005', '.', 0.0001], ['', '.', null], ['  ', ',', null], ['1\u00a0000', ',', 1000],
  ] as const)('%j with decimal %j is %j', (text, mark, value) => {
    expect(readNumber(text, mark)).toBe(value);
  });

  it.each(['twelve', '1,23', '12,34,56', '1.2.3', '--5', '1e5', '0x10', '5 EUR', 'NaN', 'Infinity', '-5-', ',', '.'])('%j is none', (text) => {
    expect(refused(() => readNumber(text, '.'))).toBe('not-a-number');
  });

  it('beyond the largest are refused', () => {
    expect(refused(() => readNumber('1000000000000', '.'))).toBe('too-large');
  });

  it('are read as they were written, in every notation', () => {
    const aNumber = fc.integer({ min: -999_999_999, max: 999_999_999 }).map((units) => units / 10_000);
    fc.assert(fc.property(aNumber, (value) => {
      const english = value.toLocaleString('en-US', { maximumFractionDigits: 4 });
      const german = value.toLocaleString('de-DE', { maximumFractionDigits: 4 });
      expect(readNumber(String(value), '.')).toBe(value);
      expect(readNumber(english, '.')).toBe(value);
      expect(readNumber(german, ',')).toBe(value);
    }));
  });
});

describe('dates', () => {
  it.each([
    ['2026-03-04', '2026-03-04'], ['2026-03-04 00:00:00.000', '2026-03-04'], ['2026-03-04T10:00:00Z', '2026-03-04'], ['2026/3/4', '2026-03-04'], ['20260304', '2026-03-04'],
    ['4.3.2026', '2026-03-04'], ['2026年3月4日', '2026-03-04'], ['1900-01-01', null], ['0000-00-00', null], ['9999-12-31', null], ['', null], [null, null],
  ])('%j is %j', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  it.each([['03/04/2026', 'ambiguous-date'], ['2026-02-30', 'not-a-date'], ['soon', 'not-a-date'], ['1850-01-01', 'not-a-date'], ['2026-13-01', 'not-a-date'], ['46000', 'not-a-date']])('%j is refused as %s', (text, reason) => {
    expect(refused(() => readDate(text))).toBe(reason);
  });
});

describe('texts', () => {
  it('lose what cannot be seen and keep their leading zeros', () => {
    expect(readText('  00\t10\u0000 ', 10)).toBe('00 10');
    expect(readText('\r\n', 10)).toBeNull();
    expect(readText(7, 10)).toBe('7');
  });

  it('that are too long are refused, not cut', () => {
    expect(refused(() => readText('x'.repeat(11), 10))).toBe('too-long');
  });
});
