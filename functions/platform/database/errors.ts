export type DatabaseErrorKind =
  | 'unique' | 'foreign-key' | 'check' | 'not-null' | 'append-only' | 'too-long'
  | 'busy' | 'deadlock' | 'timeout' | 'connection' | 'full' | 'read-only' | 'other';

interface DriverError { number?: number; code?: string; message?: string; originalError?: { info?: { number?: number } } }

const sqlServerKinds: Record<number, DatabaseErrorKind> = {
  2627: 'unique', 2601: 'unique', 515: 'not-null', 51000: 'append-only', 2628: 'too-long', 8152: 'too-long',
  1205: 'deadlock', 1222: 'busy', 1105: 'full', 9002: 'full', 3906: 'read-only', 3908: 'read-only',
  // A standby that takes in the next log cuts everybody off and cannot be opened meanwhile.
  922: 'connection', 924: 'connection', 927: 'connection', 942: 'connection', 4060: 'connection', 6005: 'connection',
};

const messageKinds: [pattern: RegExp, kind: DatabaseErrorKind][] = [
  [/append-only/, 'append-only'],
  [/UNIQUE constraint|PRIMARY KEY constraint/i, 'unique'],
  [/FOREIGN KEY/i, 'foreign-key'],
  [/NOT NULL constraint/i, 'not-null'],
  [/CHECK constraint failed:.*length\(/, 'too-long'],
  [/CHECK constraint/i, 'check'],
  [/database is locked|database table is locked/, 'busy'],
  [/database or disk is full/, 'full'],
  [/readonly database/, 'read-only'],
];

const connectionCodes = new Set(['ESOCKET', 'ECONNCLOSED', 'ECONNRESET', 'ENOTOPEN', 'ELOGIN', 'EINSTLOOKUP']);

/** Tells what went wrong in words that hold on both engines. */
export function databaseErrorKind(error: unknown): DatabaseErrorKind {
  const { number, code, message = '', originalError } = (error ?? {}) as DriverError;
  const known = sqlServerKinds[number ?? originalError?.info?.number ?? 0];
  if (known) return known;
  if (code === 'ETIMEOUT') return 'timeout';
  if (code && connectionCodes.has(code)) return 'connection';
  return messageKinds.find(([pattern]) => pattern.test(message))?.[1] ?? 'other';
}

/** Worth another try as it is. */
export const isTransient = (error: unknown): boolean => ['busy', 'deadlock', 'timeout', 'connection'].includes(databaseErrorKind(error));
