import type { Insertable } from 'kysely';
import type { Reader, Writer } from '../../platform/database/database.js';
import type { RowOf, Schema } from '../../platform/database/schema.js';

export type SignInFlow = RowOf<'sign_in_flow'>;

export const addFlow = (tx: Writer, flow: Insertable<Schema['sign_in_flow']>) => tx.insertInto('sign_in_flow').values(flow).execute();

export const flowOf = (db: Reader, stateHash: Uint8Array): Promise<SignInFlow | undefined> => db.selectFrom('sign_in_flow').selectAll().where('stateHash', '=', stateHash).executeTakeFirst();

/** True for the one who takes it. */
export async function takeFlow(tx: Writer, id: number): Promise<boolean> {
  return (await tx.deleteFrom('sign_in_flow').where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n;
}

export const dropOldFlows = (tx: Writer, now: string) => tx.deleteFrom('sign_in_flow').where('expiresAt', '<=', now).execute();

export async function openFlowsFrom(db: Reader, address: string, now: string): Promise<number> {
  const { n } = await db.selectFrom('sign_in_flow').select((e) => e.fn.countAll<number>().as('n')).where('address', '=', address).where('expiresAt', '>', now).executeTakeFirstOrThrow();
  return n;
}
