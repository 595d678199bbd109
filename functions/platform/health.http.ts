import { endpoints } from '../../shared/contracts/all.js';
import { readHealth, readOpenApi } from '../../shared/contracts/health.js';
import { addDays, daysBetween } from '../../shared/dates.js';
import { lastBeat } from '../jobs/heartbeat.store.js';
import { nightsSince, newestGoodRun } from '../jobs/erp-runs.store.js';
import { databaseNow, isSqlServer } from './database/portable.js';
import { newestMigration } from './database/migrate.js';
import { serve, type Answer } from './http.js';
import { lookAtMachine } from './look-at-machine.step.js';
import { openApiOf } from './openapi.js';
import { productVersion } from './product-version.js';

/** To everybody: up or not. To administrators: how the database and the nights are. */
const answerHealth: Answer<typeof readHealth> = async ({ db, caller, today, now, world }) => {
  const began = performance.now();
  await databaseNow(db);
  if (caller?.role !== 'admin') return { up: true };
  const databaseMs = Math.round(performance.now() - began);
  const newest = await newestGoodRun(db);
  const nights = await nightsSince(db, addDays(today, -30));
  const openAlerts = await db.selectFrom('alert').where('status', '=', 'open').where('lineId', 'is', null).where('supplierId', 'is', null).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return {
    up: true,
    details: {
      database: isSqlServer(db) ? 'sqlserver' : 'sqlite', databaseMs, schema: await newestMigration(db), erp: world.erp.kind, lastNight: newest?.businessOn ?? null, erpReadAt: newest?.goodAt ?? null,
      erpAgeDays: newest ? daysBetween(newest.businessOn, today) : null, goodNights30: nights.good, expectedNights30: nights.expected, openAlerts: openAlerts.n,
      copy: world.isCopy ? await lastBeat(db) : null, node: process.version, version: productVersion, machine: await lookAtMachine(world, now),
    },
  };
};

const document = openApiOf(endpoints, productVersion);
const answerOpenApi: Answer<typeof readOpenApi> = async () => document;

serve(readHealth, answerHealth);
serve(readOpenApi, answerOpenApi);
