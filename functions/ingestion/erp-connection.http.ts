import { readErpConnection, saveErpConnection, testErpConnection, type ErpConnection, type ErpConnectionDraft } from '../../shared/contracts/erp-connection.js';
import { toldRefusal } from '../../shared/told-refusal.js';
import { connectionSetting, keptConnection, passwordOf, passwordUse } from '../integrations/erp/chosen-erp.step.js';
import { openConnection } from '../integrations/erp/open-erp.js';
import { variableOf } from '../platform/fixed-settings.js';
import { serve, type Answer, type Call } from '../platform/http.js';
import { keepSetting } from '../platform/keep-setting.step.js';
import { fixedSettings } from '../platform/read-environment.js';
import { readSecretKey, seal } from '../platform/secrets.js';
import { businessSettings, keptSetting } from '../platform/settings.store.js';
import { lookAgainAtErp } from '../platform/world.js';
import { lookAtErp } from './look-at-erp.step.js';

const fixes = (address: string | undefined) => address !== undefined && address !== 'none';

const answerRead: Answer<typeof readErpConnection> = async ({ db, world: { environment, erp } }) => {
  const [kept, mapping, { columnMapping }] = [await keptConnection(db), await keptSetting(db, 'columnMapping'), await businessSettings(db)];
  const isFixed = fixes(environment.BATCHLINE_ERP);
  return {
    inForce: { kind: erp.kind, from: isFixed ? 'environment' : kept ? 'saved' : 'standard' },
    saved: kept?.connection ?? null, hasPassword: kept !== null && passwordOf(kept, environment) !== null, version: kept?.version ?? null,
    mapping: columnMapping, mappingVersion: mapping?.version ?? null, mappingFixedBy: 'columnMapping' in fixedSettings() ? variableOf('columnMapping') : null,
    keepsSecrets: environment.BATCHLINE_SECRET_KEY !== undefined, fixedBy: isFixed ? 'BATCHLINE_ERP' : null,
  };
};

/** The connection apart from its password. */
function apart(draft: ErpConnectionDraft): { connection: ErpConnection; password: string | undefined } {
  if (draft.kind !== 'sqlserver') return { connection: draft, password: undefined };
  const { password, ...connection } = draft;
  return { connection, password };
}

/** A kept password is used for the server and login that it was given for, and sent to no other. */
async function passwordFor({ db, world: { environment } }: Pick<Call<typeof testErpConnection>, 'db' | 'world'>, connection: ErpConnection): Promise<string | null> {
  const kept = await keptConnection(db);
  return kept && isSameDoor(kept.connection, connection) ? passwordOf(kept, environment) : null;
}

const isSameDoor = (a: ErpConnection, b: ErpConnection) => a.kind === 'sqlserver' && b.kind === 'sqlserver' && a.server === b.server && a.port === b.port && a.user === b.user;

const answerTest: Answer<typeof testErpConnection> = async (call) => {
  const { body, world, today } = call;
  if (body.connection === null) return lookAtErp({ erp: world.erp, connection: (await keptConnection(call.db))?.connection ?? null, today });
  const { connection, password } = apart(body.connection);
  const rest = { password: password ?? (await passwordFor(call, connection)), zone: world.zone, mapping: async () => body.mapping };
  return lookAtErp({ erp: openConnection(connection, rest), connection, today });
};

/** The password is sealed before anything is written; the trail says only that it changed. */
const answerSave: Answer<typeof saveErpConnection> = async (call) => {
  const { db, body: { version, mapping, mappingVersion, connection: draft }, caller, audited, now, world: { environment } } = call;
  if (fixes(environment.BATCHLINE_ERP)) throw toldRefusal('conflict', { code: 'setting-fixed', facts: { variable: 'BATCHLINE_ERP' } });
  const { connection, password } = apart(draft);
  const kept = await keptConnection(db);
  const sealed = password === undefined ? (kept && isSameDoor(kept.connection, connection) ? kept.sealed : null) : sealedWith(environment.BATCHLINE_SECRET_KEY, password);
  if (connection.kind === 'sqlserver' && sealed === null) throw toldRefusal('invalid', { code: 'erp-password-missing', facts: {} }, '/connection/password');
  const { columnMapping } = await businessSettings(db);
  const isMapped = JSON.stringify(columnMapping) !== JSON.stringify(mapping) && !('columnMapping' in fixedSettings());
  await audited(caller, 'erp-connection.changed', async (tx) => {
    await keepSetting(tx, { name: connectionSetting, value: { ...connection, ...(sealed && { sealed }) }, at: now, by: caller.id }, version);
    if (isMapped) await keepSetting(tx, { name: 'columnMapping', value: mapping, at: now, by: caller.id }, mappingVersion);
    return { subject: 'erp-connection', before: { connection: kept?.connection ?? null, mapping: columnMapping }, after: { connection, mapping, ...(password !== undefined && { password: 'changed' }) }, reply: undefined };
  });
  lookAgainAtErp();
  return undefined;
};

/** @throws Refusal where no key was given to keep it with */
function sealedWith(key: string | undefined, password: string): string {
  if (key === undefined) throw toldRefusal('conflict', { code: 'secret-key-missing', facts: {} });
  return seal(password, { key: readSecretKey(key)!, use: passwordUse });
}

serve(readErpConnection, answerRead);
serve(testErpConnection, answerTest);
serve(saveErpConnection, answerSave);
