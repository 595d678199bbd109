import { z } from 'zod';
import { endpoint } from './endpoint.js';

const n = z.number().int();
const days = z.number().nullable();

export const SupplierFigures = z.object({
  supplierId: n, supplierCode: z.string(), supplierName: z.string(), lines: n, outstandingLines: n, late: n, atRisk: n, noResponse: n, openProposals: n,
  /** Days from order to first receipt over lines whose first receipt was seen; null without any. */
  leadTime: z.object({ n, mean: days, sd: days, p50: days, p80: days, p90: days }),
});
export type SupplierFigures = z.infer<typeof SupplierFigures>;

export const listSupplierFigures = endpoint({
  name: 'figures-suppliers', method: 'GET', route: 'figures/suppliers', summary: 'Each supplier in scope as the last night left it', permission: 'figures.read', reach: 'own-suppliers',
  reply: z.object({ today: z.iso.date(), suppliers: z.array(SupplierFigures) }),
});
