import { z } from 'zod';
import { endpoint } from './endpoint.js';

export const readHealth = endpoint({
  name: 'health', method: 'GET', route: 'health', summary: 'Up or not; to administrators also how the database and the nights are', permission: 'anyone', reach: 'nobody',
  reply: z.object({
    up: z.boolean(),
    details: z.object({
      database: z.enum(['sqlite', 'sqlserver']), databaseMs: z.number(), erp: z.enum(['demo', 'folder', 'sqlserver', 'none']),
      lastNight: z.iso.date().nullable(), erpAgeDays: z.number().int().nullable(), goodNights30: z.number().int(), expectedNights30: z.number().int(), openAlerts: z.number().int(), node: z.string(),
      /** Where the data are a read-only copy: the primary's last sign of life in it, and the night it carried then. */
      copy: z.object({ beatAt: z.iso.datetime().nullable(), businessOn: z.iso.date().nullable() }).nullable(), version: z.string(),
    }).optional(),
  }),
});

export const readOpenApi = endpoint({
  name: 'openapi', method: 'GET', route: 'openapi.json', summary: 'This document', permission: 'anyone', reach: 'nobody', reply: z.record(z.string(), z.unknown()),
});
