import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { extractIsDue } from '../../functions/ingestion/extract-is-due.js';
import { suspicionsOf } from '../../functions/ingestion/judge-extract.js';
import { choreIsDue } from '../../functions/jobs/chore-is-due.js';
import { havePassed } from '../../functions/jobs/have-passed.js';
import { LeaseLost, leaseSeconds, proveLease, takeLease } from '../../functions/jobs/leases.store.js';
import { BusinessSettings } from '../../shared/contracts/settings.js';
import { addDays, instantAt, localTime } from '../../shared/dates.js';
import { aDatabase } from '../fixtures/databases.js';
import { isLong } from './length.js';

/** Hours that are skipped and that come twice, at 02:00, at midnight, by half an hour, and a day that never was. */
const zones = ['Europe/Berlin', 'Asia/Shanghai', 'America/New_York', 'America/Sao_Paulo', 'Africa/Cairo', 'Australia/Lord_Howe', 'America/Havana', 'Pacific/Apia', 'Asia/Beirut'];
const minute = 60_000;
const hour = 60 * minute;
const numRuns = isLong ? 300 : 60;

const aZone = fc.constantFrom(...zones);
const aTime = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
/** Not in the last hour of a day, which ticks half an hour apart may step over. */
const anEarlierTime = aTime.filter((time) => time < '23');
const anInstant = fc.integer({ min: Date.parse('2010-01-01'), max: Date.parse('2031-01-01') });

/** Moments at which most zones of the list change their clocks. */
const nearAChange = fc.tuple(fc.integer({ min: 2010, max: 2030 }), fc.constantFrom('03-08', '03-24', '03-29', '04-03', '04-25', '10-03', '10-15', '10-25', '11-01', '12-29', '02-15'), fc.integer({ min: 0, max: 96 }))
  .map(([year, day, hours]) => Date.parse(`${year}-${day}T00:00:00Z`) + (hours - 24) * hour);
const aStart = fc.oneof(anInstant, nearAChange);

interface Schedule { zone: string; nightAt: string }

/** A source that only shows now, asked at every tick, always answering: the dates of its nights, and when each was read. */
function nightsOf(ticks: readonly number[], { zone, nightAt }: Schedule): { on: string; at: string }[] {
  const nights: { on: string; at: string }[] = [];
  for (const tick of ticks) {
    const now = new Date(tick).toISOString();
    const today = localTime(now, zone).date;
    const last = nights.at(-1);
    const waits = !last || last.on < today;
    if (waits && extractIsDue({ businessOn: today, isScheduled: true, isFirst: !last, failures: { count: 0, lastAt: null } }, { now, zone, nightAt, retryAfterMinutes: 15 })) nights.push({ on: today, at: now });
  }
  return nights;
}

const straight = (from: number, hours: number, stepMinutes = 7) => Array.from({ length: Math.ceil(hours * 60 / stepMinutes) }, (_, i) => from + i * stepMinutes * minute);

describe('the hour of the night', () => {
  it('comes once on every date on which the clock shows it or passes it, with days of 23 and 25 hours, and never earlier', () => {
    fc.assert(fc.property(aZone, aTime, aStart, (zone, nightAt, from) => {
      const ticks = straight(from, 24 * 5);
      const [, ...nights] = nightsOf(ticks, { zone, nightAt });
      const first = nightsOf(ticks, { zone, nightAt })[0]!.on;
      const reached = new Set(ticks.map((tick) => localTime(new Date(tick).toISOString(), zone)).filter(({ time }) => time >= nightAt).map(({ date }) => date));
      expect(nights.map(({ on }) => on)).toEqual([...reached].filter((on) => on > first));
      for (const { on, at } of nights) expect(localTime(at, zone).time >= nightAt, `${on} at ${at}`).toBe(true);
    }), { numRuns });
  });

  it('comes back the day after the newest night at the latest, however the clock was set, and no night is read twice', () => {
    fc.assert(fc.property(aZone, anEarlierTime, aStart, fc.array(fc.integer({ min: -10 * 24 * 60, max: 10 * 24 * 60 }), { maxLength: 6 }), (zone, nightAt, from, jumps) => {
      const ticks = [from, ...jumps.map((minutes) => from + minutes * minute)].flatMap((start) => straight(start, 6, 11));
      const end = ticks.at(-1)!;
      const before = nightsOf(ticks, { zone, nightAt }).at(-1)!.on;
      const all = nightsOf([...ticks, ...straight(end, 24 * 24, 31)], { zone, nightAt }).map(({ on }) => on);
      expect(all).toEqual([...new Set(all)].toSorted());
      const todayAtEnd = localTime(new Date(end).toISOString(), zone).date;
      const next = all.find((on) => on > before);
      expect(next! <= addDays(before > todayAtEnd ? before : todayAtEnd, 2)).toBe(true);
    }), { numRuns });
  });

  const midnightsSkipped: [string, string, number][] = [['America/Sao_Paulo', '00:00', Date.UTC(2016, 9, 16, 3)], ['America/Santiago', '00:00', Date.UTC(2026, 8, 6, 12)], ['Asia/Beirut', '00:30', Date.UTC(2026, 2, 29, 12)]];

  it('is an instant at which the zone shows that date and time, or just after where it skips them', () => {
    fc.assert(fc.property(aZone, aTime, aStart, (zone, time, day) => {
      const { date } = localTime(new Date(day).toISOString(), zone);
      const shown = localTime(instantAt(date, time, zone), zone);
      const there = straight(day - 36 * hour, 72, 1).map((tick) => localTime(new Date(tick - tick % minute).toISOString(), zone)).some((local) => local.date === date && local.time === time);
      if (there) expect(shown).toEqual({ date, time });
      else expect(`${shown.date} ${shown.time}` > `${date} ${time}`).toBe(true);
    }), { numRuns: Math.ceil(numRuns / 5), examples: midnightsSkipped });
  });
});

describe('what is done once a day', () => {
  it('is done once on every date on a clock that runs, and within a day after a clock that was set', () => {
    fc.assert(fc.property(aZone, anEarlierTime, aStart, fc.integer({ min: -5 * 365 * 24, max: 5 * 365 * 24 }), (zone, nightAt, from, jumpHours) => {
      let last: { outcome: string; startedAt: string; heartbeatAt: string } | undefined;
      const runsAt = (ticks: readonly number[]) => ticks.flatMap((tick) => {
        const now = new Date(tick).toISOString();
        if (!choreIsDue(last, { now, zone, nightAt, retryAfterMinutes: 15 })) return [];
        last = { outcome: 'done', startedAt: now, heartbeatAt: now };
        return [localTime(now, zone).date];
      });
      const dates = runsAt(straight(from, 24 * 3));
      expect(dates).toEqual([...new Set(dates)]);
      expect(runsAt(straight(from + jumpHours * hour, 49)).length).toBeGreaterThan(0);
    }), { numRuns });
  });

  it.each(['failed', 'running', 'lost'])('is tried again after a run that %s, also when that is dated ahead of now', (outcome) => {
    const failed = { outcome, startedAt: '2029-12-31T23:00:00.000Z', heartbeatAt: '2030-01-01T00:00:00.000Z' };
    const schedule = { zone: 'Asia/Shanghai', nightAt: '02:30', retryAfterMinutes: 15 };
    expect(choreIsDue(failed, { ...schedule, now: '2026-03-02T00:00:00.000Z' })).toBe(true);
    expect(choreIsDue(failed, { ...schedule, now: '2030-01-01T00:14:59.000Z' })).toBe(false);
    expect(choreIsDue(failed, { ...schedule, now: '2030-01-01T00:15:00.000Z' })).toBe(true);
  });
});

it('a pause after a failure ends when its time has passed, or when the clock says that it has not begun', () => {
  fc.assert(fc.property(anInstant, fc.integer({ min: 1, max: 1440 }), fc.integer({ min: -1e9, max: 1e9 }), (since, minutes, passed) => {
    const [began, now] = [since, since + passed].map((instant) => new Date(instant).toISOString());
    expect(havePassed(minutes, began!, now!)).toBe(passed < 0 || passed >= minutes * minute);
  }));
});

it('a night that leaps far ahead is held: it would put all others before it', () => {
  const seen = { linesRead: 10, linesBefore: 10, changedLines: 0, deliveredBefore: 0, deliveredLost: 0, lostSuppliers: [], lostFields: [], endsShort: false, endsUnterminated: false };
  const codes = (daysSinceLast: number | null) => suspicionsOf({ ...seen, daysSinceLast }, BusinessSettings.parse({}).suspectWhen).map(({ code }) => code);
  expect([codes(null), codes(1), codes(31), codes(32)]).toEqual([[], [], [], ['night-leapt']]);
});

describe('a lease', () => {
  afterEach(() => { vi.useRealTimers(); });
  const setClock = (instant: string) => vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(instant) });
  const now = () => new Date().toISOString();

  it('goes over to another host when the clock leaps ahead, and the first can write no more', async () => {
    const db = await aDatabase();
    setClock('2026-03-29T00:59:00.000Z');
    const first = (await takeLease(db, 'changes', 'one'))!;
    expect(await takeLease(db, 'changes', 'two')).toBeNull();
    setClock('2026-03-29T03:00:00.000Z');
    const second = (await takeLease(db, 'changes', 'two'))!;
    expect(second.fence).toBe(first.fence + 1);
    await expect(db.transaction().execute((tx) => proveLease(tx, first, now()))).rejects.toThrow(LeaseLost);
    await db.transaction().execute((tx) => proveLease(tx, second, now()));
  });

  it('is kept when the clock is set back a little, and holds nobody up when it is set back far', async () => {
    const db = await aDatabase();
    setClock('2030-01-01T00:00:00.000Z');
    await takeLease(db, 'changes', 'one');
    setClock(new Date(Date.parse('2030-01-01T00:00:00.000Z') - leaseSeconds * 900).toISOString());
    expect(await takeLease(db, 'changes', 'two')).toBeNull();
    setClock('2026-03-02T00:00:00.000Z');
    expect(await takeLease(db, 'changes', 'two')).not.toBeNull();
  });
});
