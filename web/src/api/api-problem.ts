import type { Problem } from '../../../shared/contracts/problem.js';

/** Every reply that is not the one in the contract. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) { super(problem.detail); }

  /** The code that the server gave, such as `line-not-found`. */
  get code(): string { return this.problem.type.replace('/problems/', ''); }
}

/** No reply at all: the server or the network is away. */
export class Unreachable extends Error {}

export const isProblem = (error: unknown, code: string): error is ApiProblem => error instanceof ApiProblem && error.code === code;

/** A reply of somebody else (a proxy's page, say) becomes a problem as well. */
export async function problemIn(response: Response): Promise<ApiProblem> {
  const isOurs = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  const body: unknown = isOurs ? await response.json().catch(() => null) : null;
  return new ApiProblem((body as Problem | null) ?? {
    type: 'about:blank', title: response.statusText, status: response.status, detail: `${response.status} ${response.statusText}`.trim(), instance: '',
  });
}
