import type { IncomingMessage } from 'node:http';
import type { RouteParams } from './route-template.js';
import type { Nullable, RpcHttpRequest } from './worker-contract.js';

type Values = Record<string, Nullable<string>>;

/** The request as the Functions host tells it to its worker. */
export function toRpcHttp(
  req: IncomingMessage,
  url: URL,
  { params, body }: { params: RouteParams; body: Buffer | undefined },
): RpcHttpRequest {
  return {
    method: req.method!,
    url: url.href,
    nullableHeaders: headersOf(req),
    nullableQuery: url.search === '' ? {} : queryOf(url.searchParams),
    nullableParams: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, { value }])),
    ...(body && { body: { bytes: body } }),
  };
}

function headersOf({ headers }: IncomingMessage): Values {
  const values: Values = {};
  for (const name in headers) {
    const value = headers[name]!;
    values[name] = { value: typeof value === 'string' ? value : value.join(',') };
  }
  return values;
}

/** Keys that differ in letter case only are one key; its values are joined with commas. */
function queryOf(search: URLSearchParams): Values {
  const byKey = new Map<string, { name: string; value: string }>();
  for (const [name, value] of search) {
    const key = name.toLowerCase();
    const known = byKey.get(key);
    if (known) known.value += `,${value}`;
    else byKey.set(key, { name, value });
  }
  return Object.fromEntries([...byKey.values()].map(({ name, value }) => [name, { value }]));
}
