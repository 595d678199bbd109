import { may } from '../../../shared/contracts/roles.js';
import type { IsoDate } from '../../../shared/dates.js';
import type { Caller, Scope } from '../../identity/caller.js';
import type { Reader } from '../../platform/database/database.js';
import { businessSettings } from '../../platform/settings.store.js';
import type { Reading } from '../line-changes.store.js';

interface Calling { db: Reader; caller: Caller; scope: Scope; now: string; today: IsoDate }

/** How a caller reads and changes lines. */
export const readingFor = async ({ db, caller, scope, now, today }: Calling): Promise<Reading> =>
  ({ scope, act: { userId: caller.id, at: now, today, policy: await businessSettings(db) }, hideNames: !may(caller.role, 'lines.read-internal') });
