import type { IsoDate } from '../../shared/dates.js';
import type { Reader, Writer } from '../platform/database/database.js';

export interface Heartbeat { beatAt: string | null; businessOn: IsoDate | null }

/** The last sign of life of the host that writes, and the newest night it had then. */
export const lastBeat = (db: Reader): Promise<Heartbeat> => db.selectFrom('heartbeat').select(['beatAt', 'businessOn']).where('id', '=', 1).executeTakeFirstOrThrow();

export const beat = (tx: Writer, { beatAt, businessOn }: Heartbeat) => tx.updateTable('heartbeat').set({ beatAt, businessOn }).where('id', '=', 1).execute();
