import { z } from 'zod';
import { because } from './because.js';
import { endpoint, Paging } from './endpoint.js';

const id = z.number().int();
const manage = { permission: 'manage', reach: 'everybody' } as const;
const code = z.string().trim().min(1).max(80);
const qty = z.number().min(0.0001).max(99_999_999_999).nullable();

export const XrefKind = z.enum(['item', 'supplier']);
export type XrefKind = z.infer<typeof XrefKind>;

export const XrefEntry = z.object({ id, kind: XrefKind, erpCode: z.string(), code: z.string().nullable(), name: z.string().nullable(), lines: id });
export type XrefEntry = z.infer<typeof XrefEntry>;

export const listXref = endpoint({
  name: 'xref-list', method: 'GET', route: 'xref', summary: 'ERP codes and what they mean here, with the open lines they touch', ...manage,
  query: z.strictObject({ kind: XrefKind, search: z.string().trim().max(100).optional(), ...Paging }), reply: z.object({ entries: z.array(XrefEntry), total: id }),
});

export const listXrefGaps = endpoint({
  name: 'xref-gaps', method: 'GET', route: 'xref/gaps', summary: 'ERP codes of open lines that the cross-reference does not know, those of most lines first', ...manage,
  query: z.strictObject({ kind: XrefKind }),
  reply: z.object({ gaps: z.array(z.object({ erpCode: z.string(), name: z.string().nullable(), lines: id })), /** Gaps are told once the cross-reference has entries of the kind. */ inUse: z.boolean() }),
});

export const setXref = endpoint({
  name: 'xref-set', method: 'PUT', route: 'xref', summary: 'Say what an ERP code means', ...manage, status: 204,
  body: z.strictObject({ kind: XrefKind, erpCode: code, code }),
});

export const removeXref = endpoint({
  name: 'xref-remove', method: 'DELETE', route: 'xref/{id:int}', summary: 'Forget what an ERP code means; its lines stay where they are', ...manage,
  params: z.strictObject({ id: z.coerce.number().int().min(1).max(2_147_483_647) }),
});

export const ItemTerms = z.object({ itemCode: z.string(), itemName: z.string().nullable(), supplierCode: z.string(), supplierName: z.string(), moq: z.number().nullable(), orderMultiple: z.number().nullable(), transitDays: id.nullable() });
export type ItemTerms = z.infer<typeof ItemTerms>;

export const listItemTerms = endpoint({
  name: 'item-terms-list', method: 'GET', route: 'item-terms', summary: 'Minimum order quantities, multiples and transit days by item and supplier', ...manage,
  query: z.strictObject({ search: z.string().trim().max(100).optional(), ...Paging }), reply: z.object({ terms: z.array(ItemTerms), total: id }),
});

export const setItemTerms = endpoint({
  name: 'item-terms-set', method: 'PUT', route: 'item-terms', summary: 'Set them for an item of a supplier', ...manage, status: 204,
  body: z.strictObject({ itemCode: code, supplierCode: z.string().trim().min(1).max(40), moq: qty, orderMultiple: qty, transitDays: id.min(0).max(365).nullable() }),
});

export const ReferenceKind = z.enum(['item', 'supplier', 'terms']);
export type ReferenceKind = z.infer<typeof ReferenceKind>;
export const mostReferenceRows = 20_000;

export const ReferenceRow = z.object({ row: id, cells: z.array(z.string()), verdict: z.enum(['new', 'changed', 'same', 'error']), problems: z.array(because) });
export type ReferenceRow = z.infer<typeof ReferenceRow>;

/** Nothing is kept between the two: the commit judges the same text again, and writes all of it or nothing. */
export const importReference = endpoint({
  name: 'xref-import', method: 'POST', route: 'xref/imports', summary: 'A CSV of cross-references or item terms: try it, then commit it', ...manage, status: 200, largestBody: 8 << 20,
  body: z.strictObject({ kind: ReferenceKind, content: z.base64().max(6 << 20), commit: z.boolean() }),
  /** Rows that do nothing are counted and not listed. */
  reply: z.object({ committed: z.boolean(), counts: z.object({ new: id, changed: id, same: id, error: id }), rows: z.array(ReferenceRow) }),
});
