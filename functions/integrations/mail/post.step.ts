import { readFileSync } from 'node:fs';
import { createTransport, type Transporter } from 'nodemailer';
import type { Environment } from '../../platform/environment.js';
import type { MailServer } from './mail-server.js';
import type { RenderedMail } from './render-mail.js';

/** Who gets it. Structured and never as text: a comma or a line end in a name stays part of the name. */
export interface Recipient { name: string; address: string }

export interface Post { send(to: Recipient, mail: RenderedMail, id: string): Promise<void>; close(): void }

const patience = 20_000;

/** The way to the mail server. Nothing is said to it before TLS, but by the explicit wish for a server on this machine. */
export function openPost(server: MailServer, { MAIL_CA_FILE: caFile }: Pick<Environment, 'MAIL_CA_FILE'>): Post {
  const transport: Transporter = createTransport({
    host: server.host, port: server.port, secure: server.encryption === 'tls', requireTLS: server.encryption === 'starttls', ignoreTLS: server.encryption === 'none',
    ...(server.user !== null && { auth: { user: server.user, pass: server.password ?? '' } }),
    tls: { minVersion: 'TLSv1.2', ...(caFile && { ca: readFileSync(caFile) }) },
    connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience, disableFileAccess: true, disableUrlAccess: true, pool: true, maxConnections: 1,
  });
  const domain = server.from.split('@')[1]!;
  return {
    async send(to, mail, id) {
      await transport.sendMail({
        from: { name: 'Batchline', address: server.from }, to, ...mail, messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    },
    close: () => transport.close(),
  };
}
