import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Certificate } from '../../fixtures/certificate.js';
import { whenDone } from '../../fixtures/when-done.js';

export interface Received { from: string; to: string[]; secure: boolean; user: string | undefined; raw: string }

export interface MailServer { port: number; received: Received[]; /** Refuses what comes with this code, until told otherwise. */ say(code: number | null): void; stop(): Promise<void> }

export interface Kind { certificate?: Certificate; port?: number; user?: string; /** Does not offer TLS. */ plain?: boolean }

/** A mail server that really runs. */
export async function aMailServer({ certificate, port = 0, user, plain = false }: Kind): Promise<MailServer> {
  const received: Received[] = [];
  let refusal: number | null = null;
  const server = new SMTPServer({
    ...certificate, logger: false, authOptional: user === undefined, allowInsecureAuth: false, closeTimeout: 500,
    disabledCommands: [...(plain ? ['STARTTLS'] : []), ...(user === undefined ? ['AUTH'] : [])],
    onAuth: (auth, _, done) => (auth.username === user && auth.password === 'p@ss word' ? done(null, { user: auth.username! }) : done(Object.assign(new Error('Wrong'), { responseCode: 535 }))),
    onRcptTo: (_, __, done) => done(refusal === null ? null : Object.assign(new Error('Not now'), { responseCode: refusal })),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), secure: session.secure, user: session.user as string | undefined, raw: Buffer.concat(parts).toString() });
        done();
      });
    },
  });
  // A client that turns away from a certificate it does not trust is what some tests want to see.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  const stop = () => new Promise<void>((resolve) => { server.close(() => resolve()); });
  whenDone(stop);
  return { port: (server.server.address() as AddressInfo).port, received, say: (code) => { refusal = code; }, stop };
}

/** Headers of a mail, unfolded. */
export function headersOf(raw: string): Map<string, string> {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  return new Map(head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
}

const unquoted = (text: string) => Buffer.from(text.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');

/** The plain text of a mail, whatever it was packed in. */
export function textOf(raw: string): string {
  const boundary = /boundary="?([^"\r\n;]+)/.exec(raw)![1]!;
  const part = raw.split(`--${boundary}`).find((one) => /content-type: text\/plain/i.test(one))!;
  const [head, ...body] = part.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  return /base64/i.test(head!) ? Buffer.from(text, 'base64').toString('utf8') : /quoted-printable/i.test(head!) ? unquoted(text) : text;
}
