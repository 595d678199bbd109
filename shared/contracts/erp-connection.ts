import { z } from 'zod';
import { because } from './because.js';
import { endpoint } from './endpoint.js';
import { erpFieldNames } from './erp-fields.js';

const id = z.number().int();
const version = id.min(1).nullable();
const text = (most: number) => z.string().trim().min(1).max(most);

const SqlServer = {
  kind: z.literal('sqlserver'), server: text(200).regex(/^[^;='"\s]+$/), port: id.min(1).max(65_535).nullable(), database: text(128), view: z.string().max(200).regex(/^[\w$]+(\.[\w$]+)?$/), user: text(128),
  encrypt: z.boolean(), trustCertificate: z.boolean(),
};

/** Where PO lines come from, as it is kept and shown: without any secret. */
export const ErpConnection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('demo') }),
  z.strictObject({ kind: z.literal('folder'), folder: text(400) }),
  z.strictObject(SqlServer),
]);
export type ErpConnection = z.infer<typeof ErpConnection>;

/** As it is sent: a password that is left out is the one that is kept already. */
export const ErpConnectionDraft = z.discriminatedUnion('kind', [...ErpConnection.options.slice(0, 2), z.strictObject({ ...SqlServer, password: z.string().min(1).max(200).optional() })] as unknown as [
  (typeof ErpConnection.options)[0], (typeof ErpConnection.options)[1], z.ZodObject<typeof SqlServer & { password: z.ZodOptional<z.ZodString> }, z.core.$strict>,
]);
export type ErpConnectionDraft = z.infer<typeof ErpConnectionDraft>;

/** Our field names to the columns of the ERP; a field that is not named is looked for under its own name. */
export const ErpMapping = z.record(z.string().refine((name) => (erpFieldNames as string[]).includes(name)), text(128));
export type ErpMapping = z.infer<typeof ErpMapping>;

export const readErpConnection = endpoint({
  name: 'erp-connection-read', method: 'GET', route: 'erp/connection', summary: 'Where PO lines come from; never a password', permission: 'manage', reach: 'everybody',
  reply: z.object({
    /** What the next night reads. */
    inForce: z.object({ kind: z.enum(['demo', 'folder', 'sqlserver', 'none']), from: z.enum(['environment', 'saved', 'standard']) }),
    saved: ErpConnection.nullable(), hasPassword: z.boolean(), version, mapping: ErpMapping, mappingVersion: version, mappingFixedBy: z.string().nullable(),
    /** Without a key no password can be kept. */
    keepsSecrets: z.boolean(), fixedBy: z.string().nullable(),
  }),
});

/** A field of ours, where it was found, and how the first rows read. */
export const ErpFieldFound = z.object({
  field: z.string(), required: z.boolean(), kind: z.enum(['code', 'name', 'qty', 'price', 'date']), column: z.string().nullable(), good: id, empty: id, bad: id, badExample: z.string().nullable(), badReason: z.string().nullable(),
});
export type ErpFieldFound = z.infer<typeof ErpFieldFound>;

export const testErpConnection = endpoint({
  name: 'erp-connection-test', method: 'POST', route: 'erp/connection/test', summary: 'Connects, reads the first rows and says what fits; nothing is kept', permission: 'manage', reach: 'everybody',
  /** Null tests what is in force. */
  body: z.strictObject({ connection: ErpConnectionDraft.nullable(), mapping: ErpMapping }),
  reply: z.object({
    /** Why it does not work, and what to do. */
    problem: because.nullable(), extract: z.string().nullable(), columns: z.array(z.string()), fields: z.array(ErpFieldFound), missing: z.array(z.string()),
    rows: z.array(z.array(z.string().nullable())), rowsLooked: id,
  }),
});

export const saveErpConnection = endpoint({
  name: 'erp-connection-save', method: 'PUT', route: 'erp/connection', summary: 'Keeps the connection and the mapping; the next night uses them', permission: 'manage', reach: 'everybody', status: 204,
  body: z.strictObject({ connection: ErpConnectionDraft, version, mapping: ErpMapping, mappingVersion: version }),
});
