/** The few tokens of TDS 7.4 (MS-TDS) that an ERP's view needs, as bytes. */
const u8 = (...values: number[]) => Buffer.from(values);
const u16 = (value: number) => { const bytes = Buffer.alloc(2); bytes.writeUInt16LE(value); return bytes; };
const u32 = (value: number) => { const bytes = Buffer.alloc(4); bytes.writeUInt32LE(value); return bytes; };
const ucs2 = (text: string) => Buffer.from(text, 'utf16le');
const bVarchar = (text: string) => Buffer.concat([u8(text.length), ucs2(text)]);
const usVarchar = (text: string) => Buffer.concat([u16(text.length), ucs2(text)]);
const collation = u8(0x09, 0x04, 0xd0, 0x00, 0x34);

const table = 0x04;
const packetSize = 4096;

/** A message in packets, the last one marked; a server that is cut off marks none. */
export function packets(body: Buffer, isEnd = true): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < Math.max(body.length, 1); at += packetSize - 8) {
    const piece = body.subarray(at, at + packetSize - 8);
    const header = u8(table, isEnd && at + piece.length >= body.length ? 1 : 0, 0, 0, 0, 0, 1, 0);
    header.writeUInt16BE(piece.length + 8, 2);
    pieces.push(header, piece);
  }
  return Buffer.concat(pieces);
}

/** No encryption: client and server are on one machine. */
export const preLogin = u8(0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff, 16, 0, 0, 0, 0, 0, 2);

export const done = (status = 0): Buffer => Buffer.concat([u8(0xfd), u16(status), u16(0), Buffer.alloc(8)]);
export const attention = done(0x20);

export function loggedIn(): Buffer {
  const ack = Buffer.concat([u8(1, 0x74, 0, 0, 4), bVarchar('a server'), u8(16, 0, 0, 0)]);
  const size = Buffer.concat([u8(4), bVarchar(String(packetSize)), bVarchar(String(packetSize))]);
  return Buffer.concat([u8(0xad), u16(ack.length), ack, u8(0xe3), u16(size.length), size, done()]);
}

/** Every column is text but `state`, a number. */
export const columns = (names: readonly string[]): Buffer => Buffer.concat([u8(0x81), u16(names.length), ...names.map((name) =>
  Buffer.concat([u32(0), u16(1), name === 'state' ? u8(0x26, 4) : Buffer.concat([u8(0xe7), u16(800), collation]), bVarchar(name)]))]);

export const textRow = (cells: readonly (string | number | null | undefined)[]): Buffer => Buffer.concat([u8(0xd1), ...cells.map((cell) => {
  if (cell === null || cell === undefined) return u16(0xffff);
  const bytes = ucs2(String(cell));
  return Buffer.concat([u16(bytes.length), bytes]);
})]);

export const stateRow = (state: number): Buffer => Buffer.concat([u8(0xd1, 4), u32(state)]);

export function error(number: number, message: string): Buffer {
  const body = Buffer.concat([u32(number), u8(1, 16), usVarchar(message), bVarchar('a server'), bVarchar(''), u32(1)]);
  return Buffer.concat([u8(0xaa), u16(body.length), body]);
}
