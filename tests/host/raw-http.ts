import { once } from 'node:events';
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';

/** What the server writes to a connection until it closes it. */
export async function sendRaw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.setEncoding('latin1').on('data', (chunk) => (received += String(chunk)));
  socket.on('error', () => {});
  socket.write(text);
  await once(socket, 'close');
  return received;
}

export const rawGet = (url: string, target: string, headers = 'Host: localhost') =>
  sendRaw(url, `GET ${target} HTTP/1.1\r\n${headers}\r\nConnection: close\r\n\r\n`);

export const statusOf = (raw: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(raw)?.[1]);

export interface Reply {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** Unlike fetch: sends the headers as given and leaves the body as it came. */
export async function send(url: string, method = 'GET', headers: OutgoingHttpHeaders = {}): Promise<Reply> {
  const req = request(url, { method, headers }).end();
  const [res] = (await once(req, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of res) chunks.push(chunk as Buffer);
  return { status: res.statusCode!, headers: res.headers, body: Buffer.concat(chunks) };
}
