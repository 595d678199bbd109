import type { Reader, Writer } from '../platform/database/database.js';
import type { RowOf } from '../platform/database/schema.js';
import type { LinkPurpose } from './one-time-links.js';

export type OneTimeLink = RowOf<'one_time_link'>;

export interface NewLink { tokenHash: Uint8Array; purpose: LinkPurpose; userId: number | null; createdAt: string; createdBy: number | null; expiresAt: string }

export const addLink = (tx: Writer, link: NewLink) => tx.insertInto('one_time_link').values(link).execute();

/** Only while nobody has used or ended it, and it is not too old. */
export const liveLink = (db: Reader, tokenHash: Uint8Array, now: string): Promise<OneTimeLink | undefined> =>
  db.selectFrom('one_time_link').selectAll().where('tokenHash', '=', tokenHash).where('usedAt', 'is', null).where('endedAt', 'is', null).where('expiresAt', '>', now).executeTakeFirst();

/** True for one caller and never again. */
export async function useLink(tx: Writer, id: number, now: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('one_time_link').set({ usedAt: now })
    .where('id', '=', id).where('usedAt', 'is', null).where('endedAt', 'is', null).where('expiresAt', '>', now).executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const endLinksOf = (tx: Writer, userId: number, now: string) =>
  tx.updateTable('one_time_link').set({ endedAt: now }).where('userId', '=', userId).where('usedAt', 'is', null).where('endedAt', 'is', null).execute();

export const endSetupLinks = (tx: Writer, now: string) =>
  tx.updateTable('one_time_link').set({ endedAt: now }).where('purpose', '=', 'setup').where('usedAt', 'is', null).where('endedAt', 'is', null).execute();

/** Until when each user's open link may be used. */
export const openLinks = (db: Reader, now: string): Promise<{ userId: number | null; expiresAt: string }[]> =>
  db.selectFrom('one_time_link').select((e) => ['userId', e.fn.max('expiresAt').as('expiresAt')])
    .where('userId', 'is not', null).where('usedAt', 'is', null).where('endedAt', 'is', null).where('expiresAt', '>', now).groupBy('userId').execute();
