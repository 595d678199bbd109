import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { aHouse, anErpLine, asCsv, type FileLine, type House } from '../fixtures/nights.js';

const manyLines = (count: number, but: (i: number) => FileLine = () => ({})) =>
  Array.from({ length: count }, (_, i) => anErpLine({ poNumber: `PO-${String(i).padStart(4, '0')}`, supplierCode: `S${i % 4}`, deliveredQty: 10, receivedOn: '2026-02-01', ...but(i) }));

async function afterAGoodNight(): Promise<House> {
  const house = await aHouse();
  await house.night('2026-03-02', manyLines(100));
  return house;
}

const suspicionsOf = async ({ db }: House) => {
  const { suspicions } = await db.selectFrom('erp_run').select('suspicions').orderBy('id', 'desc').executeTakeFirstOrThrow();
  return (JSON.parse(suspicions ?? '[]') as { code: string }[]).map(({ code }) => code);
};

const listed = async ({ db }: House) => (await db.selectFrom('po_line').select('id').where('archivedOn', 'is', null).where('missingSinceOn', 'is', null).execute()).length;

describe('an extract that cannot be believed is held, and nothing after it happens', () => {
  it.each([
    ['is empty', [] as FileLine[], ['extract-empty', 'supplier-lost', 'delivered-fell']],
    ['shrank by half', manyLines(50), ['extract-shrank', 'delivered-fell']],
    ['lost a whole supplier', manyLines(100).filter(({ supplierCode }) => supplierCode !== 'S3'), ['supplier-lost', 'delivered-fell']],
    ['lost delivered quantity', manyLines(100, (i) => ({ deliveredQty: i < 6 ? 0 : 10 })), ['delivered-fell']],
    ['changed more than half of its lines', manyLines(100, (i) => ({ promisedOn: i < 60 ? '2026-09-01' : '2026-06-30' })), ['lines-changed']],
    ['lost a column', manyLines(100).map(({ promisedOn: _, ...line }) => line), ['lines-changed', 'columns-lost']],
  ])('when it %s', async (_, lines, codes) => {
    const house = await afterAGoodNight();
    const night = await house.night('2026-03-03', asCsv(lines, lines.length === 0 ? Object.keys(manyLines(1)[0]!) : undefined));
    expect(night.outcome('ingestion')).toBe('suspect');
    expect(await suspicionsOf(house)).toEqual(codes);
    expect(night.outcome('timeline')).toBeUndefined();
    expect(await listed(house)).toBe(100);
    expect(await house.db.selectFrom('alert').select(['rule', 'status']).where('rule', '=', 'ingestion-suspect').execute()).toEqual([{ rule: 'ingestion-suspect', status: 'open' }]);
  });

  it('when it ends in a short row, or inside a quoted text', async () => {
    for (const [cut, code] of [[-30, 'ends-short'], ['"', 'ends-unterminated']] as const) {
      const house = await afterAGoodNight();
      const whole = asCsv(manyLines(101));
      const night = await house.night('2026-03-03', cut === '"' ? `${whole}"PO-9999,10,S1` : whole.slice(0, cut));
      expect(night.outcome('ingestion')).toBe('suspect');
      expect(await suspicionsOf(house)).toContain(code);
    }
  });

  it('when the last line end is missing where there used to be one', async () => {
    const house = await afterAGoodNight();
    expect((await house.night('2026-03-03', asCsv(manyLines(100)).trimEnd())).outcome('ingestion')).toBe('suspect');
    expect(await suspicionsOf(house)).toEqual(['ends-unterminated']);
  });

  it('until a later good extract overtakes it', async () => {
    const house = await afterAGoodNight();
    await house.night('2026-03-03', manyLines(40));
    const next = await house.night('2026-03-04', manyLines(101));
    expect(next.outcome('alerts')).toBe('done');
    expect((await house.db.selectFrom('erp_run').select('status').orderBy('id').execute()).map(({ status }) => status)).toEqual(['good', 'superseded', 'good']);
    expect(await listed(house)).toBe(101);
    expect((await house.db.selectFrom('alert').select('status').where('rule', '=', 'ingestion-suspect').executeTakeFirstOrThrow()).status).toBe('resolved');
    expect(await house.db.selectFrom('erp_stage').select('runId').execute()).toEqual([]);
  });

  it('and is not read again while it waits', async () => {
    const house = await afterAGoodNight();
    await house.night('2026-03-03', manyLines(40));
    expect((await house.run()).results).toEqual([]);
  });
});

describe('an extract that cannot be read fails the night, and says why', () => {
  const latin1 = Buffer.from(asCsv(manyLines(100, () => ({ supplierName: 'Schräder & Söhne Gießerei' }))), 'latin1');

  it.each([
    ['nothing at all', '', 'is empty'],
    ['a required column missing', asCsv(manyLines(5)).replace('dueOn', 'needBy'), 'has no column dueOn'],
    ['an encoding that nobody uses', latin1, 'neither UTF-8, UTF-16 nor GB18030'],
    ['a workbook that is none', 'xlsx:PK\u0003\u0004 broken', 'cannot be read as a workbook'],
  ])('with %s', async (_, content, words) => {
    const house = await afterAGoodNight();
    const night = typeof content === 'string' && content.startsWith('xlsx:')
      ? (writeFileSync(join(house.folder, 'po_lines_2026-03-03.xlsx'), content.slice(5)), await house.run())
      : await house.night('2026-03-03', content);
    expect(night.outcome('ingestion')).toBe('failed');
    expect(night.message).toContain(words);
    expect(await listed(house)).toBe(100);
    expect((await house.db.selectFrom('alert').select('status').where('rule', '=', 'ingestion-failed').executeTakeFirstOrThrow()).status).toBe('open');
  });

  it('with more bad rows than are tolerated', async () => {
    const house = await afterAGoodNight();
    const night = await house.night('2026-03-03', manyLines(100, (i) => ({ dueOn: i < 6 ? 'soon' : '2026-06-30' })));
    expect(night.outcome('ingestion')).toBe('failed');
    expect(night.message).toContain('6 of 100 rows could not be read');
    expect(await house.db.selectFrom('erp_reject').select(['rowNumber', 'field', 'reason', 'detail']).orderBy('rowNumber').top(1).execute())
      .toEqual([{ rowNumber: 1, field: 'dueOn', reason: 'not-a-date', detail: '"soon" is not a date between 1950 and 2199.' }]);
  });

  it('with a field as long as a book, without filling the memory', async () => {
    const house = await afterAGoodNight();
    const night = await house.night('2026-03-03', `${asCsv(manyLines(100))}"${'x'.repeat(3_000_000)}`);
    expect(night.outcome('ingestion')).toBe('suspect');
  });
});

describe('a few bad rows do not stop the night', () => {
  it('and their lines keep their last good version', async () => {
    const house = await afterAGoodNight();
    const lines = manyLines(100, (i) => (i === 7 ? { orderedQty: -1 } : i === 8 ? { deliveredQty: 12.5 } : {}));
    const night = await house.night('2026-03-03', [...lines, lines[9]!, { ...lines[10], orderedQty: 7 }]);
    expect(night.counts).toMatchObject({ linesRead: 102, changedLines: 1, vanishedLines: 0, rejectedRows: 3, batchesDelivered: 1 });
    expect((await house.db.selectFrom('erp_reject').select(['poNumber', 'reason']).orderBy('rowNumber').execute()))
      .toEqual([{ poNumber: 'PO-0007', reason: 'negative' }, { poNumber: 'PO-0010', reason: 'duplicate-key' }, { poNumber: 'PO-0010', reason: 'duplicate-key' }]);
    expect(await listed(house)).toBe(100);
  });
});

describe('files are read as people and programs write them', () => {
  const line = anErpLine({ supplierName: '宁波紧固件', orderedQty: 1234.5, lineNumber: '0010' });
  const readBack = async ({ db }: House) => db.selectFrom('po_line').select(['lineNumber', 'supplierName', 'orderedQty', 'dueOn']).executeTakeFirstOrThrow();
  const expected = { lineNumber: '0010', supplierName: '宁波紧固件', orderedQty: 1234.5, dueOn: '2026-06-30' };
  const gb18030 = Buffer.concat([Buffer.from(asCsv([line]).split('宁波紧固件')[0]!), Buffer.from('c4fec8b2bcf4b1d0', 'hex')]);

  it.each([
    ['UTF-8', asCsv([line])],
    ['UTF-8 with a mark and CRLF', `\ufeff${asCsv([line]).replaceAll('\n', '\r\n')}`],
    ['UTF-16', Buffer.from(`\ufeff${asCsv([line])}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(asCsv([line]), 'utf16le')],
    ['tabs', asCsv([line]).replaceAll(',', '\t')],
    ['semicolons and decimal commas', asCsv([line]).replaceAll(',', ';').replace('1234.5', '1.234,5')],
    ['grouped numbers', asCsv([{ ...line, orderedQty: '1,234.50' }])],
    ['other column names', asCsv([line]).replace('poNumber', 'PO Number').replace('dueOn', 'DUE_ON')],
  ])('%s', async (_, content) => {
    const house = await aHouse();
    const night = await house.night('2026-03-02', content);
    expect(night.message).toBeNull();
    expect(await readBack(house)).toEqual(expected);
  });

  it('GB18030', async () => {
    const house = await aHouse();
    const rest = asCsv([line]).split('宁波紧固件')[1]!;
    await house.night('2026-03-02', Buffer.concat([gb18030.subarray(0, -8), Buffer.from('c4feb2a8bdf4b9ccbcfe', 'hex'), Buffer.from(rest)]));
    expect(await readBack(house)).toEqual(expected);
  });

  it('a mapping of column names, which is refused when it is broken', async () => {
    const house = await aHouse();
    writeFileSync(join(house.folder, 'mapping.json'), JSON.stringify({ poNumber: 'Bestellung', dueOn: 'Liefertermin' }));
    const content = asCsv([line]).replace('poNumber', 'Bestellung').replace('dueOn', 'Liefertermin');
    expect((await house.night('2026-03-02', content)).message).toBeNull();
    writeFileSync(join(house.folder, 'mapping.json'), '{"poNumber": 5');
    expect((await house.night('2026-03-03', content)).message).toContain('mapping.json must be');
    writeFileSync(join(house.folder, 'mapping.json'), '{"promisedOn": "Zusage"}');
    expect((await house.night('2026-03-03', asCsv([line]))).message).toContain('has no column Zusage');
  });

  it('a workbook with dates, numbers and leading zeros', async () => {
    const house = await aHouse();
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('lines');
    const columns = Object.keys(line);
    sheet.addRow(columns);
    sheet.addRow(columns.map((column) => (column === 'dueOn' ? new Date('2026-06-30') : line[column as keyof FileLine])));
    await workbook.xlsx.writeFile(join(house.folder, 'po_lines_2026-03-02.xlsx'));
    expect((await house.run()).message).toBeNull();
    expect(await readBack(house)).toEqual(expected);
  });
});

describe('dates of a night', () => {
  it('several files are read in their order, one night each', async () => {
    const house = await aHouse();
    for (const [on, delivered] of [['2026-03-02', 0], ['2026-03-04', 30], ['2026-03-03', 20]] as const) {
      writeFileSync(join(house.folder, `po_lines_${on}.csv`), asCsv([anErpLine({ deliveredQty: delivered, receivedOn: delivered ? on : null }), anErpLine({ lineNumber: '20' }), anErpLine({ lineNumber: '30' })]));
    }
    const { results } = await house.run();
    expect([...new Set(results.map(({ businessOn }) => businessOn))]).toEqual(['2026-03-02', '2026-03-03', '2026-03-04']);
    expect((await house.db.selectFrom('movement').select(['qty', 'movedOn']).orderBy('id').execute())).toEqual([{ qty: 20, movedOn: '2026-03-03' }, { qty: 10, movedOn: '2026-03-04' }]);
  });

  it('an older date is refused with the reason', async () => {
    const house = await afterAGoodNight();
    await house.night('2026-03-05', manyLines(100));
    const again = await house.run('2026-03-02');
    expect(again.outcome('ingestion')).toBe('refused');
    expect(again.message).toContain('2026-03-05 is already in the books');
  });
});

describe('an extract with a date far ahead', () => {
  it('is held, and those of the days before it are read on', async () => {
    const house = await afterAGoodNight();
    expect((await house.night('2062-03-03', manyLines(100))).outcome('ingestion')).toBe('suspect');
    expect(await suspicionsOf(house)).toEqual(['night-leapt']);
    expect((await house.run()).results).toEqual([]);
    expect((await house.night('2026-03-03', manyLines(101))).outcome('alerts')).toBe('done');
    expect(await listed(house)).toBe(101);
    expect((await house.night('2026-03-04', manyLines(102))).outcome('alerts')).toBe('done');
    expect(await listed(house)).toBe(102);
  });
});
