import type { readHealth } from '../../../shared/contracts/health.js';
import type { Extract, JobRun, listSteps } from '../../../shared/contracts/jobs.js';
import type { Reply } from '../api/call.js';
import type { testErpConnection } from '../../../shared/contracts/erp-connection.js';
import { bytes, dash, instant, percent, qty, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';

export type State = 'good' | 'warning' | 'failed' | 'unseen';
export type ItemName = keyof typeof t.health.names;

/** One thing that may be well or not. `code` is what no language translates: a path, the name of a migration. */
export interface Item { name: ItemName; state: State; says: string; code?: string }

type Details = NonNullable<Reply<typeof readHealth>['details']>;

/** All that the page has asked for. */
export interface Standing {
  now: string;
  details: Details;
  steps: Reply<typeof listSteps>['steps'];
  /** The newest reading of the ERP. */
  extract: Extract | null;
  mail: { on: boolean; waiting: number; failed: number };
  auditCheck: JobRun | null;
  /** What the ERP answered when it was tried. */
  erp: Reply<typeof testErpConnection> | null;
}

const hour = 3_600_000;
const giga = 1_000_000_000;

/** Nights that should have gone well, of those of 30 days. */
const goodShare = 0.95;

export const healthItems = (standing: Standing): Item[] =>
  [erp, nights, steps, alerts, ...(standing.details.copy ? [copy] : []), database, backups, disk, auditTrail, mail, memory, program].map((item) => item(standing));

/** What nobody can see from here is no reason to look. */
export const toLookAt = (items: readonly Item[]): number => items.filter(({ state }) => state === 'warning' || state === 'failed').length;

function erp({ details, extract, erp: looked }: Standing): Item {
  const { erp: kind, erpReadAt, erpAgeDays } = details;
  const said = (state: State, says: string): Item => ({ name: 'erp', state, says });
  if (kind === 'none') return said('failed', t.health.erpNone);
  const kindName = t.erp.kinds[kind];
  if (looked?.problem) return said('failed', `${kindName}. ${tell(looked.problem)}`);
  if (extract?.status === 'failed') return said('failed', t.health.erpFailed(kindName, extract.businessOn));
  if (extract?.status === 'suspect') return said('warning', t.health.erpSuspect(kindName, extract.businessOn));
  if (erpReadAt === null || erpAgeDays === null) return said('warning', t.health.erpNever(kindName));
  const reached = looked ? ` ${t.health.erpReached}` : '';
  return said(erpAgeDays > 3 ? 'failed' : erpAgeDays > 1 ? 'warning' : 'good', t.health.erpRead(kindName, details.lastNight ?? dash, instant(erpReadAt)) + reached);
}

function nights({ details: { goodNights30: good, expectedNights30: expected } }: Standing): Item {
  if (expected === 0) return { name: 'nights', state: 'warning', says: t.health.nightsNone };
  return { name: 'nights', state: good / expected >= goodShare ? 'good' : 'warning', says: t.health.nights(qty(good), qty(expected), percent(goodShare)) };
}

function steps({ steps: all }: Standing): Item {
  const named = (outcome: JobRun['outcome']) => all.filter(({ last }) => last?.outcome === outcome).map(({ name }) => word('step', name)).join(', ');
  const [failed, lost, running] = [named('failed'), named('lost'), named('running')];
  if (failed) return { name: 'steps', state: 'failed', says: t.health.stepsFailed(failed) };
  if (lost) return { name: 'steps', state: 'warning', says: t.health.stepsLost(lost) };
  return { name: 'steps', state: 'good', says: running ? t.health.stepsRunning(running) : t.health.stepsDone };
}

const alerts = ({ details: { openAlerts } }: Standing): Item =>
  ({ name: 'alerts', state: openAlerts > 0 ? 'warning' : 'good', says: openAlerts > 0 ? t.health.alerts(openAlerts) : t.health.alertsNone });

const copy = ({ details: { copy: beat } }: Standing): Item =>
  ({ name: 'copy', state: beat?.beatAt ? 'good' : 'warning', says: beat?.beatAt ? t.health.copyBeat(instant(beat.beatAt), beat.businessOn ?? dash) : t.health.copySilent });

const database = ({ details: { database: kind, databaseMs, schema } }: Standing): Item =>
  ({ name: 'database', state: databaseMs > 500 ? 'warning' : 'good', says: t.health.database(kind === 'sqlite' ? 'SQLite' : 'SQL Server', qty(databaseMs)), code: schema });

function backups({ now, details: { copy: isCopy, machine: { backups: kept } } }: Standing): Item {
  if (!kept) return { name: 'backups', state: 'unseen', says: isCopy ? t.health.backupsOfPrimary : t.health.backupsOfServer };
  const { newest, folder } = kept;
  if (!newest) return { name: 'backups', state: 'failed', says: t.health.backupsNone, code: folder };
  const hours = Math.floor((Date.parse(now) - Date.parse(newest.at)) / hour);
  return { name: 'backups', state: hours > 48 ? 'failed' : hours > 26 ? 'warning' : 'good', says: t.health.backups(instant(newest.at), hours, bytes(newest.bytes), kept.kept), code: folder };
}

/** A copy of the database must always have room: a backup, or a restore. */
function disk({ details: { machine: { disk: of } } }: Standing): Item {
  if (!of) return { name: 'disk', state: 'unseen', says: t.health.diskElsewhere };
  const { freeBytes: free, databaseBytes } = of;
  const state = free < Math.max(giga / 2, databaseBytes) ? 'failed' : free < Math.max(2 * giga, 2 * databaseBytes) ? 'warning' : 'good';
  return { name: 'disk', state, says: t.health.disk(bytes(free), bytes(of.totalBytes), bytes(databaseBytes)) };
}

function auditTrail({ auditCheck: run }: Standing): Item {
  if (!run?.finishedAt) return { name: 'audit', state: 'warning', says: t.audit.neverChecked };
  if (run.outcome === 'suspect') return { name: 'audit', state: 'failed', says: t.audit.broken(qty(run.counts.brokenEvent ?? null)) };
  return run.outcome === 'done' ? { name: 'audit', state: 'good', says: t.audit.whole(qty(run.counts.auditEvents ?? 0), instant(run.finishedAt)) } : { name: 'audit', state: 'warning', says: t.audit.checkFailed };
}

function mail({ mail: { on, waiting, failed } }: Standing): Item {
  if (!on) return { name: 'mail', state: 'warning', says: t.health.mailOff };
  return { name: 'mail', state: failed > 0 ? 'failed' : 'good', says: t.health.mail(qty(waiting), qty(failed)) };
}

const memory = ({ details: { machine: { memory: { usedBytes, heapBytes, heapLimitBytes } } } }: Standing): Item =>
  ({ name: 'memory', state: heapBytes > 0.8 * heapLimitBytes ? 'warning' : 'good', says: t.health.memory(bytes(usedBytes), bytes(heapBytes), bytes(heapLimitBytes)) });

const program = ({ details: { version, node, machine: { startedAt } } }: Standing): Item => ({ name: 'program', state: 'good', says: t.health.program(version, node.replace(/^v/, ''), instant(startedAt)) });
