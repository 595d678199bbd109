import type { Because } from '../../../shared/contracts/because.js';
import type { ErpConnection } from '../../../shared/contracts/erp-connection.js';

type SqlServerConnection = Pick<Extract<ErpConnection, { kind: 'sqlserver' }>, 'server' | 'database' | 'view' | 'user'>;

/** What drivers say of themselves, as far as it helps. */
export interface DriverFault { code?: string; number?: number; message?: string; originalError?: DriverFault; cause?: DriverFault }

const loginFaults = new Set(['ELOGIN']);
const certificate = /certificate|self[- ]signed|unable to verify|TLS|SSL/i;

/** A sentence that says what to do about a SQL Server that could not be read. It repeats nothing that was typed but names. */
export function sqlServerFault(fault: DriverFault, { server, database, view, user }: SqlServerConnection): Because {
  const { code, number, message, said } = innermost(fault);
  if (number === 4060 || /cannot open database/i.test(message)) return { code: 'erp-database-unknown', facts: { database, user } };
  if (number === 18456 || (code && loginFaults.has(code))) return { code: 'erp-login-refused', facts: { user, server } };
  if (number === 208) return { code: 'erp-view-unknown', facts: { view, database } };
  if (number === 229 || number === 230) return { code: 'erp-view-denied', facts: { view, user } };
  if (certificate.test(message)) return { code: 'erp-certificate', facts: { server } };
  if (code === 'EINSTLOOKUP') return { code: 'erp-instance-unknown', facts: { server } };
  if (code === 'ETIMEOUT' && /request/i.test(message)) return { code: 'erp-slow', facts: { view } };
  if (typeof number === 'number') return { code: 'erp-view-failed', facts: { view, message: said.slice(0, 300) } };
  return { code: 'erp-unreachable', facts: { server } };
}

/** The number and the words may stand in an error behind the error. */
function innermost(fault: DriverFault): { code: string | undefined; number: number | undefined; message: string; /** Of the numbered one alone. */ said: string } {
  const all = [fault, fault.originalError, fault.cause, fault.originalError?.cause].filter((one) => one !== undefined);
  return { code: all.find(({ code }) => code)?.code, number: all.find(({ number }) => number)?.number, message: all.map(({ message }) => message ?? '').join(' '), said: all.find(({ number }) => number)?.message ?? '' };
}
