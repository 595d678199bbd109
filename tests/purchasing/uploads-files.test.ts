import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOrderIn, readDate } from '../../functions/purchasing/uploads/date-order.js';
import { decimalMarkIn, readQty } from '../../functions/purchasing/uploads/read-qty.js';
import { readFile } from '../../functions/purchasing/uploads/read-file.step.js';
import { normalRows } from '../../functions/purchasing/uploads/normal-row.js';
import { writeCsv } from '../../functions/platform/csv.js';
import { writeWorkbook, type Cell } from '../../functions/platform/workbook.js';
import { addDays } from '../../shared/dates.js';
import { Refusal } from '../../shared/refusal.js';

const unanswered = { dateOrder: null, decimalMark: null };
const understood = async (bytes: Uint8Array | string) => {
  const { format, rows } = await readFile(Buffer.from(bytes), 'file');
  return normalRows(rows, format, unanswered).map(({ row, poNumber, itemCode, lineNumber, qty, readyOn, comment }) => ({ row, poNumber, itemCode, lineNumber, qty, readyOn, comment }));
};
const refusalOf = async (bytes: Uint8Array | string): Promise<string> => readFile(Buffer.from(bytes), 'file').then(() => 'read', (error: unknown) => (error instanceof Refusal ? error.code : `threw ${String(error)}`));

describe('a date', () => {
  it.each([
    ['2026-12-01', '2026-12-01'], ['2026/12/1', '2026-12-01'], ['2026年12月1日', '2026-12-01'], ['20261201', '2026-12-01'], ['01.12.2026', '2026-12-01'], ['1-Dec-26', '2026-12-01'], ['2026-12-01 00:00:00', '2026-12-01'],
    ['31/12/2026', '2026-12-31'], ['12/31/2026', '2026-12-31'], ['05/05/2026', '2026-05-05'], [46357, '2026-12-01'],
  ])('%s is certain', (cell, date) => expect(readDate(cell, null)).toEqual({ date }));

  it.each(['2026-02-29', 'soon', '32/01/2026', '31.13.2026', '1/2', 12])('%s is none', (cell) => expect(readDate(cell, null)).toHaveProperty('unreadable'));

  it('that could be two days is asked for, and read in the order of the file', () => {
    expect(readDate('03/04/2026', null)).toEqual({ ambiguous: '03/04/2026' });
    expect([readDate('03/04/2026', 'dmy'), readDate('03/04/2026', 'mdy')]).toEqual([{ date: '2026-04-03' }, { date: '2026-03-04' }]);
    expect([['03/04/2026', '13/04/2026'], ['03/04/2026', '04/13/2026'], ['13/04/2026', '04/13/2026'], ['03/04/2026']].map(dateOrderIn)).toEqual(['dmy', 'mdy', null, null]);
  });
});

describe('a quantity', () => {
  it.each([['1234.5', 1234.5], ['1,234.50', 1234.5], ['1.234,50', 1234.5], ['1 234', 1234], ['12,5', 12.5], ['0,125', 0.125], ['1.234.567', 1_234_567], [7, 7], ["1'000", 1000]])('%s is certain', (cell, qty) => expect(readQty(cell, null)).toEqual({ qty }));
  it.each(['x', '1,2,3', '1.23,4.5', '', '--1', 'NaN'])('%s is none', (cell) => expect(readQty(cell, null)).toHaveProperty('unreadable'));
  it('that could be two numbers is asked for, and read by the mark of the file', () => {
    expect(readQty('1,234', null)).toEqual({ ambiguous: '1,234' });
    expect([readQty('1,234', '.'), readQty('1,234', ','), readQty('1.234', ',')]).toEqual([{ qty: 1234 }, { qty: 1.234 }, { qty: 1234 }]);
    expect([['1,234', '0.5'], ['1.234', '1,5'], ['1,5', '1.5']].map(decimalMarkIn)).toEqual(['.', ',', null]);
  });
});

/** What an archive of one part is, with the sizes that it claims. */
function archive(parts: { name: string; bytes: Buffer; claims?: number }[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, claims = bytes.length } of parts) {
    const packed = deflateRawSync(bytes);
    const sizes = Buffer.alloc(22);
    sizes.writeUInt16LE(20, 0);
    sizes.writeUInt16LE(8, 4);
    sizes.writeUInt32LE(packed.length, 14);
    sizes.writeUInt32LE(claims, 18);
    const named = Buffer.concat([sizes, Buffer.from([name.length, 0, 0, 0])]);
    const here = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), named, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), named, tail, Buffer.from(name)]));
    local.push(here);
    at += here.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}

describe('a file', () => {
  const rows = '4500001,00042,12,2026-12-24,00010,好\n';
  const header = 'PO,Item,Qty,ReadyDate,Line,Comment\n';
  const expected = [{ row: 2, poNumber: '4500001', itemCode: '00042', qty: 12, readyOn: '2026-12-24', lineNumber: '00010', comment: '好' }];

  it('is understood in every separator, encoding and language', async () => {
    const text = header + rows;
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const gb18030 = Buffer.concat([Buffer.from(header + rows.slice(0, -2), 'latin1'), Buffer.from([0xba, 0xc3]), Buffer.from('\n')]);
    for (const bytes of [text, `\uFEFF${text}`, text.replaceAll(',', ';'), text.replaceAll(',', '\t'), utf16, gb18030, `采购订单,物料,数量,备妥日期,行号,备注\n${rows}`]) expect(await understood(bytes)).toEqual(expected);
    expect(await understood(`Comment;ready_date;QUANTITY;SKU;po no.;pos\n好;24.12.2026;12,0;00042;4500001;00010\n`)).toEqual(expected);
  });

  it('is counted as Excel counts rows', async () => {
    expect((await understood(`Delivery plan\n\n${header}\n${rows}\n\n${rows}`)).map(({ row }) => row)).toEqual([5, 8]);
  });

  it('of ours comes back as it went out, as text and as a workbook', async () => {
    const word = fc.stringMatching(/^[0-9A-Za-z螺][0-9A-Za-z螺" ,;-]{0,8}[0-9A-Za-z螺]$/);
    const row = fc.record({ poNumber: word, itemCode: word, qty: fc.integer({ min: 1, max: 99_999_999 }).map((units) => units / 10_000), readyOn: fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days)), lineNumber: word, comment: word });
    await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), fc.boolean(), async (all, asText) => {
      const headers = ['PO', 'Item', 'Qty', 'ReadyDate', 'Line', 'Comment'];
      const cells = all.map(({ poNumber, itemCode, qty, readyOn, lineNumber, comment }): Cell[] => [{ text: poNumber }, { text: itemCode }, { number: qty }, { date: readyOn }, { text: lineNumber }, { text: comment }]);
      const once = (async function* () { yield cells; })();
      const bytes = await (asText ? writeCsv(headers, once) : writeWorkbook({ sheet: 'x', columns: headers.map((name) => ({ header: name, width: 10 })) }, once));
      const back = await understood(bytes);
      // A quantity such as 1.234 is asked for where nothing in the file shows what the point means.
      const asked = normalRows((await readFile(bytes, 'x')).rows, 'csv', { ...unanswered, decimalMark: '.' }).map(({ qty }) => qty);
      expect(back.map(({ row: _, qty: _q, ...one }) => one)).toEqual(all.map(({ qty: _, ...one }) => one));
      expect(asked).toEqual(all.map(({ qty }) => qty));
    }), { numRuns: 30, examples: [[[{ poNumber: 'a;;;0', itemCode: 'A;;a', qty: 0.0001, readyOn: '2026-01-01', lineNumber: '螺A', comment: 'a0' }], true]] });
  });

  it('that is none is refused in one sentence, whatever it is', async () => {
    const known = ['encoding-unknown', 'upload-no-header', 'upload-damaged', 'upload-empty', 'upload-columns-missing', 'upload-column-twice', 'upload-old-excel', 'upload-too-long'];
    await fc.assert(fc.asyncProperty(fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 400 }), fc.uint8Array({ maxLength: 200 }).map((rest) => Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), rest]))), async (bytes) => {
      expect(known).toContain(await refusalOf(bytes));
    }), { numRuns: 200 });
  });

  it('that was damaged on its way is read or refused, never more', async () => {
    const cells: Cell[][] = [[{ text: 'A' }, { text: 'B' }, { number: 1 }, { date: '2026-12-01' }]];
    const bytes = await writeWorkbook({ sheet: 'x', columns: ['PO', 'Item', 'Qty', 'ReadyDate'].map((name) => ({ header: name, width: 10 })) }, (async function* () { yield cells; })());
    await fc.assert(fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), fc.boolean(), async (at, byte, cut) => {
      const damaged = Buffer.from(cut ? bytes.subarray(0, at) : bytes);
      if (!cut) damaged[at] = byte;
      expect(await refusalOf(damaged)).not.toMatch(/^threw/);
    }), { numRuns: 150 });
  });

  it('without its columns says which, or that two mean the same', async () => {
    expect([await refusalOf('PO,Item\n1,2\n'), await refusalOf('PO,Item,SKU,Qty,Date\n1,2,2,3,2026-01-01\n'), await refusalOf(header), await refusalOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))])
      .toEqual(['upload-columns-missing', 'upload-column-twice', 'upload-empty', 'upload-old-excel']);
    expect(await refusalOf(header + rows.repeat(5_001))).toBe('upload-too-long');
  });

  it('that unpacks to more than it says, or to more than there is room for, is no workbook', async () => {
    const parts = (sheet: { bytes: Buffer; claims?: number }) => archive([{ name: '[Content_Types].xml', bytes: Buffer.from('<x/>') }, { name: 'xl/workbook.xml', bytes: Buffer.from('<x/>') }, { name: 'xl/worksheets/sheet1.xml', ...sheet }]);
    expect(await refusalOf(parts({ bytes: Buffer.alloc(40 * 2 ** 20) }))).toBe('upload-damaged');
    expect(await refusalOf(parts({ bytes: Buffer.alloc(2 ** 20), claims: 10 }))).toBe('upload-damaged');
    expect(await refusalOf(archive(Array.from({ length: 600 }, (_, i) => ({ name: `part${i}`, bytes: Buffer.from('x') }))))).toBe('upload-damaged');
    expect(await refusalOf(archive([{ name: '../evil', bytes: Buffer.from('x') }]))).toBe('upload-damaged');
    expect(await refusalOf(archive([{ name: 'x.txt', bytes: Buffer.from('x') }]))).toBe('upload-damaged');
  });
});
