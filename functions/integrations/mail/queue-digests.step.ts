import type { Role } from '../../../shared/contracts/roles.js';
import { MailPreference } from '../../../shared/contracts/views.js';
import type { Language } from '../../../shared/contracts/session.js';
import { daysBetween, localTime } from '../../../shared/dates.js';
import { groupBy } from '../../../shared/group-by.js';
import { newestGoodRun } from '../../jobs/erp-runs.store.js';
import type { Reader } from '../../platform/database/database.js';
import { databaseErrorKind } from '../../platform/database/errors.js';
import type { World } from '../../platform/world.js';
import { digestFor, type NightNews } from './digest-for.js';
import { changedBySupplier, digestReaders, isDigested, lateBySupplier, mailPreferences, markDigested, proposalsBySupplier, scopesOfAll } from './digest.store.js';
import { queueMail } from './queue-mail.step.js';

const readers: readonly Role[] = ['planner', 'expeditor', 'supplier'];
/** An older night is no news. */
const newsFor = 3;

/** When the newest night is done, a digest for everybody to whom it brought something. Once per night, whoever is first. */
export async function queueDigests({ db, environment, erp, zone, now }: Pick<World, 'db' | 'environment' | 'erp' | 'zone' | 'now'>): Promise<number> {
  if (!environment.MAIL_SERVER) return 0;
  const night = await newestGoodRun(db);
  const isNews = night?.alertsAt && (erp.kind === 'demo' || daysBetween(night.businessOn, localTime(now(), zone).date) <= newsFor);
  if (!isNews || (await isDigested(db, night.businessOn))) return 0;
  const mails = await mailsOf(db, night.businessOn);
  return db.transaction().execute(async (tx) => {
    await markDigested(tx, night.businessOn, now());
    for (const { id, language, facts } of mails) await queueMail(tx, { kind: 'digest', userId: id, language, facts, now: now(), by: null, dedupeKey: `digest/${id}/${night.businessOn}` });
    return mails.length;
  }).catch((error: unknown) => {
    if (databaseErrorKind(error) === 'unique') return 0;
    throw error;
  });
}

async function mailsOf(db: Reader, businessOn: string) {
  const [users, preferences, scopes] = await Promise.all([digestReaders(db, readers), mailPreferences(db), scopesOfAll(db)]);
  const [late, changed, proposals] = await Promise.all([lateBySupplier(db, businessOn), changedBySupplier(db, businessOn), proposalsBySupplier(db, businessOn)]);
  const news: NightNews = { businessOn, late, changed, proposals };
  const unwanted = new Set(preferences.filter(({ value }) => MailPreference.safeParse(JSON.parse(value)).data?.digest === false).map(({ userId }) => userId));
  const suppliersOf = groupBy(scopes, ({ userId }) => userId);
  return users.flatMap(({ id, role, language }) => {
    const facts = unwanted.has(id) ? null : digestFor(news, { role, suppliers: (suppliersOf.get(id) ?? []).map(({ supplierId }) => supplierId) });
    return facts ? [{ id, facts, language: (language ?? 'en') as Language }] : [];
  });
}
