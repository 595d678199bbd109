import type { Environment } from '../../platform/environment.js';

export interface MailServer {
  host: string;
  port: number;
  user: string | null;
  password: string | null;
  /** `starttls` begins in the open and turns to TLS before anything is said, `tls` begins with it, `none` is for this machine alone. */
  encryption: 'starttls' | 'tls' | 'none';
  from: string;
}

/** Null while no mail is sent. The address is one that the settings have let through. */
export function mailServerOf({ MAIL_SERVER: address, MAIL_FROM: from }: Pick<Environment, 'MAIL_SERVER' | 'MAIL_FROM'>): MailServer | null {
  if (!address) return null;
  const { protocol, hostname, port, username, password, searchParams } = new URL(address);
  const encryption = protocol === 'smtps:' ? 'tls' : searchParams.get('tls') === 'none' ? 'none' : 'starttls';
  const host = hostname.replaceAll(/^\[|\]$/g, '');
  return {
    host, encryption, port: port ? Number(port) : encryption === 'tls' ? 465 : 587,
    user: username ? decodeURIComponent(username) : null, password: password ? decodeURIComponent(password) : null, from: from ?? `batchline@${host}`,
  };
}
