import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { Refusal } from '../../../shared/refusal.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * The encoding of a text file: by its byte order mark, else UTF-8 when every byte fits, else UTF-16 by its zeros, else
 * GB18030 when every byte fits. The file is read once for it.
 *
 * @throws Refusal when none fits
 */
export const encodingOf = (path: string): Promise<Encoding> => encodingIn(createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>, path);

/** The same for bytes that come from elsewhere; `name` is what a person calls them. */
export async function encodingIn(pieces: AsyncIterable<Buffer> | Iterable<Buffer>, name: string): Promise<Encoding> {
  const evidence = await examine(pieces);
  if (evidence.mark) return evidence.mark;
  if (evidence.zeros !== 'none') return evidence.zeros === 'odd' ? 'utf-16le' : 'utf-16be';
  if (evidence.utf8) return 'utf-8';
  if (evidence.gb18030 && evidence.pairs.european <= evidence.pairs.chinese / 4) return 'gb18030';
  throw new Refusal('invalid', 'encoding-unknown', `${name} is neither UTF-8, UTF-16 nor GB18030. Save it again as UTF-8.`, { facts: { file: name } });
}

interface Evidence {
  mark: Encoding | null;
  zeros: 'none' | 'even' | 'odd';
  utf8: boolean;
  gb18030: boolean;
  /** Bytes above ASCII before a byte above ASCII, as in Chinese, and before an ASCII letter, as in European text. */
  pairs: { chinese: number; european: number };
}

async function examine(pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<Evidence> {
  const gb18030 = strictDecoder('gb18030');
  const evidence: Evidence = { mark: null, zeros: 'none', utf8: true, gb18030: true, pairs: { chinese: 0, european: 0 } };
  let carry = Buffer.alloc(0);
  let first = true;
  for await (const piece of pieces) {
    if (first) Object.assign(evidence, { mark: markOf(piece), zeros: zerosOf(piece) });
    if (evidence.mark || evidence.zeros !== 'none') return evidence;
    first = false;
    const { whole, rest } = cutAtCharacter(Buffer.concat([carry, piece]));
    carry = Buffer.from(rest);
    evidence.utf8 &&= isUtf8(whole);
    evidence.gb18030 &&= gb18030(piece);
    if (!evidence.utf8) countPairs(piece, evidence.pairs);
  }
  evidence.utf8 &&= isUtf8(carry);
  return evidence;
}

/** Latin-1 reads as GB18030 without an error, and as nonsense: an accented letter swallows the plain one after it. */
function countPairs(piece: Buffer, pairs: Evidence['pairs']): void {
  for (let i = 0; i + 1 < piece.length; i++) {
    if (piece[i]! < 0x81) continue;
    if (piece[++i]! >= 0x80) pairs.chinese++;
    else pairs.european++;
  }
}

function markOf([a, b, c]: Buffer): Encoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** ASCII in UTF-16 has a zero in every other byte. */
function zerosOf(piece: Buffer): Evidence['zeros'] {
  const sample = piece.subarray(0, 400);
  const at = (odd: number) => sample.reduce((count, byte, index) => count + Number(byte === 0 && index % 2 === odd), 0);
  if (at(1) > sample.length / 4) return 'odd';
  return at(0) > sample.length / 4 ? 'even' : 'none';
}

/** Up to three bytes at the end may begin a character that the next piece ends. */
function cutAtCharacter(bytes: Buffer): { whole: Buffer; rest: Buffer } {
  let cut = bytes.length;
  while (cut > 0 && cut > bytes.length - 4 && (bytes[cut - 1]! & 0xc0) === 0x80) cut--;
  const startsCharacter = cut > 0 && bytes[cut - 1]! >= 0xc0;
  return startsCharacter ? { whole: bytes.subarray(0, cut - 1), rest: bytes.subarray(cut - 1) } : { whole: bytes, rest: bytes.subarray(bytes.length) };
}

function strictDecoder(encoding: string): (piece: Buffer) => boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (piece) => {
    try {
      decoder.decode(piece, { stream: true });
      return true;
    } catch {
      return false;
    }
  };
}
