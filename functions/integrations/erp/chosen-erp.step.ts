import { ErpConnection } from '../../../shared/contracts/erp-connection.js';
import type { Reader } from '../../platform/database/database.js';
import type { Environment } from '../../platform/environment.js';
import { readSecretKey, unseal } from '../../platform/secrets.js';
import { fromKeptJson } from '../../platform/kept-json.js';
import { businessSettings, keptSetting } from '../../platform/settings.store.js';
import type { ErpSource } from './erp-source.js';
import { openConnection, openErp } from './open-erp.js';

export const connectionSetting = 'erpConnection';
/** What the password is sealed for. */
export const passwordUse = 'erp-connection';

export interface KeptConnection { connection: ErpConnection; sealed: string | null; version: number }

/** The connection that an administrator saved. */
export async function keptConnection(db: Reader): Promise<KeptConnection | null> {
  const kept = await keptSetting(db, connectionSetting);
  if (!kept) return null;
  const { sealed = null, ...connection } = fromKeptJson(kept.value) as { sealed?: string | null };
  return { connection: ErpConnection.parse(connection), sealed, version: kept.version };
}

/** Null where there is none, or where it was sealed with another key. */
export const passwordOf = ({ sealed }: Pick<KeptConnection, 'sealed'>, { BATCHLINE_SECRET_KEY: key }: Environment): string | null =>
  (sealed && key ? unseal(sealed, { key: readSecretKey(key)!, use: passwordUse }) : null);

export interface ChosenErp { erp: ErpSource; /** Of the saved connection; null where another has the say. */ erpVersion: number | null }

/** The environment has the first word, then what an administrator saved; without either there is the demo. */
export async function chosenErp(environment: Environment, db: Reader): Promise<ChosenErp> {
  const mapping = async () => (await businessSettings(db)).columnMapping;
  const { BATCHLINE_ERP: address } = environment;
  const kept = address === undefined || address === 'none' ? await keptConnection(db) : null;
  if (!kept) return { erp: openErp(environment, mapping), erpVersion: null };
  return { erp: openConnection(kept.connection, { password: passwordOf(kept, environment), zone: environment.BUSINESS_TIME_ZONE, mapping }), erpVersion: kept.version };
}
