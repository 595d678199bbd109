import { app } from '@azure/functions';
import { onPrimary } from './every-minute.js';
import { lastGoodRun } from './erp-runs.store.js';
import { beat } from './heartbeat.store.js';

/** Changes nothing that anybody would ask about, so it leaves no audit event. */
app.timer('heartbeat', onPrimary(async ({ db, now }) => {
  const businessOn = (await lastGoodRun(db))?.businessOn ?? null;
  await db.transaction().execute((tx) => beat(tx, { beatAt: now(), businessOn }));
}));
