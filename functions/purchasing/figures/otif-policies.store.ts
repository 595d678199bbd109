import type { Reader, Writer } from '../../platform/database/database.js';
import type { RowOf } from '../../platform/database/schema.js';

export type KeptPolicyRow = RowOf<'otif_policy'>;

export const keptPolicies = (db: Reader): Promise<KeptPolicyRow[]> => db.selectFrom('otif_policy').selectAll().orderBy('code').execute();

export const insertPolicy = (tx: Writer, policy: KeptPolicyRow) => tx.insertInto('otif_policy').values(policy).execute();

/** Saves under the version that was read; answers whether it was still that. */
export async function updatePolicy(tx: Writer, { code, ...policy }: KeptPolicyRow, versionSeen: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('otif_policy').set(policy).where('code', '=', code).where('version', '=', versionSeen).executeTakeFirst();
  return numUpdatedRows === 1n;
}
