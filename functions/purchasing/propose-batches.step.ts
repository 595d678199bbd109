import { erpRun, finishNight, newestGoodRun } from '../jobs/erp-runs.store.js';
import { findNight, type NightWork } from '../jobs/find-night.step.js';
import type { Step, StepContext } from '../platform/step.js';
import { groupBy } from '../../shared/group-by.js';
import { earliest, type IsoDate } from '../../shared/dates.js';
import { quietUntil, refusalsCountSince, withoutRefused, type Refused } from './inbox/refused-dates.js';
import { reviewOn, suggest, type Suggestion } from './proposal-rules.js';
import {
  baselineOn, countProposals, dispatchedQtyOf, historyOfAll, historyOfSupplier, linesToReview, openProposals, packingOf, refusedSince, ReviewOvertaken, saveReviews,
  suppliersToReview, transitDaysOf, type PackingOfItem, type Proposal, type Reviewed,
} from './proposals.store.js';
import { poolOf, type HistoryLine, type HistoryWindow, type Pool } from './receipt-pools.js';
import type { ReviewedLine } from './reviewed-line.js';
import { metInNight, missPassedWindows, saveMet, voidEndedLines } from './scores.store.js';

const pieceSize = 1_000;
/** History beyond this many newest lines says nothing new and costs time. */
const historyLines = { ofSupplier: 50_000, ofAll: 5_000 };

/** lines, history -> proposals */
export const proposeBatches: Step<NightWork> = {
  name: 'proposals',
  find: (view, asked) => findNight(view, 'proposals', asked),
  async run(context, { erpRunId }) {
    const run = (await erpRun(context.db, erpRunId))!;
    const newest = await newestGoodRun(context.db);
    const night = { runId: run.id, today: run.businessOn };
    await scorePast(context, night);
    // A night that was overtaken is scored; what comes next is the newest night's to say.
    if (newest!.businessOn === run.businessOn) await reviewAll(context, night);
    const counts = { proposals: await countProposals(context.db, run.id) };
    await context.write((tx) => finishNight(tx, run, 'proposals', context.now()));
    return { outcome: 'done', counts };
  },
};

interface TheNight { runId: number; today: IsoDate }

async function scorePast(context: StepContext, { runId, today }: TheNight): Promise<void> {
  for (let afterId = 0; ;) {
    const met = await metInNight(context.db, runId, { afterId, limit: pieceSize });
    await context.write((tx) => saveMet(tx, met));
    if (met.length < pieceSize) break;
    afterId = met.at(-1)!.id;
  }
  await context.write((tx) => voidEndedLines(tx, runId));
  await context.write((tx) => missPassedWindows(tx, today));
}

/** Only lines whose inputs changed or whose day has come; supplier by supplier, so that one history is in memory at a time. */
async function reviewAll(context: StepContext, night: TheNight): Promise<void> {
  const suppliers = await suppliersToReview(context.db, night.today);
  const total = suppliers.reduce((sum, { lines }) => sum + lines, 0);
  const window = { today: night.today, baselineOn: (await baselineOn(context.db))! };
  const everybody = suppliers.length > 0 ? poolOf('all', await historyOfAll(context.db, historyLines.ofAll), window) : null;
  let done = 0;
  for (const { supplierId, lines } of suppliers) {
    const desk = await deskFor(context, supplierId, { window, everybody: everybody! });
    await reviewSupplier(context, night, desk);
    context.progress(done += lines, total);
  }
}

/** All that the rules need of one supplier. */
interface Desk { supplierId: number; baselineOn: IsoDate; transitDays: number; packing: ReadonlyMap<number, PackingOfItem>; poolsFor(line: ReviewedLine): Pool[] }

async function deskFor({ db }: StepContext, supplierId: number, { window, everybody }: { window: HistoryWindow; everybody: Pool }): Promise<Desk> {
  const history = await historyOfSupplier(db, supplierId, historyLines.ofSupplier);
  const packing = new Map((await packingOf(db, supplierId)).map((one) => [one.itemId, one]));
  return { supplierId, baselineOn: window.baselineOn, transitDays: await transitDaysOf(db, supplierId), packing, poolsFor: poolsFrom(history, window, everybody) };
}

/** Pools from narrow to wide, each made when a line first asks for it. */
function poolsFrom(history: readonly HistoryLine[], window: HistoryWindow, everybody: Pool): Desk['poolsFor'] {
  const [byItem, byFamily] = [groupBy(history, ({ itemCode }) => itemCode), groupBy(history, ({ itemFamily }) => itemFamily)];
  const made = new Map<string, Pool>();
  const pool = (name: Pool['name'], key: string | null, lines: readonly HistoryLine[] | undefined) => {
    const known = made.get(`${name} ${key}`) ?? poolOf(name, lines ?? [], window);
    made.set(`${name} ${key}`, known);
    return known;
  };
  return ({ itemCode, itemFamily }) => [
    pool('supplier-item', itemCode, byItem.get(itemCode)),
    ...(itemFamily === null ? [] : [pool('supplier-family', itemFamily, byFamily.get(itemFamily))]),
    pool('supplier', null, history),
    everybody,
  ];
}

async function reviewSupplier(context: StepContext, night: TheNight, desk: Desk): Promise<void> {
  for (let attempts = 0; ;) {
    const lines = await linesToReview(context.db, night.today, { supplierId: desk.supplierId, limit: pieceSize });
    const reviews = await reviewLines(context, lines, { night, desk });
    try {
      await context.write((tx) => saveReviews(tx, reviews, night));
      attempts = 0;
    } catch (error) {
      if (!(error instanceof ReviewOvertaken) || ++attempts === 5) throw error;
      continue;
    }
    if (lines.length < pieceSize) return;
  }
}

async function reviewLines({ db, settings }: StepContext, lines: readonly ReviewedLine[], { night, desk }: { night: TheNight; desk: Desk }): Promise<Reviewed[]> {
  const ids = lines.map(({ id }) => id);
  const open = groupBy(await openProposals(db, ids), ({ lineId }) => lineId);
  const refused = groupBy(await refusedSince(db, ids, refusalsCountSince(night.today)), ({ lineId }) => lineId);
  const dispatched = await dispatchedQtyOf(db, lines.filter(({ openBatchQty }) => openBatchQty > 0).map(({ id }) => id));
  return lines.map((line) => {
    const packing = desk.packing.get(line.itemId);
    const situation = {
      line, dispatchedQty: dispatched.get(line.id) ?? 0, pools: desk.poolsFor(line), today: night.today, baselineOn: desk.baselineOn,
      transitDays: packing?.transitDays ?? desk.transitDays,
      packing: { moq: packing?.moq ?? null, multiple: packing?.orderMultiple ?? null, decimals: settings.unitDecimals[line.uom ?? ''] ?? 3 },
    };
    const wanted = awaits(line) ? suggest(situation) : [];
    return reviewOf(line, open.get(line.id) ?? [], { wanted, refused: refused.get(line.id) ?? [], today: night.today });
  });
}

const awaits = ({ unallocatedQty, missingSinceOn, archivedOn }: ReviewedLine) => unallocatedQty > 0 && missingSinceOn === null && archivedOn === null;

/** A proposal that would say the same stays; otherwise all of the line's are superseded together. */
function reviewOf(line: ReviewedLine, open: readonly Proposal[], { wanted: all, refused, today }: { wanted: readonly Suggestion[]; refused: readonly Refused[]; today: IsoDate }): Reviewed {
  const wanted = withoutRefused(all, refused);
  const same = open.length === wanted.length && open.every((one, i) => saysTheSame(one, wanted[i]!));
  const again = wanted.length < all.length ? quietUntil(refused) : null;
  return { line, superseded: same ? [] : open, made: same ? [] : wanted, reviewOn: earliest(reviewOn(wanted, today), again) };
}

const saysTheSame = (a: Proposal, b: Suggestion) =>
  a.qty === b.qty && a.arriveOn === b.arriveOn && a.readyOn === b.readyOn && a.windowToOn === b.windowToOn && a.rule === b.rule;
