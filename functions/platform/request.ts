import type { HttpRequest } from '@azure/functions';
import type { z } from 'zod';
import type { Endpoint } from '../../shared/contracts/endpoint.js';
import { Refusal, type FieldError } from '../../shared/refusal.js';
import { flawIn } from './flaw-in.js';

const largestBody = 1 << 20;

/** @throws Refusal with a pointer to every field that breaks the contract */
export async function parseRequest(endpoint: Endpoint, request: HttpRequest): Promise<{ params: unknown; query: unknown; body: unknown }> {
  return {
    params: valid(endpoint.params, request.params, 'params'),
    query: valid(endpoint.query, Object.fromEntries(request.query), 'query'),
    body: valid(endpoint.body, await bodyOf(request, endpoint.largestBody ?? largestBody), 'body'),
  };
}

async function bodyOf(request: HttpRequest, most: number): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return {};
  const bytes = Buffer.from(await request.arrayBuffer());
  if (bytes.length === 0) return {};
  if (bytes.length > most) throw new Refusal('too-large', 'body-too-large', `The body has ${bytes.length} bytes; at most ${most} are taken.`);
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) throw new Refusal('invalid', 'body-not-json', 'The body must be JSON, with the header Content-Type: application/json.');
  return parseJson(bytes);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('invalid', 'body-not-json', 'The body is not valid JSON in UTF-8.');
  }
}

function valid(schema: z.ZodType, value: unknown, part: FieldError['in']): unknown {
  const flaw = flawIn(value);
  if (flaw) throw broken([{ in: part, ...flaw }]);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw broken(result.error.issues.map(({ path, message }): FieldError => ({ in: part, pointer: path.map((key) => `/${String(key)}`).join(''), detail: message })));
}

const broken = (errors: FieldError[]): Refusal =>
  new Refusal('invalid', 'request-invalid', `The request does not match the contract: ${errors.map(({ in: part, pointer, detail }) => `${part}${pointer}: ${detail}`).join('; ').slice(0, 500)}`, { errors });
