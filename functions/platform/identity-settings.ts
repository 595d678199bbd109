import { z } from 'zod';

const text = (fits: (value: string) => boolean, says: string) => z.string().refine(fits, says);
const isGuid = (value: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
const isIssuer = (value: string) => /^https:\/\/[^\s?#]+[^\s?#/]$/.test(value);
const isRoleRule = (value: string) => value === 'app-roles' || value.split(',').every((pair) => /^\s*[\w.:-]+\s*=\s*(admin|planner|expeditor|supplier|viewer)\s*$/.test(pair));

const issuer = text(isIssuer, 'not an https address without a slash at its end').optional();
const tenant = text(isGuid, 'not a tenant\'s id').optional();
const word = z.string().min(1).optional();
const roles = text(isRoleRule, 'neither app-roles nor a list of group=role').optional();
const newUsers = z.enum(['refuse', 'allow']).default('refuse');

/** How staff sign in with Microsoft Entra ID, and suppliers with Entra External ID. Each is on when it has a client id. */
export const identitySettings = {
  ENTRA_TENANT: { schema: tenant, says: 'the directory of the staff', example: '00000000-0000-0000-0000-000000000000' },
  ENTRA_CLIENT_ID: { schema: word, says: 'the application that is registered for Batchline', example: '11111111-1111-1111-1111-111111111111' },
  ENTRA_CLIENT_SECRET: { schema: word, says: 'its secret', example: 'a long random text' },
  ENTRA_ISSUER: { schema: issuer, says: 'who signs the tokens, where it is not the public cloud', example: 'https://login.microsoftonline.com/<tenant>/v2.0' },
  ENTRA_ROLES: { schema: roles, says: 'where roles come from; without it they are kept in Batchline', example: 'app-roles' },
  ENTRA_NEW_USERS: { schema: newUsers, says: 'whether somebody who has a role there but is no user here is let in', example: 'refuse' },
  EXTERNAL_ID_TENANT: { schema: tenant, says: 'the directory of the suppliers', example: '00000000-0000-0000-0000-000000000000' },
  EXTERNAL_ID_CLIENT_ID: { schema: word, says: 'the application that is registered for Batchline', example: '11111111-1111-1111-1111-111111111111' },
  EXTERNAL_ID_CLIENT_SECRET: { schema: word, says: 'its secret', example: 'a long random text' },
  EXTERNAL_ID_ISSUER: { schema: issuer, says: 'who signs the tokens, where it is not the public cloud', example: 'https://<tenant>.ciamlogin.com/<tenant>/v2.0' },
} as const;

const loopback = /^(127\.0\.0\.1|\[::1\]|localhost)$/;

/** Mail in the open, which the address has to say, is for a server on this machine. */
const isMailServer = (value: string) => {
  const address = URL.canParse(value) ? new URL(value) : null;
  if (!address || !/^smtps?:$/.test(address.protocol) || address.hostname === '') return false;
  return address.searchParams.get('tls') === 'none' ? loopback.test(address.hostname) : [...address.searchParams].length === 0;
};

export const mailSettings = {
  MAIL_SERVER: {
    schema: text(isMailServer, 'not smtp://user:password@host:587 (always by STARTTLS; ?tls=none for a server on this machine alone) or smtps://...').optional(),
    says: 'the server that takes our mail; without it no mail is sent', example: 'smtp://batchline:...@mail.example.com:587',
  },
  MAIL_FROM: { schema: text((value) => /^[^\s@<>]+@[^\s@<>]+$/.test(value), 'not an e-mail address').optional(), says: 'the address that our mail comes from', example: 'batchline@example.com' },
  MAIL_CA_FILE: { schema: word, says: 'a file with the authority behind the mail server\'s certificate, where it is an own one', example: '/etc/ssl/company-ca.pem' },
} as const;
