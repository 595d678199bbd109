import { addDays, daysBetween, localTime, type IsoDate } from '../../shared/dates.js';
import type { BusinessSettings } from '../../shared/contracts/settings.js';
import type { RowOf } from '../platform/database/schema.js';
import type { Finding, Match } from './alert-rules.js';

type ErpRun = Pick<RowOf<'erp_run'>, 'id' | 'businessOn' | 'status' | 'message' | 'suspicions'>;

/** How the nights are doing, at any minute. */
export interface JobsView {
  newestRun: ErpRun | undefined;
  lastGood: ErpRun | undefined;
  /** The good night before it. */
  nightBefore: Pick<ErpRun, 'businessOn'> | undefined;
  /** For how long the ERP still shows a closed line. */
  lookbackDays: number;
  /** Steps whose last run failed, with what they said. */
  failedSteps: readonly { step: string; message: string | null }[];
  /** The first event of the audit trail that did not fit when it was last checked. */
  brokenEvent: number | null;
  /** Mails that were given up and that nobody has looked after. */
  failedMails: number;
  /** Null where no night is expected at a set hour. */
  schedule: { now: string; zone: string; nightAt: BusinessSettings['nightAt']; /** The nights are dated by our own clock. */ isOwnDate: boolean } | null;
}

type JobsRule = (view: JobsView) => Match | undefined;

const ingestionFailed: JobsRule = ({ newestRun }) =>
  (newestRun?.status === 'failed' ? { severity: 'critical', because: { code: 'ingestion-failed', facts: { on: newestRun.businessOn, message: newestRun.message ?? '' } } } : undefined);

const ingestionSuspect: JobsRule = ({ newestRun }) =>
  (newestRun?.status === 'suspect' ? { severity: 'critical', because: { code: 'ingestion-suspect', facts: { on: newestRun.businessOn } } } : undefined);

/** The night should have been there this many hours after its time. */
const graceHours = 4;

const ingestionOverdue: JobsRule = ({ lastGood, schedule }) => {
  if (!lastGood || !schedule) return undefined;
  const due = new Date(Date.parse(schedule.now) - graceHours * 3_600_000).toISOString();
  const local = localTime(due, schedule.zone);
  const expectedOn: IsoDate = local.time >= schedule.nightAt ? local.date : addDays(local.date, -1);
  return lastGood.businessOn < expectedOn
    ? { severity: 'warning', because: { code: 'ingestion-overdue', facts: { lastOn: lastGood.businessOn, days: daysBetween(lastGood.businessOn, expectedOn) } } } : undefined;
};

/** A clock that ran ahead has dated a night: until then no other is read. */
const ingestionAhead: JobsRule = ({ lastGood, schedule }) => {
  if (!lastGood || !schedule?.isOwnDate) return undefined;
  const today = localTime(schedule.now, schedule.zone).date;
  return lastGood.businessOn > today ? { severity: 'critical', because: { code: 'ingestion-ahead', facts: { lastOn: lastGood.businessOn, today } } } : undefined;
};

/** An ERP closes a line with its last receipt: who looks again too late sees neither. */
const nightsApart: JobsRule = ({ lastGood, nightBefore, lookbackDays: lookback }) => {
  if (!lastGood || !nightBefore) return undefined;
  const days = daysBetween(nightBefore.businessOn, lastGood.businessOn);
  return days > lookback ? { severity: 'warning', because: { code: 'nights-apart', facts: { fromOn: nightBefore.businessOn, toOn: lastGood.businessOn, days, lookback } } } : undefined;
};

const stepFailed: JobsRule = ({ failedSteps }) => {
  const [first] = failedSteps.filter(({ step }) => step !== 'ingestion');
  return first ? { severity: 'critical', because: { code: 'step-failed', facts: { step: first.step, message: first.message ?? '' } } } : undefined;
};

const auditChainBroken: JobsRule = ({ brokenEvent }) =>
  (brokenEvent === null ? undefined : { severity: 'critical', because: { code: 'audit-chain-broken', facts: { event: brokenEvent } } });

const mailFailed: JobsRule = ({ failedMails }) => (failedMails > 0 ? { severity: 'warning', because: { code: 'mail-failed', facts: { mails: failedMails } } } : undefined);

/** The policy for the nights. The key is stored with the alert and must not change. */
export const jobsRules = {
  'ingestion-failed': ingestionFailed,
  'ingestion-suspect': ingestionSuspect,
  'ingestion-overdue': ingestionOverdue,
  'ingestion-ahead': ingestionAhead,
  'nights-apart': nightsApart,
  'step-failed': stepFailed,
  'audit-chain-broken': auditChainBroken,
  'mail-failed': mailFailed,
} satisfies Record<string, JobsRule>;

/** What a finished night shows about our own books. */
export interface BooksView { gaps: { supplier: number; item: number }; brokenLines: number }

type BooksRule = (view: BooksView) => Match | undefined;

const ledgerBroken: BooksRule = ({ brokenLines }) =>
  (brokenLines > 0 ? { severity: 'critical', because: { code: 'ledger-broken', facts: { lines: brokenLines } } } : undefined);

const supplierGaps: BooksRule = ({ gaps }) =>
  (gaps.supplier > 0 ? { severity: 'warning', because: { code: 'xref-gap-suppliers', facts: { codes: gaps.supplier } } } : undefined);

const itemGaps: BooksRule = ({ gaps }) =>
  (gaps.item > 0 ? { severity: 'warning', because: { code: 'xref-gap-items', facts: { codes: gaps.item } } } : undefined);

/** The policy for our own books. */
export const booksRules = {
  'ledger-broken': ledgerBroken,
  'xref-gap-suppliers': supplierGaps,
  'xref-gap-items': itemGaps,
} satisfies Record<string, BooksRule>;

export const jobsFindings = (view: JobsView): Finding[] => Object.entries(jobsRules).flatMap(([rule, find]) => aboutUs(rule, find(view)));
export const booksFindings = (view: BooksView): Finding[] => Object.entries(booksRules).flatMap(([rule, find]) => aboutUs(rule, find(view)));

const aboutUs = (rule: string, match: Match | undefined): Finding[] =>
  (match ? [{ ...match, rule, dedupeKey: rule, subject: 'system', lineId: null, supplierId: null }] : []);

/** What is open at a supplier, counted over its lines. */
export interface SupplierView { supplierId: number; name: string; silentLines: number; unansweredProposals: number }

type SupplierRule = (view: SupplierView) => Match | undefined;

const noResponse: SupplierRule = ({ silentLines }) =>
  (silentLines > 0 ? { severity: 'info', because: { code: 'no-response', facts: { lines: silentLines } } } : undefined);

const proposalsUnanswered: SupplierRule = ({ unansweredProposals }) =>
  (unansweredProposals > 0 ? { severity: 'info', because: { code: 'proposals-unanswered', facts: { proposals: unansweredProposals } } } : undefined);

/** The policy for suppliers: a silent supplier is one cause, however many of its lines wait. */
export const supplierRules = { 'no-response': noResponse, 'proposals-unanswered': proposalsUnanswered } satisfies Record<string, SupplierRule>;

export const supplierFindings = (view: SupplierView): Finding[] =>
  Object.entries(supplierRules).flatMap(([rule, find]) => {
    const match = find(view);
    return match ? [{ ...match, rule, dedupeKey: `${rule}/supplier/${view.supplierId}`, subject: view.name, lineId: null, supplierId: view.supplierId }] : [];
  });
