import { groupBy } from '../../shared/group-by.js';
import { localTime, type IsoDate } from '../../shared/dates.js';
import { erpRun, finishNight, newestGoodRun } from '../jobs/erp-runs.store.js';
import { findNight } from '../jobs/find-night.step.js';
import type { Asked, Step, StepContext, StepView, StepWork } from '../platform/step.js';
import { alertMoves, type Alert } from './alert-life.js';
import { alertReviewOn, findingsOfLine, type Finding, type LineView } from './alert-rules.js';
import { alertsOfLines, alertsOfRules, countLinesToReview, fieldsChangedIn, goodNights, linesToReview, saveMoves, saveReviewDays, type Telling } from './alerts.store.js';
import { booksView, jobsView, supplierViews } from './system.store.js';
import { booksFindings, booksRules, jobsFindings, jobsRules, supplierFindings, supplierRules } from './system-rules.js';

const pieceSize = 1_000;

/** rules -> alerts */
export const raiseAlerts: Step = {
  name: 'alerts',
  async find(view, asked) {
    return (await findNight(view, 'alerts', asked)) ?? (await findTrouble(view, asked));
  },
  async run(context, { businessOn, erpRunId }) {
    const totals = { opened: 0, resolved: 0 };
    const add = ({ opened, resolved }: typeof totals) => { totals.opened += opened; totals.resolved += resolved; };
    if (erpRunId !== undefined) await judgeNight(context, { runId: erpRunId, today: businessOn }, add);
    add(await settle(context, { findings: jobsFindings(await jobsNow(context)), rules: Object.keys(jobsRules) }, { runId: null, today: businessOn }));
    return { outcome: 'done', counts: { alertsOpened: totals.opened, alertsResolved: totals.resolved } };
  },
};

type Night = Pick<Telling, 'today'> & { runId: number };

/** A night that was overtaken is not judged any more: what is late is the newest night's to say. */
async function judgeNight(context: StepContext, night: Night, add: (counts: { opened: number; resolved: number }) => void): Promise<void> {
  const run = (await erpRun(context.db, night.runId))!;
  if ((await newestGoodRun(context.db))!.businessOn === run.businessOn) {
    await judgeLines(context, night, add);
    const suppliers = (await supplierViews(context.db, night.today, context.settings.proposalUnansweredDays)).flatMap(supplierFindings);
    add(await settle(context, { findings: suppliers, rules: Object.keys(supplierRules) }, night));
    add(await settle(context, { findings: booksFindings(await booksView(context.db, night.runId)), rules: Object.keys(booksRules) }, night));
  }
  await context.write((tx) => finishNight(tx, run, 'alerts', context.now()));
}

/** Between nights, every twenty seconds: is something wrong with the nights themselves, or right again? */
async function findTrouble(view: StepView, asked: Asked): Promise<StepWork | null> {
  if (asked.by === 'request') return null;
  const findings = jobsFindings(await jobsNow(view));
  const known = await alertsOfRules(view.db, Object.keys(jobsRules));
  const today = localTime(view.now(), view.zone).date;
  return alertMoves(findings, known, { today, confirmedSince: () => false }).length > 0 ? { businessOn: today } : null;
}

const jobsNow = async ({ db, erp, now, zone, settings }: StepView) =>
  ({ ...(await jobsView(db)), lookbackDays: settings.lookbackDays, schedule: erp.kind === 'demo' ? null : { now: now(), zone, nightAt: settings.nightAt, isOwnDate: erp.scheduled } });

async function settle(context: StepContext, { findings, rules }: { findings: readonly Finding[]; rules: readonly string[] }, night: { runId: number | null; today: IsoDate }) {
  const moves = alertMoves(findings, await alertsOfRules(context.db, rules), { today: night.today, confirmedSince: () => false });
  return context.write((tx) => saveMoves(tx, moves, { ...night, at: context.now() }));
}

/** Only lines that the night touched or whose day has come. */
async function judgeLines(context: StepContext, night: Night, add: (counts: { opened: number; resolved: number }) => void): Promise<void> {
  const nights = await goodNights(context.db);
  const total = await countLinesToReview(context.db, night.today);
  for (let done = 0; ;) {
    const lines = await linesToReview(context.db, night.today, pieceSize);
    if (lines.length > 0) add(await judgePiece(context, night, { lines, nights }));
    context.progress(done += lines.length, Math.max(total, done));
    if (lines.length < pieceSize) return;
  }
}

async function judgePiece(context: StepContext, night: Night, { lines, nights }: { lines: Awaited<ReturnType<typeof linesToReview>>; nights: readonly IsoDate[] }) {
  const { db, settings } = context;
  const ids = lines.map(({ id }) => id);
  const confirmed = lines.filter(({ statedSource }) => statedSource === 'supplier-confirmed').map(({ id }) => id);
  const changed = groupBy(await fieldsChangedIn(db, night.runId, confirmed), ({ lineId }) => lineId);
  const views = lines.map((line): LineView => ({
    line, nightsMissing: line.missingSinceOn === null ? 0 : nights.filter((on) => on >= line.missingSinceOn!).length,
    changedTonight: (changed.get(line.id) ?? []).map(({ field }) => field),
  }));
  const judgement = { today: night.today, settings };
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  const confirmedSince = ({ lineId, openedOn }: Alert) => {
    const line = lineOf.get(lineId!)!;
    return line.outstandingQty === 0 || (line.statedSource === 'supplier-confirmed' && line.statedOn! > openedOn);
  };
  const moves = alertMoves(views.flatMap((view) => findingsOfLine(view, judgement)), await alertsOfLines(db, ids), { today: night.today, confirmedSince });
  return context.write(async (tx) => {
    await saveReviewDays(tx, views.map((view) => ({ line: view.line, on: alertReviewOn(view, judgement) })));
    return saveMoves(tx, moves, { ...night, at: context.now() });
  });
}
