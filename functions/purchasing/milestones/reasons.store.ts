import type { Reason } from '../../../shared/contracts/milestones.js';
import type { Reader } from '../../platform/database/database.js';

/** Every reason there ever was, the acceptable ones last. */
export const allReasons = (db: Reader): Promise<Reason[]> =>
  db.selectFrom('reason').select(['code', 'acceptable', 'labelEn', 'labelZh', 'active']).orderBy('acceptable').orderBy('position').orderBy('labelEn').execute();

export const reasonsByCode = async (db: Reader): Promise<Map<string, Reason>> => new Map((await allReasons(db)).map((reason) => [reason.code, reason]));
