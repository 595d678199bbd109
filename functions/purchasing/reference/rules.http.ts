import { listManagedReasons, saveReason } from '../../../shared/contracts/manage-rules.js';
import { serve, type Answer } from '../../platform/http.js';
import { refuseChanged } from './refuse-changed.js';
import { addReason, changeReason, managedReasons, reasonOf } from './rules.store.js';

const answerReasons: Answer<typeof listManagedReasons> = async ({ db }) => ({ reasons: await managedReasons(db) });

const answerSaveReason: Answer<typeof saveReason> = async ({ params: { code }, body: { version, ...reason }, caller, audited }) =>
  audited(caller, 'reason.saved', async (tx) => {
    const before = await reasonOf(tx, code);
    refuseChanged(version, before?.version);
    await (before ? changeReason(tx, { code, ...reason, version: before.version }) : addReason(tx, { code, ...reason }));
    return { subject: `reason/${code}`, before: before ?? null, after: reason, reply: undefined };
  });

serve(listManagedReasons, answerReasons);
serve(saveReason, answerSaveReason);
