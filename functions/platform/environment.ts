import { z } from 'zod';
import { identitySettings, mailSettings } from './identity-settings.js';
import { readSecretKey } from './secrets.js';

const isZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const isDatabase = (address: string) => /^sqlite:.+/.test(address) || isSqlServer(address);
const isSqlServer = (address: string) => /^mssql:\/\/.+/.test(address) || /(^|;)\s*(server|data source)\s*=/i.test(address);
const isErp = (address: string) => address === 'none' || /^demo:/.test(address) || /^folder:.+/.test(address) || isSqlServer(address);

const text = (fits: (value: string) => boolean, says: string) => z.string().refine(fits, says);

/** What the process is told from outside, each with an example for the one who got it wrong. */
const settings = {
  PORT: { schema: z.coerce.number().int().min(1).max(65_535).default(7071), says: 'a port number', example: '7071' },
  BATCHLINE_DATABASE: {
    schema: text(isDatabase, 'neither sqlite:<file> nor a SQL Server connection string').default('sqlite:.data/batchline.db'),
    says: 'where our own data lives', example: 'Server=db01;Database=batchline;User Id=batchline_app;Password=...;Encrypt=true',
  },
  BATCHLINE_ERP: {
    schema: text(isErp, 'none of demo:, folder:<dir>, none and a SQL Server connection string').optional(),
    says: 'where PO lines come from; without it what an administrator saved, or the demo', example: 'folder:/srv/erp-extracts',
  },
  BATCHLINE_ERP_VIEW: {
    schema: text((name) => /^[\w$]+(\.[\w$]+)?$/.test(name), 'not a view name').default('dbo.batchline_po_lines'),
    says: 'the view that is read in a SQL Server ERP', example: 'dbo.batchline_po_lines',
  },
  BUSINESS_TIME_ZONE: { schema: text(isZone, 'not an IANA time zone').default('Asia/Shanghai'), says: 'the zone whose calendar decides what "today" is', example: 'Asia/Shanghai' },
  PUBLIC_URL: {
    schema: text((url) => /^https?:\/\/[^/\s]+$/.test(url), 'not an origin such as https://batchline.example.com').optional(),
    says: 'the address that people use, where a proxy stands before us', example: 'https://batchline.example.com',
  },
  ADDRESS: { schema: z.string().min(1).default('127.0.0.1'), says: 'the address to listen on; any but loopback needs an https PUBLIC_URL', example: '127.0.0.1' },
  BACKUP_FOLDER: { schema: z.string().min(1).optional(), says: 'where the embedded database is copied to every day; without it to "backups" beside it', example: 'D:\\Backups\\Batchline' },
  READ_ONLY: {
    schema: z.enum(['true', 'false'], 'neither true nor false').default('false').transform((value) => value === 'true'),
    says: 'whether BATCHLINE_DATABASE is a copy that is only read, such as a log-shipped standby', example: 'true',
  },
  STATE_DATABASE: {
    schema: text((address) => /^sqlite:.+/.test(address), 'not sqlite:<file>').default('sqlite:.data/state.db'),
    says: 'where a read-only copy keeps its own sessions, preferences and alerts', example: 'sqlite:C:\\ProgramData\\Batchline\\state.db',
  },
  PRIMARY_URL: {
    schema: text((url) => /^https?:\/\/[^/\s]+$/.test(url), 'not an origin such as https://batchline.example.com').optional(),
    says: 'where the data of a read-only copy are changed', example: 'https://batchline.example.cn',
  },
  BATCHLINE_SECRET_KEY: {
    schema: text((key) => readSecretKey(key) !== null, 'not 32 bytes in base64 or hex').optional(), says: 'the key that passwords are kept with', example: '(what node -e "console.log(crypto.randomBytes(32).toString(\'base64\'))" prints)', secret: true,
  },
  BATCHLINE_ADMIN_KEY: { schema: z.string().min(16, 'shorter than 16 characters').optional(), says: 'the key of the manual timer trigger, which is off without it', example: 'a long random text', secret: true },
  ...identitySettings,
  ...mailSettings,
} as const;

type Settings = typeof settings;
export type Environment = { [K in keyof Settings]: z.infer<Settings[K]['schema']> };

/** A setting that cannot be used; the message names it, says what is wrong and gives an example. */
export class WrongSetting extends Error {}

/** @throws WrongSetting for all that is wrong at once */
export function parseEnvironment(values: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = Object.entries(settings).map(([name, setting]) => {
    const { schema, says, example } = setting;
    const given = values[name] === '' ? undefined : values[name];
    const result = schema.safeParse(given);
    return result.success ? { name, value: result.data } : { name, problem: `${name} (${says}) is "${'secret' in setting ? '…' : masked(given ?? '')}": ${result.error.issues[0]!.message}. Example: ${name}=${example}` };
  });
  const problems = parsed.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) throw new WrongSetting(problems.join('\n'));
  return Object.fromEntries(parsed.map(({ name, value }) => [name, value])) as Environment;
}

/** A connection string may hold a password. */
const masked = (value: string) => value.replaceAll(/(password|pwd)\s*=\s*[^;]*/gi, '$1=…').replaceAll(/:\/\/([^:@/]*):[^@]*@/g, '://$1:…@');
