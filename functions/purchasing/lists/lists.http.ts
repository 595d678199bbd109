import { listLines, type Count, type LinePreset, type Staleness } from '../../../shared/contracts/lines.js';
import { readChanges, readColumns, wholeListLimit } from '../../../shared/contracts/lists.js';
import { may } from '../../../shared/contracts/roles.js';
import type { Endpoint } from '../../../shared/contracts/endpoint.js';
import type { BusinessSettings } from '../../../shared/contracts/settings.js';
import type { Caller } from '../../identity/caller.js';
import { serve, type Answer, type Call } from '../../platform/http.js';
import type { Reader } from '../../platform/database/database.js';
import { KeptAnswers } from '../../platform/kept-answers.js';
import { keepReplies, versionOf } from '../../platform/kept-replies.js';
import { businessSettings } from '../../platform/settings.store.js';
import { asCount, countListed, countPresets, linesPage } from '../line-list.store.js';
import { activeColumns, valuesInScope } from './custom-values.store.js';
import { dataVersion } from './data-version.store.js';
import type { Listing } from './line-conditions.store.js';
import { withBeside } from './listed-pages.store.js';
import { changedLines, dispatchedQtys, lineStamp, linesToPack } from './lines.store.js';
import { packLines } from './pack-lines.js';
import { enteredSlots, readListing, refuseStrangeColumns, visibleColumns } from './read-listing.js';

type AnyCall = Pick<Call<Endpoint>, 'db' | 'scope' | 'today' | 'now'> & { caller: Caller };

const hidesNames = ({ caller }: AnyCall) => !may(caller.role, 'lines.read-internal');

const stalenessOf = ({ staleAmberDays, staleRedDays, holidays }: BusinessSettings): Staleness => ({ amberDays: staleAmberDays, redDays: staleRedDays, holidays });

const answerList: Answer<typeof listLines> = async (call) => {
  const { db, query: { sort, direction, offset, limit, countUpTo, ...asked }, caller, today, now } = call;
  const custom = visibleColumns(await activeColumns(db), caller.role);
  refuseStrangeColumns({ ...asked, sort }, custom);
  const listing = readListing(asked, { ...call, custom });
  const version = await dataVersion(db);
  const [lines, counts, settings] = await Promise.all([linesPage(db, listing, { sort, direction, offset, limit }), presetCounts(db, listing, version), businessSettings(db)]);
  const total = listing.search || listing.filters?.length ? await filteredCount(db, listing, { countUpTo, version }) : asCount(counts[listing.preset], countUpTo);
  return {
    lines: await withBeside(db, lines, { custom, today, hideNames: hidesNames(call) }), total, counts: told(counts), today, at: now, custom, staleness: stalenessOf(settings),
  };
};

/** A pass over everything in scope: windows of a list and all who may see the same share it until something changes. */
const [keptCounts, keptTotals] = [new KeptAnswers<Record<LinePreset, number>>(500), new KeptAnswers<Count>(500)];

const presetCounts = (db: Reader, { scope, suppliers, today, since }: Listing, version: string | null) =>
  keptCounts.answer(JSON.stringify([scope, suppliers, today, since]), version, () => countPresets(db, { scope, suppliers, today, since }));

const filteredCount = (db: Reader, listing: Listing, { countUpTo, version }: { countUpTo: number; version: string | null }) =>
  keptTotals.answer(JSON.stringify([listing, countUpTo]), version, () => countListed(db, listing, countUpTo));

const told = (counts: Record<LinePreset, number>) => Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, asCount(n)])) as Record<LinePreset, Count>;

/** Everything that the columns follow from, beside the lines themselves. */
async function standing(call: AnyCall) {
  const { db, scope, caller, today } = call;
  const [stamp, columns, settings] = await Promise.all([lineStamp(db, { scope, limit: wholeListLimit }), activeColumns(db), businessSettings(db)]);
  const staleness = stalenessOf(settings);
  const custom = visibleColumns(columns, caller.role);
  const isWhole = stamp.n <= wholeListLimit;
  return { isWhole, n: stamp.n, custom, staleness, version: versionOf([isWhole ? stamp : null, custom, staleness, caller.role, scope, today]) };
}

/** Two hundred people, each with suppliers of their own, have lists of 25 MB together at 100,000 lines. */
const kept = keepReplies(64 * 2 ** 20);

const answerColumns: Answer<typeof readColumns> = async (call) => {
  const { caller, scope } = call;
  const now = await standing(call);
  return kept.reply(`${caller.role} ${scope === 'all' ? scope : scope.toSorted((a, b) => a - b).join()}`, now.version, () => wholeList(call, now));
};

async function wholeList(call: AnyCall, { isWhole, n, custom, staleness, version }: Awaited<ReturnType<typeof standing>>) {
  const { db, scope, today, now: at } = call;
  const head = { version, at, today, custom, staleness, total: { n: Math.min(n, wholeListLimit), more: !isWhole } };
  if (!isWhole) return { ...head, columns: null, entered: [] };
  const slots = custom.filter(({ origin }) => origin === 'erp').map(({ slot }) => slot);
  const [lines, entered, dispatched] = await Promise.all([
    linesToPack(db, { scope, slots, limit: wholeListLimit }), valuesInScope(db, { scope, slots: enteredSlots(custom) }), dispatchedQtys(db, scope),
  ]);
  return { ...head, ...packLines({ lines, custom, entered, dispatched, hideNames: hidesNames(call) }) };
}

const mostNamed = 1000;

const answerChanges: Answer<typeof readChanges> = async (call) => {
  const { db, query: { since }, scope, now } = call;
  const [{ version }, changed] = await Promise.all([standing(call), changedLines(db, { scope, since, limit: mostNamed })]);
  const named = changed.slice(0, mostNamed).map(({ id, changedAt, archivedOn }) => ({ id, changedAt, left: archivedOn !== null }));
  return { version, at: now, changed: named, more: changed.length > mostNamed };
};

serve(listLines, answerList);
serve(readColumns, answerColumns);
serve(readChanges, answerChanges);
