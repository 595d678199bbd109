import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { chosenErp } from '../../functions/integrations/erp/chosen-erp.step.js';
import { sqlServerFault } from '../../functions/integrations/erp/erp-fault.js';
import { runDueSteps } from '../../functions/jobs/run-night.step.js';
import { parseEnvironment } from '../../functions/platform/environment.js';
import { readEnvironment } from '../../functions/platform/read-environment.js';
import { readSecretKey, seal, unseal } from '../../functions/platform/secrets.js';
import type { readErpConnection, testErpConnection } from '../../shared/contracts/erp-connection.js';
import { sentences, tell } from '../../shared/sentences/tell.js';
import { anErpLine, asCsv } from '../fixtures/nights.js';
import { aProduct } from '../fixtures/product.js';

const product = await aProduct();
const secretKey = randomBytes(32).toString('base64');
Object.assign(process.env, { BATCHLINE_ERP: 'none', BATCHLINE_SECRET_KEY: secretKey });
const admin = await product.as('admin');
const folder = join(product.folder, 'of the ERP');
mkdirSync(folder);

type Standing = z.output<typeof readErpConnection['reply']>;
type Looked = z.output<typeof testErpConnection['reply']>;
const standing = async () => (await admin.get<Standing>('/api/erp/connection')).body;
const test = async (connection: unknown, mapping = {}) => (await admin.send<Looked>('POST', '/api/erp/connection/test', { connection, mapping })).body;
const save = (connection: unknown, mapping = {}, version: number | null = null, mappingVersion: number | null = null) =>
  admin.send<{ type: string }>('PUT', '/api/erp/connection', { connection, version, mapping, mappingVersion });

const password = 'Sesame;open=1"\'';
const sqlServer = { kind: 'sqlserver', server: '127.0.0.1', port: 1, database: 'erp', view: 'dbo.batchline_po_lines', user: 'batchline_reader', encrypt: true, trustCertificate: false } as const;

describe('an ERP connection', () => {
  it('is none until there is one, and says so', async () => {
    expect(await standing()).toMatchObject({ inForce: { kind: 'none', from: 'standard' }, saved: null, hasPassword: false, keepsSecrets: true, fixedBy: null });
    expect((await test(null)).problem).toEqual({ code: 'erp-none', facts: {} });
  });

  it('is tested before it is saved: a folder that is not there, one that is empty', async () => {
    expect((await test({ kind: 'folder', folder: '/nowhere at all' })).problem).toEqual({ code: 'folder-unreadable', facts: { folder: '/nowhere at all' } });
    expect((await test({ kind: 'folder', folder })).problem).toEqual({ code: 'erp-no-extract', facts: { folder } });
  });

  it('shows columns, ten rows, where our fields are, what is missing and what cannot be read', async () => {
    const columns = ['Order No', 'lineNumber', 'supplierCode', 'itemCode', 'orderedQty', 'deliveredQty', 'dueOn', 'Remarks'];
    const rows = Array.from({ length: 30 }, (_, i) => [`PO-${i}`, '10', 'S1', 'BOLT', i === 3 ? 'many' : '100', '0', i < 2 ? '03/04/2026' : '2026-06-30', 'x'].join(','));
    writeFileSync(join(folder, 'po_lines_2026-03-01.csv'), [columns.join(','), ...rows, ''].join('\n'));
    const seen = await test({ kind: 'folder', folder });
    expect(seen).toMatchObject({ problem: null, extract: 'po_lines_2026-03-01.csv', columns, missing: ['poNumber'], rowsLooked: 30 });
    expect(seen.rows).toHaveLength(10);
    expect(seen.rows[0]).toEqual(['PO-0', '10', 'S1', 'BOLT', '100', '0', '03/04/2026', 'x']);
    const field = (name: string) => seen.fields.find((one) => one.field === name);
    expect(field('orderedQty')).toMatchObject({ column: 'orderedQty', good: 29, bad: 1, badExample: 'many', badReason: 'not-a-number' });
    expect(field('dueOn')).toMatchObject({ good: 28, bad: 2, badReason: 'ambiguous-date' });
    expect(field('promisedOn')).toMatchObject({ column: null, required: false });
    expect((await test({ kind: 'folder', folder }, { poNumber: 'Order No', customText1: 'Incoterm' })).missing).toEqual(['customText1']);
  });

  it('that was saved is what the night reads', async () => {
    writeFileSync(join(folder, 'po_lines_2026-03-01.csv'), asCsv([anErpLine({ poNumber: 'PO-SAVED' })]).replace('poNumber', 'Order No'));
    expect((await save({ kind: 'folder', folder }, { poNumber: 'Order No' })).status).toBe(204);
    expect(await standing()).toMatchObject({ inForce: { kind: 'folder', from: 'saved' }, saved: { kind: 'folder', folder }, version: 1, mapping: { poNumber: 'Order No' }, mappingVersion: 1 });
    const { erp } = await chosenErp(readEnvironment(), product.db);
    await runDueSteps({ ...product, erp }, { by: 'command' });
    expect(await product.db.selectFrom('po_line').select('poNumber').execute()).toEqual([{ poNumber: 'PO-SAVED' }]);
  });

  it('is saved by one person at a time', async () => {
    expect((await save({ kind: 'folder', folder }, { poNumber: 'Order No' }, null, 1)).body.type).toBe('/problems/setting-changed');
  });

  it('gives way to the environment', async () => {
    const fixed = await chosenErp(parseEnvironment({ BATCHLINE_ERP: 'folder:/elsewhere' }), product.db);
    expect([fixed.erp.kind, fixed.erpVersion]).toEqual(['folder', null]);
  });
});

describe('a password', () => {
  const everything = async () => JSON.stringify([
    (await admin.get('/api/erp/connection')).body, (await admin.get('/api/audit/events?limit=500')).body, await product.db.selectFrom('setting').selectAll().execute(),
    await product.db.selectFrom('audit_event').select(['before', 'after', 'reason']).execute(), product.logged.map((entry) => String(entry.message)),
  ]);

  it('is needed for a server, and never shown again', async () => {
    expect((await save(sqlServer, {}, 1, 1)).body.type).toBe('/problems/erp-password-missing');
    expect((await save({ ...sqlServer, password }, {}, 1, 1)).status).toBe(204);
    expect(await standing()).toMatchObject({ inForce: { kind: 'sqlserver' }, saved: { ...sqlServer }, hasPassword: true, version: 2 });
    expect(await everything()).not.toContain('Sesame');
  });

  it('is kept where none is sent for the same server and login, and asked for anew for another', async () => {
    expect((await save({ ...sqlServer, view: 'dbo.other' }, {}, 2, 2)).status).toBe(204);
    expect((await standing()).hasPassword).toBe(true);
    expect((await save({ ...sqlServer, server: 'elsewhere' }, {}, 3, 2)).body.type).toBe('/problems/erp-password-missing');
  });

  it('is not in what a failing test says', async () => {
    const { problem } = await test({ ...sqlServer, password });
    expect(problem).toEqual({ code: 'erp-unreachable', facts: { server: '127.0.0.1' } });
    expect(await everything()).not.toContain('Sesame');
  });

  it('that was kept goes to no other server than its own', async () => {
    const received: Buffer[] = [];
    const stranger = createServer((socket) => { socket.on('data', (bytes) => { received.push(bytes); socket.destroy(); }); socket.on('error', () => undefined); });
    await new Promise<void>((resolve) => { stranger.listen(0, '127.0.0.1', resolve); });
    const { port } = stranger.address() as { port: number };
    expect((await test({ ...sqlServer, port, encrypt: false })).problem?.code).toBe('erp-unreachable');
    expect(Buffer.concat(received).includes('Sesame')).toBe(false);
    stranger.close();
  });

  it('opens with its key and for its use only, and not when it was changed', () => {
    const key = readSecretKey(secretKey)!;
    const sealed = seal(password, { key, use: 'a' });
    expect(sealed).not.toBe(seal(password, { key, use: 'a' }));
    expect(unseal(sealed, { key, use: 'a' })).toBe(password);
    expect(unseal(sealed, { key, use: 'b' })).toBeNull();
    expect(unseal(sealed, { key: randomBytes(32), use: 'a' })).toBeNull();
    expect(unseal(`${sealed.slice(0, -2)}AA`, { key, use: 'a' })).toBeNull();
    expect(unseal('nonsense', { key, use: 'a' })).toBeNull();
  });

  it('needs a key of 32 bytes; a wrong one is not repeated in the error', () => {
    expect(readSecretKey('a'.repeat(64))).toHaveLength(32);
    expect(readSecretKey('short')).toBeNull();
    expect(() => parseEnvironment({ BATCHLINE_SECRET_KEY: 'my-secret-text' })).toThrow(/BATCHLINE_SECRET_KEY .* not 32 bytes/);
    expect(() => parseEnvironment({ BATCHLINE_SECRET_KEY: 'my-secret-text' })).not.toThrow(/my-secret-text/);
  });
});

describe('what a SQL Server says', () => {
  it.each([
    [{ code: 'ELOGIN', number: 18456, message: 'Login failed for user' }, 'erp-login-refused'],
    [{ code: 'ELOGIN', number: 4060, message: 'Cannot open database "erp" requested by the login. The login failed.' }, 'erp-database-unknown'],
    [{ code: 'EREQUEST', number: 208, message: 'Invalid object name' }, 'erp-view-unknown'],
    [{ code: 'EREQUEST', number: 229, message: 'The SELECT permission was denied' }, 'erp-view-denied'],
    [{ code: 'ESOCKET', message: 'Failed to connect to erp:1433 - self-signed certificate' }, 'erp-certificate'],
    [{ code: 'EINSTLOOKUP', message: 'Failed to get response from SQL Server Browser' }, 'erp-instance-unknown'],
    [{ code: 'ETIMEOUT', message: 'Timeout: Request failed to complete in 15000ms' }, 'erp-slow'],
    [{ code: 'ETIMEOUT', message: 'Failed to connect to erp:1433 in 10000ms' }, 'erp-unreachable'],
    [{ code: 'ESOCKET', message: 'getaddrinfo ENOTFOUND erp' }, 'erp-unreachable'],
    [{ message: 'wrapped', originalError: { code: 'EREQUEST', number: 208 } }, 'erp-view-unknown'],
  ])('%j becomes %s, with a sentence in both languages', (fault, code) => {
    const because = sqlServerFault(fault, sqlServer);
    expect(because.code).toBe(code);
    expect(Object.hasOwn(sentences, code)).toBe(true);
    for (const language of ['en', 'zh-CN'] as const) expect(tell(because, language)).not.toMatch(/undefined|Sesame/);
  });
});
