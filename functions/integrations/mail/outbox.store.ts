import type { Insertable } from 'kysely';
import type { MailStatus } from '../../../shared/contracts/mail-words.js';
import type { Reader, Writer } from '../../platform/database/database.js';
import type { RowOf, Schema } from '../../platform/database/schema.js';

export type OutboxRow = RowOf<'mail_outbox'>;

export async function addMail(tx: Writer, mail: Insertable<Schema['mail_outbox']>): Promise<number> {
  return (await tx.insertInto('mail_outbox').values(mail).output('inserted.id').executeTakeFirstOrThrow()).id;
}

/** Mails whose time has come, with whom they are for as it is now. */
export const dueMails = (db: Reader, now: string, most: number) =>
  db.selectFrom('mail_outbox as m').innerJoin('users as u', 'u.id', 'm.userId').selectAll('m').select(['u.name', 'u.email', 'u.active'])
    .where('m.status', '=', 'waiting').where('m.nextTryAt', '<=', now).orderBy('m.nextTryAt').orderBy('m.id').offset(0).fetch(most).execute();
export type DueMail = Awaited<ReturnType<typeof dueMails>>[number];

export const isMailDue = async (db: Reader, now: string): Promise<boolean> =>
  (await db.selectFrom('mail_outbox').select('id').where('status', '=', 'waiting').where('nextTryAt', '<=', now).top(1).executeTakeFirst()) !== undefined;

type Change = Partial<Pick<OutboxRow, 'status' | 'nextTryAt' | 'attempts' | 'finishedAt' | 'lastError'>>;

/** True when the mail still had the version that was seen. */
export async function changeMail(tx: Writer, { id, version }: Pick<OutboxRow, 'id' | 'version'>, to: Change): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('mail_outbox').set((e) => ({ ...to, version: e('version', '+', 1) })).where('id', '=', id).where('version', '=', version).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Links that were to be mailed and are replaced by a newer one. */
export const dropWaitingLinks = (tx: Writer, userId: number, now: string) =>
  tx.updateTable('mail_outbox').set((e) => ({ status: 'dropped' as const, finishedAt: now, version: e('version', '+', 1) }))
    .where('userId', '=', userId).where('status', '=', 'waiting').where('kind', 'in', ['invitation', 'reset']).execute();

const listed = (db: Reader, status: MailStatus | undefined) => db.selectFrom('mail_outbox as m').innerJoin('users as u', 'u.id', 'm.userId').$if(status !== undefined, (q) => q.where('m.status', '=', status!));

export const mailPage = (db: Reader, status: MailStatus | undefined, { offset, limit }: { offset: number; limit: number }) =>
  listed(db, status).selectAll('m').select(['u.name', 'u.email']).orderBy('m.id', 'desc').offset(offset).fetch(limit).execute();

export const oneMail = (db: Reader, id: number) => listed(db, undefined).selectAll('m').select(['u.name', 'u.email']).where('m.id', '=', id).executeTakeFirst();
export type NamedMail = NonNullable<Awaited<ReturnType<typeof oneMail>>>;

export const countByStatus = (db: Reader): Promise<{ status: MailStatus; n: number }[]> =>
  db.selectFrom('mail_outbox').groupBy('status').select((e) => ['status', e.fn.countAll<number>().as('n')]).execute();
