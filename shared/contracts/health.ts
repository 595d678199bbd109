import { z } from 'zod';
import { endpoint } from './endpoint.js';

const count = z.number().int();

/** Of the machine and the process that answer. What lies elsewhere, such as what SQL Server keeps, is null: it is not seen from here. */
const Machine = z.object({
  startedAt: z.iso.datetime(), memory: z.object({ usedBytes: count, heapBytes: count, heapLimitBytes: count }),
  /** Where the embedded database lies. */
  disk: z.object({ freeBytes: count, totalBytes: count, databaseBytes: count }).nullable(),
  /** The daily copies of the embedded database. */
  backups: z.object({ folder: z.string(), kept: count, newest: z.object({ file: z.string(), at: z.iso.datetime(), bytes: count }).nullable() }).nullable(),
});

export const readHealth = endpoint({
  name: 'health', method: 'GET', route: 'health', summary: 'Up or not; to administrators also how the database and the nights are', permission: 'anyone', reach: 'nobody',
  reply: z.object({
    up: z.boolean(),
    details: z.object({
      database: z.enum(['sqlite', 'sqlserver']), databaseMs: z.number(), erp: z.enum(['demo', 'folder', 'sqlserver', 'none']),
      /** The newest migration that the database has. */
      schema: z.string(),
      lastNight: z.iso.date().nullable(), erpReadAt: z.iso.datetime().nullable(), erpAgeDays: count.nullable(), goodNights30: count, expectedNights30: count, openAlerts: count, node: z.string(),
      /** Where the data are a read-only copy: the primary's last sign of life in it, and the night it carried then. */
      copy: z.object({ beatAt: z.iso.datetime().nullable(), businessOn: z.iso.date().nullable() }).nullable(), version: z.string(),
      machine: Machine,
    }).optional(),
  }),
});

export const readOpenApi = endpoint({
  name: 'openapi', method: 'GET', route: 'openapi.json', summary: 'This document', permission: 'anyone', reach: 'nobody', reply: z.record(z.string(), z.unknown()),
});
