import { z } from 'zod';
import { commaSeparated, endpoint, Paging } from './endpoint.js';
import { ProposedBatch } from './lines.js';

const id = z.number().int();

export const Proposal = ProposedBatch.extend({
  lineId: id, supplierId: id, supplierName: z.string(), poNumber: z.string(), lineNumber: z.string(), itemCode: z.string(), itemName: z.string().nullable(), uom: z.string().nullable(),
  dueOn: z.iso.date(), status: z.enum(['open', 'accepted', 'changed', 'rejected', 'superseded']),
});
export type Proposal = z.infer<typeof Proposal>;

export const listProposals = endpoint({
  name: 'proposals-list', method: 'GET', route: 'proposals', summary: 'Proposed deliveries in scope, the earliest first', permission: 'proposals.read', reach: 'own-suppliers',
  query: z.strictObject({ suppliers: commaSeparated(z.string().regex(/^\d{1,9}$/)).optional(), from: z.iso.date().optional(), to: z.iso.date().optional(), ...Paging }),
  reply: z.object({ proposals: z.array(Proposal), total: z.number().int() }),
});
