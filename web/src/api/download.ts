import { problemIn, Unreachable } from './api-problem.js';
import { urlOf } from './call.js';
import type { Route } from './endpoints.js';
import type { Endpoint } from '../../../shared/contracts/endpoint.js';
import type { Sent } from './call.js';

/**
 * Fetches a file and hands it to the browser to keep; answers its name.
 *
 * @throws ApiProblem
 * @throws Unreachable
 */
export async function download<E extends Endpoint>({ method, route }: Route<E>, { query, body }: Sent<E>): Promise<string> {
  const reply = await fetch(urlOf(route, {}, query as Record<string, unknown>), {
    method, credentials: 'same-origin', ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }).catch((error: unknown) => { throw new Unreachable('The server cannot be reached.', { cause: error }); });
  if (!reply.ok) throw await problemIn(reply);
  const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(reply.headers.get('content-disposition') ?? '')?.[1] ?? 'batchline');
  const url = URL.createObjectURL(await reply.blob());
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
  return name;
}
