import { createReadStream } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse, type Parser } from 'csv-parse';
import { Refusal } from '../../../shared/refusal.js';
import type { Cell, DecimalMark, OpenExtract } from './erp-source.js';
import { encodingOf, type Encoding } from './text-encoding.js';

const pieceSize = 5_000;
const longestRow = 1 << 20;

/** Opens a CSV file; delimiter, encoding and decimal mark are found out. Rows stream. */
export async function openCsv(path: string): Promise<Omit<OpenExtract, 'mapping'>> {
  const encoding = await encodingOf(path);
  const delimiter = delimiterOf(await firstLine(path, encoding));
  const reading = { cutOff: false };
  const parser = createParser(path, { encoding, delimiter });
  const rows = piecesOf(parser, reading);
  const { value: header } = await rows.next();
  if (!header) throw new Refusal('invalid', 'file-empty', `${path} is empty. It needs at least a row with the column names.`, { facts: { file: path } });
  const endedWithNewline = await endsWithNewline(path, encoding);
  return {
    columns: (header[0] as Cell[]).map((cell) => String(cell ?? '').trim()),
    mark: markFor(delimiter),
    rows,
    ending: () => ({ cutOff: reading.cutOff, endedWithNewline }),
  };
}

/** Where a semicolon separates, the comma is needed for decimals. */
const markFor = (delimiter: string): DecimalMark => (delimiter === ';' ? ',' : '.');

function createParser(path: string, { encoding, delimiter }: { encoding: Encoding; delimiter: string }): Parser {
  const bytes = createReadStream(path, { highWaterMark: 1 << 18 });
  const text = encoding === 'utf-8' ? bytes : Readable.from(decoded(bytes, encoding));
  const parser = parse({ delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: longestRow });
  text.on('error', (error: Error) => parser.destroy(error));
  return text.pipe(parser);
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** The header alone, then rows in pieces. A quote that never closes ends the reading; it does not fail it. */
async function* piecesOf(parser: Parser, reading: { cutOff: boolean }): AsyncGenerator<(readonly Cell[])[]> {
  let piece: (readonly Cell[])[] = [];
  let header = true;
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      piece.push(row);
      if (!header && piece.length < pieceSize) continue;
      header = false;
      yield piece;
      piece = [];
    }
  } catch (error) {
    if (!(error instanceof CsvError) || !cutOffCodes.has(error.code)) throw error;
    reading.cutOff = true;
  }
  if (piece.length > 0) yield piece;
}

const cutOffCodes = new Set<string>(['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE']);

const delimiters = [',', ';', '\t', '|'];

/** The one that separates most columns in the header, outside quotes. */
function delimiterOf(line: string): string {
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))]!;
}

async function firstLine(path: string, encoding: Encoding): Promise<string> {
  const { bytes } = await readAt(path, 0, 1 << 16);
  return new TextDecoder(encoding).decode(bytes).split(/\r?\n|\r/, 1)[0]!;
}

async function endsWithNewline(path: string, encoding: Encoding): Promise<boolean> {
  const { size, bytes } = await readAt(path, -4, 4);
  if (size === 0) return true;
  const tail = encoding.startsWith('utf-16') ? bytes.subarray(-2) : bytes.subarray(-1);
  return /[\r\n]$/.test(new TextDecoder(encoding).decode(tail));
}

/** Counts from the end where the place is negative. */
async function readAt(path: string, place: number, length: number): Promise<{ size: number; bytes: Buffer }> {
  const file = await openFile(path);
  try {
    const { size } = await file.stat();
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, place < 0 ? Math.max(0, size + place) : place);
    return { size, bytes: buffer.subarray(0, bytesRead) };
  } finally {
    await file.close();
  }
}
