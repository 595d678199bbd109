import { ApiProblem } from '../api/api-problem.js';
import { isTold, tell } from '../i18n/tell.js';

/** What the server says at each field, by its pointer, in the reader's language. */
export function faultsIn(error: unknown): ReadonlyMap<string, string> {
  if (!(error instanceof ApiProblem)) return new Map();
  return new Map((error.problem.errors ?? []).map(({ pointer, detail, code, facts = {} }) => [pointer, code && isTold(code) ? tell({ code, facts }) : detail]));
}
