import { z } from 'zod';
import type { Endpoint } from '../../shared/contracts/endpoint.js';
import { Problem } from '../../shared/contracts/problem.js';
import { sessionCookieName } from './session-cookie.js';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the endpoints. Nothing is written by hand: what is served is what is described. */
export function openApiOf(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = `/api/${endpoint.route.replaceAll(/\{(\w+)(?::[^}]*)?\}/g, '{$1}')}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Batchline', version, description: 'What was ordered, promised, ready and coming, and what changed overnight.' },
    paths,
    components: { schemas: { Problem: schemaOf(Problem, 'output') }, securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookieName({ secure: false }), description: `Behind TLS it is called ${sessionCookieName({ secure: true })}.` } } },
  };
}

function operationOf(endpoint: Endpoint): Json {
  const { name, summary, permission, status, body, method } = endpoint;
  return {
    operationId: name, summary, 'x-permission': permission, 'x-reach': endpoint.reach,
    security: permission === 'anyone' ? [] : [{ session: [] }],
    parameters: [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')],
    ...(hasFields(body) && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }),
    responses: {
      [status]: status === 204 ? { description: 'Done' } : { description: 'As asked', content: contentOf(endpoint) },
      ...(endpoint.tagged && { 304: { description: 'As you have it' } }),
      ...Object.fromEntries(problemsOf(endpoint).map(([code, description]) => [code, problem(description)])),
      ...(method === 'GET' ? {} : { 413: problem('The body is too large') }),
    },
  };
}

const contentOf = ({ file, reply }: Endpoint): Json =>
  (file ? Object.fromEntries(file.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) : { 'application/json': { schema: schemaOf(reply, 'output') } });

const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });

/** What can go wrong with an endpoint, from what it needs. */
function problemsOf({ permission, params, method, reach }: Endpoint): [code: number, description: string][] {
  const open = permission === 'anyone' && method === 'GET';
  const namesThings = hasFields(params) || (method !== 'GET' && reach === 'own-suppliers');
  return [
    [400, 'The request does not match the contract'],
    ...(open ? [] : [[401, 'Not signed in'] as [number, string]]),
    ...(open ? [] : [[403, 'Not allowed'] as [number, string]]),
    ...(namesThings ? [[404, 'It does not exist, or not for you'] as [number, string]] : []),
    ...(method === 'GET' ? [] : [[409, 'Somebody was faster, or its state does not allow it'] as [number, string], [429, 'Too many attempts'] as [number, string]]),
    [500, 'Unexpected'],
    [503, 'Not available at the moment'],
  ];
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
};

const hasFields = (schema: z.ZodType) => Object.keys((schemaOf(schema, 'input')['properties'] as Json | undefined) ?? {}).length > 0;

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, of]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: of }));
}
