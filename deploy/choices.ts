import { parseArgs } from 'node:util';
import { isWithin } from './layout.js';

/** What the administrator chose; everything has a default except what only they can know. */
export interface Choices {
  /** Programs: one folder a release, and `current`, which points to the one that serves. */
  root: string;
  /** What must outlive every release: settings, database, backups, logs. */
  data: string;
  service: string;
  port: number;
  /** The host name that people use, behind IIS with TLS; null installs no site. */
  site: string | null;
  /** The SHA-1 thumbprint of the certificate in the machine's store. */
  certificate: string | null;
  shawl: string;
  node: string;
  host: 'embedded' | 'functions';
  /** The release to install: the folder that the scripts came with. */
  release: string;
  version: string;
  waitSeconds: number;
  dryRun: boolean;
  withData: boolean;
}

const options = {
  'root': { type: 'string', default: 'C:\\Program Files\\Batchline' },
  'data': { type: 'string', default: 'C:\\ProgramData\\Batchline' },
  'service': { type: 'string', default: 'Batchline' },
  'port': { type: 'string', default: '7071' },
  'site': { type: 'string' },
  'certificate': { type: 'string' },
  'shawl': { type: 'string', default: 'C:\\Program Files\\Shawl\\shawl.exe' },
  'node': { type: 'string' },
  'host': { type: 'string', default: 'embedded' },
  'release': { type: 'string' },
  'wait-seconds': { type: 'string', default: '120' },
  'dry-run': { type: 'boolean', default: false },
  'with-data': { type: 'boolean', default: false },
} as const;

export interface Found { release: string; version: string; node: string }

/** @throws Error that says which choice cannot be */
export function readChoices(args: readonly string[], found: Found): Choices {
  const { values } = parseArgs({ args: [...args], options });
  const { service, root, data, shawl, host, site = null, certificate = null, 'dry-run': dryRun, 'with-data': withData } = values;
  const refuse = (name: string, is: boolean, says: string) => { if (is) throw new Error(`--${name} ${says}`); };
  refuse('service', !/^[A-Za-z][\w.-]{0,79}$/.test(service), 'is a name of letters, digits, dots and hyphens.');
  refuse('site', site !== null && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(site), 'is a host name such as batchline.example.com.');
  refuse('certificate', certificate !== null && !/^[0-9a-f]{40}$/i.test(certificate), 'is the thumbprint of a certificate: 40 hexadecimal digits.');
  refuse('site', site !== null && certificate === null, 'needs --certificate too: passwords must not travel in the open.');
  refuse('host', host !== 'embedded' && host !== 'functions', 'is embedded or functions.');
  refuse('data', isWithin(data, root), `must not lie in ${root}, which goes when the product is removed.`);
  return {
    root, data, service, site, certificate, shawl, dryRun, withData, host: host as Choices['host'],
    port: wholeNumber('port', values.port, 65_535), waitSeconds: wholeNumber('wait-seconds', values['wait-seconds'], 600),
    node: values.node ?? found.node, release: values.release ?? found.release, version: found.version,
  };
}

function wholeNumber(name: string, text: string, most: number): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1 || n > most) throw new Error(`--${name} is a whole number from 1 to ${most}.`);
  return n;
}
