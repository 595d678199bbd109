import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extractColumns, extractLines, type ExtractLine, type ExtractOrder } from './extract-lines.js';

/** Writes an extract as a CSV file, a piece at a time. */
export const writeExtract = (path: string, order: ExtractOrder): Promise<void> => pipeline(Readable.from(piecesOf(order)), createWriteStream(path));

const pieceSize = 2_000;

function* piecesOf(order: ExtractOrder): Generator<string> {
  let piece = `${extractColumns.join(',')}\n`;
  let lines = 0;
  for (const line of extractLines(order)) {
    piece += rowOf(line);
    if (++lines % pieceSize > 0) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

const rowOf = (line: ExtractLine) => `${extractColumns.map((column) => quoted(line[column])).join(',')}\n`;

const quoted = (value: string | number) => (typeof value === 'string' && value.includes(',') ? `"${value}"` : value);
