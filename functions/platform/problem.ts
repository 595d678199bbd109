import type { HttpResponseInit } from '@azure/functions';
import type { Problem } from '../../shared/contracts/problem.js';
import { Refusal, type FieldError, type RefusalKind } from '../../shared/refusal.js';
import { databaseErrorKind } from './database/errors.js';
import { apiHeaders } from './reply.js';

const statusOf: Record<RefusalKind, number> = {
  invalid: 400, unauthenticated: 401, forbidden: 403, missing: 404, conflict: 409, 'too-large': 413, 'too-many': 429, unavailable: 503,
};

/** Refusals are answers: told in full. Anything else is a fault: logged in full, told as "unexpected". */
export function problemFor(error: unknown, instance: string): Problem {
  const refusal = refusalIn(error);
  if (!refusal) return { type: '/problems/unexpected', title: 'Unexpected error', status: 500, detail: `Something went wrong here. It is logged as ${instance}.`, instance };
  const { errors, facts, conflicts } = refusal.more;
  return {
    type: `/problems/${refusal.code}`, title: titleOf(refusal.code), status: statusOf[refusal.kind], detail: refusal.message, instance,
    ...(facts && { facts: { ...facts } }), ...(errors && errors.length > 0 && { errors: errors.map(asSent) }), ...(conflicts && { conflicts: [...conflicts] }),
  };
}

const asSent = ({ facts, ...error }: FieldError) => ({ ...error, ...(facts && { facts: { ...facts } }) });

const refusalIn = (error: unknown): Refusal | undefined => (error instanceof Refusal ? error : refusalBehind(error));

/** A database that cannot be reached now is no fault of the request; it is worth another try. */
function refusalBehind(error: unknown): Refusal | undefined {
  const kind = databaseErrorKind(error);
  if (kind === 'full') return new Refusal('unavailable', 'database-full', 'The disk of the database is full. Nothing was saved. Tell an administrator: when there is room again, it goes on without a restart.');
  if (kind === 'read-only') return readOnlyCopy(null);
  return ['busy', 'timeout', 'connection', 'deadlock'].includes(kind)
    ? new Refusal('unavailable', 'database-busy', 'The database does not answer at the moment. Nothing was saved; try again.', { retryAfterSeconds: 2 }) : undefined;
}

/** Nothing can be changed here; the primary is where it can. */
export const readOnlyCopy = (primary: string | null): Refusal =>
  (primary ? new Refusal('forbidden', 'read-only-copy', `This is a read-only copy. Nothing was saved; make the change at ${primary}.`, { facts: { primary } })
    : new Refusal('forbidden', 'read-only', 'This database is a read-only copy. Nothing was saved; make the change where the data are written.'));

export function problemResponse(error: unknown, instance: string): HttpResponseInit {
  const problem = problemFor(error, instance);
  const retryAfter = refusalIn(error)?.more.retryAfterSeconds;
  return {
    status: problem.status,
    headers: { ...apiHeaders, 'content-type': 'application/problem+json', ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) },
    body: JSON.stringify(problem),
  };
}

const titleOf = (code: string) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
