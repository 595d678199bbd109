import { BusinessSettings } from '../../shared/contracts/settings.js';
import type { Reader } from './database/database.js';

/** What the administrator set, over the defaults. */
export async function businessSettings(db: Reader): Promise<BusinessSettings> {
  const rows = await db.selectFrom('setting').select(['name', 'value']).execute();
  return BusinessSettings.parse(Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown])));
}
