import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { erpFieldNames } from '../../shared/contracts/erp-fields.js';
import type { FileLine } from '../fixtures/nights.js';
import { attention, columns, done, error, loggedIn, packets, preLogin, stateRow, textRow } from './tds.js';
import { whenDone } from '../fixtures/when-done.js';

/** How the ERP is at the moment. */
export type Mood =
  | 'well' | 'silent' | 'silent after the first rows' | 'cut off after the first rows' | 'an error after the first rows' | 'its own log-in refused';

export interface AnErp { port: number; mood: Mood; lines: readonly FileLine[]; columns: readonly string[]; asked: number; close(): void; isClosed(): boolean; open(): Promise<void> }

const [batch, rpc, attentionSent, login, prelogin] = [0x01, 0x03, 0x06, 0x10, 0x12];

/** An ERP's SQL Server as the driver meets it on the wire: one view, which fails as it is told to. */
export async function anErp(lines: readonly FileLine[]): Promise<AnErp> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    answerOn(socket, erp);
  });
  const open = async (port: number) => { await once(server.listen(port, '127.0.0.1'), 'listening'); };
  const close = () => { server.close(); sockets.forEach((socket) => socket.destroy()); };
  await open(0);
  const { port } = server.address() as AddressInfo;
  const erp: AnErp = { port, mood: 'well', lines, columns: erpFieldNames.filter((name) => lines.some((line) => name in line)), asked: 0, close, isClosed: () => !server.listening, open: () => open(port) };
  whenDone(close);
  return erp;
}

/** Messages come in packets; the last one says so. */
function answerOn(socket: Socket, erp: AnErp): void {
  let unread = Buffer.alloc(0);
  let body: Buffer[] = [];
  socket.on('data', (data: Buffer) => {
    unread = Buffer.concat([unread, data]);
    while (unread.length >= 8 && unread.length >= unread.readUInt16BE(2)) {
      const [type, status, size] = [unread[0]!, unread[1]!, unread.readUInt16BE(2)];
      body.push(unread.subarray(8, size));
      unread = unread.subarray(size);
      if ((status & 1) === 0) continue;
      answer(socket, erp, { type, text: Buffer.concat(body) });
      body = [];
    }
  });
}

function answer(socket: Socket, erp: AnErp, { type, text }: { type: number; text: Buffer }): void {
  if (type === prelogin) return void socket.write(packets(preLogin));
  if (type === login) return void socket.write(packets(erp.mood === 'its own log-in refused' ? Buffer.concat([error(18456, "Login failed for user 'reader'."), done(2)]) : loggedIn()));
  if (type === attentionSent) return void socket.write(packets(attention));
  if (type !== batch && type !== rpc) return;
  const sql = text.toString('utf16le') + text.subarray(1).toString('utf16le');
  if (/sys\.databases/.test(sql)) socket.write(packets(Buffer.concat([columns(['state']), stateRow(0), done(0x10)])));
  else if (/SELECT TOP \(0\)/.test(sql)) socket.write(packets(Buffer.concat([columns(erp.columns), done(0x10)])));
  else if (/FROM \[dbo\]/.test(sql)) readView(socket, erp, /SELECT (.*) FROM \[dbo\]/.exec(sql)![1]!);
  else socket.write(packets(done()));
}

function readView(socket: Socket, erp: AnErp, list: string): void {
  erp.asked++;
  const names = [...list.matchAll(/\[([^\]]+)\]/g)].map(([, name]) => name!);
  const rows = (from: number, to?: number) => Buffer.concat(erp.lines.slice(from, to).map((line) => textRow(names.map((name) => line[name as keyof FileLine]))));
  if (erp.mood === 'silent') return;
  const half = Math.ceil(erp.lines.length / 2);
  if (erp.mood === 'well') return void socket.write(packets(Buffer.concat([columns(names), rows(0), done(0x10)])));
  const beginning = Buffer.concat([columns(names), rows(0, half)]);
  if (erp.mood === 'an error after the first rows') return void socket.write(packets(Buffer.concat([beginning, error(1205, 'Transaction was deadlocked on lock resources.'), done(2)])));
  socket.write(packets(beginning, false), () => { if (erp.mood === 'cut off after the first rows') socket.destroy(); });
}
