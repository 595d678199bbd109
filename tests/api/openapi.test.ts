import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpoints } from '../../shared/contracts/all.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct, type Visitor } from '../fixtures/product.js';
import { fitting, wild, type Schema } from './arbitrary-of-schema.js';

interface Operation { operationId: string; parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }[]; requestBody?: { content: { 'application/json': { schema: Schema } } }; responses: Record<string, { content?: Record<string, { schema: Schema }> }> }
interface Document { openapi: string; paths: Record<string, Record<string, Operation>>; components: object }

const product = await aProduct();
await product.night('2026-03-02', Array.from({ length: 30 }, (_, i) => anErpLine({ poNumber: `PO-${i}`, supplierCode: `S${i % 3}`, deliveredQty: i % 4 === 0 ? 5 : 0, receivedOn: i % 4 === 0 ? '2026-02-01' : null, dueOn: i % 2 ? '2026-02-20' : '2026-06-30' })));
await product.night('2026-03-03', [anErpLine({ poNumber: 'PO-0', supplierCode: 'S0' })]);
const admin = await product.as('admin');
const planner = await product.as('planner');
const supplier = await product.as('supplier', ['S1']);
const stranger = product.visitor();

const { body: document } = await stranger.get<Document>('/api/openapi.json');
const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
ajv.addSchema({ $id: 'document', ...document });

const operations = Object.entries(document.paths).flatMap(([path, byMethod]) => Object.entries(byMethod).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })));
type Named = (typeof operations)[number];

/** Ids that exist, so that good calls find something. */
const knownIds = fc.integer({ min: 1, max: 8 });

const asText = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

const pathOf = ({ path, operation }: Named, values: Record<string, unknown>) => {
  const query = operation.parameters.filter((one) => one.in === 'query' && values[one.name] !== undefined).map(({ name }) => `${encodeURIComponent(name)}=${encodeURIComponent(asText(values[name]))}`).join('&');
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(asText(values[name]))) + (query && `?${query}`);
};

async function holdsTo({ method, path, operation }: Named, visitor: Visitor, { to, body }: { to: string; body?: unknown }): Promise<number> {
  const reply = await visitor.send<unknown>(method, to, body);
  const described = operation.responses[reply.status];
  expect(described, `${method} ${to} answered ${reply.status}: ${JSON.stringify(reply.body)}`).toBeDefined();
  const types = Object.keys(described!.content ?? {});
  if (types.length === 0) {
    expect(reply.body).toBeUndefined();
    return reply.status;
  }
  const type = reply.headers.get('content-type')?.split(types.includes('application/json') ? ';' : '\n')[0];
  expect(types).toContain(type);
  if (!type!.includes('json')) return reply.status;
  const place = `document#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${reply.status}/content/${type!.replaceAll('/', '~1')}/schema`;
  const valid = ajv.getSchema(place)!;
  expect(valid(reply.body), `${method} ${to} ${reply.status}: ${JSON.stringify(valid.errors)} in ${JSON.stringify(reply.body).slice(0, 400)}`).toBe(true);
  return reply.status;
}

const isInt32 = (text: string) => /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) < 2 ** 31;

/** What would end the visitor's own session or change its password is called on a session of its own. */
const hasOwnSession = (name: string) => ['session-delete', 'session-password', 'session-end', 'session-end-others'].includes(name);

/** What would end the visitors' sessions or change their rights is called on other people's. */
const strangers = fc.integer({ min: 9_000, max: 9_008 });

describe('the OpenAPI document', () => {
  it('describes every endpoint there is, and the host serves no other', () => {
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(endpoints.map(({ name }) => name).sort());
    const timers = ['capture-snapshot', 'detect-changes', 'apply-changes', 'propose-batches', 'raise-alerts', 'check-audit', 'apply-retention', 'settle-lines', 'send-mail', 'open-setup', 'heartbeat', 'check-copy', 'daily-backup'];
    expect(product.host.functions.map(({ name }) => name).filter((name) => !timers.includes(name)).sort()).toEqual(endpoints.map(({ name }) => name).sort());
  });

  it.each(['/api', '/api/', '/api/line', '/api/lines/x', '/api/lines/1/2', '/api/user', '/api/admin', '/admin/functions/capture-snapshot', '/runtime/webhooks'])('knows nothing of %s', async (path) => {
    expect((await fetch(product.url + path)).status).toBe(404);
  });

  it.each(operations.map((one) => [one.operation.operationId, one] as const))('%s answers good input as described', async (name, one) => {
    const schema = one.operation.requestBody?.content['application/json'].schema;
    const good = fc.record({
      values: fc.record(Object.fromEntries(one.operation.parameters.map((parameter) => [parameter.name, parameter.name === 'id' ? (/^users-/.test(name) ? strangers : knownIds) : parameter.name === 'suppliers' ? fc.constantFrom('1', '1,2', '3') : parameter.name === 'status' ? fc.constantFrom('open', 'open,resolved') : fitting(parameter.schema)])), { requiredKeys: one.operation.parameters.filter(({ required }) => required).map((parameter) => parameter.name) }),
      body: schema ? fitting(schema) : fc.constant(undefined),
    });
    const visitors = [admin, planner, supplier, stranger];
    const seen = new Set<number>();
    await fc.assert(fc.asyncProperty(good, fc.constantFrom(...visitors), async ({ values, body }, visitor) => {
      const who = hasOwnSession(name) && visitor !== stranger ? await product.as('viewer') : visitor;
      seen.add(await holdsTo(one, who, { to: pathOf(one, values as Record<string, unknown>), body }));
    }), { numRuns: hasOwnSession(name) ? 6 : 20 });
    expect(['session-password', 'setup-begin'].includes(name) || [...seen].some((status) => status < 300 || [401, 404, 409, 429].includes(status))).toBe(true);
    expect([...seen].every((status) => status < 500)).toBe(true);
  });

  it.each(operations.map((one) => [one.operation.operationId, one] as const))('%s answers bad input as described', async (name, one) => {
    const bad = fc.record({ values: fc.dictionary(fc.constantFrom('id', ...one.operation.parameters.map((parameter) => parameter.name), 'nonsense'), wild, { minKeys: 1 }), body: wild });
    await fc.assert(fc.asyncProperty(bad, fc.constantFrom(admin, planner, supplier), async ({ values, body }, visitor) => {
      const who = hasOwnSession(name) ? stranger : visitor;
      const to = `${pathOf(one, { id: name.startsWith('users-') ? 9_000 : 1, sessionId: 1, ...values })}${'nonsense' in values ? `${one.operation.parameters.some(({ name: known, in: place }) => place === 'query' && known in values) ? '&' : '?'}nonsense=1` : ''}`;
      // What leads to no route of ours, the host refuses itself: an id that is no 32-bit number, or a part of the path that is none.
      if (['id', 'sessionId'].some((key) => key in values && one.path.includes(`{${key}}`) && !isInt32(asText(values[key as 'id'])))) return;
      if (one.operation.parameters.some(({ name: known, in: place }) => place === 'path' && ['', '.', '..', '\0'].includes(asText(values[known] ?? 1)))) return;
      const status = await holdsTo(one, who, { to, ...(one.method !== 'GET' && { body }) });
      expect(status).toBeLessThan(500);
    }), { numRuns: 20 });
  });

  it.each(operations.filter(({ operation }) => (operation as unknown as { security: unknown[] }).security.length > 0).map((one) => [one.operation.operationId, one] as const))('%s is closed to strangers', async (_, one) => {
    const body = one.operation.requestBody ? {} : undefined;
    expect((await stranger.send(one.method, pathOf(one, { id: 1, sessionId: 1, businessOn: '2026-03-02', kind: 'test', language: 'en' }), body)).status).toBe(401);
  });
});
