import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TimerFunction } from '../../host/app-function.js';
import { createTimer } from '../../host/timer.js';
import type { InvocationReply, TriggerData } from '../../host/worker-contract.js';
import { aGate } from './gate.js';

const reply: InvocationReply = { invocationId: '1' };

const aTimerFunction = (but: Partial<TimerFunction> = {}): TimerFunction => ({
  kind: 'timer', name: 'tick', schedule: '0 * * * * *', runOnStartup: false, useMonitor: false,
  triggerName: 'timerTrigger', registered: { name: 'tick', bindings: {}, callback: () => {} }, ...but,
});

const toldBy = (data: TriggerData | undefined) => JSON.parse((data as { json: string }).json);

let stop = () => {};

function aRunningTimer(but: Partial<TimerFunction>, work: () => Promise<void> = async () => {}) {
  const told: TriggerData[] = [];
  const timer = createTimer(aTimerFunction(but), async (_fn, data) => {
    told.push(data);
    await work();
    return reply;
  });
  stop = timer.stop;
  timer.start();
  return { timer, told };
}

beforeEach(() => void vi.useFakeTimers({ now: new Date(2026, 2, 10, 12, 0, 30) }));
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('a timer', () => {
  it('runs at each occurrence of its schedule', async () => {
    const { told } = aRunningTimer({});
    await vi.advanceTimersByTimeAsync(29_999);
    expect(told).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(2);
  });

  it('runs in steps of its TimeSpan', async () => {
    const { told } = aRunningTimer({ schedule: '00:05:00' });
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(told).toHaveLength(2);
  });

  it('runs on start-up when it asks for it, then by its schedule', async () => {
    const { told } = aRunningTimer({ runOnStartup: true });
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(told).toHaveLength(2);
  });

  it('waits for an occurrence further away than setTimeout can count', async () => {
    const { told } = aRunningTimer({ schedule: '0 0 3 5 4 *' });
    await vi.advanceTimersByTimeAsync(new Date(2026, 3, 5, 2, 59, 59).getTime() - Date.now());
    expect(told).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toHaveLength(1);
  });

  it('notices within half a minute that the clock was set', async () => {
    const { told } = aRunningTimer({ schedule: '0 0 13 * * *' });
    await vi.advanceTimersByTimeAsync(1000);
    vi.setSystemTime(new Date(2026, 2, 10, 13, 0, 1));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(told).toHaveLength(1);
  });

  it('goes on by a clock that was set back, instead of waiting until it is that late again', async () => {
    const { told } = aRunningTimer({ schedule: '0 * * * * *' });
    await vi.advanceTimersByTimeAsync(90_000);
    vi.setSystemTime(Date.now() - 5 * 3_600_000);
    const before = told.length;
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(told.length - before).toBeGreaterThanOrEqual(4);
  });

  it('never overlaps itself: an overlong run is followed at once by one more, not by all it missed', async () => {
    let running = 0;
    let most = 0;
    const gates = [aGate(), aGate()];
    const { told } = aRunningTimer({}, async () => {
      most = Math.max(most, ++running);
      await gates[told.length - 1]?.opened;
      running -= 1;
    });
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(told).toHaveLength(1);
    gates[0]!.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toHaveLength(2);
    gates[1]!.open();
    await vi.advanceTimersByTimeAsync(29_999);
    expect(told).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toHaveLength(3);
    expect(most).toBe(1);
  });

  it('goes on after a failing run', async () => {
    const { told } = aRunningTimer({}, () => Promise.reject(new Error('no database')));
    await vi.advanceTimersByTimeAsync(90_000);
    expect(told).toHaveLength(2);
  });

  it('does not run after it was stopped', async () => {
    const { timer, told } = aRunningTimer({});
    timer.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(told).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
    await expect(timer.run()).rejects.toThrow(/stopping/);
  });

  it('does not wait for an occurrence that never comes', () => {
    aRunningTimer({ schedule: '0 0 0 30 2 *' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a run asked for by hand', () => {
  it('comes after the run under way, and is shared by all who ask meanwhile', async () => {
    const gate = aGate();
    const { timer, told } = aRunningTimer({}, () => gate.opened);
    const first = timer.run();
    await vi.advanceTimersByTimeAsync(0);
    const others = [timer.run(), timer.run()];
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toHaveLength(1);
    gate.open();
    await Promise.all([first, ...others]);
    expect(told).toHaveLength(2);
  });

  it('fails when the function does', async () => {
    const { timer } = aRunningTimer({}, () => Promise.reject(new Error('no database')));
    await expect(timer.run()).rejects.toThrow('no database');
  });

  it('leaves the schedule as it is', async () => {
    const { timer, told } = aRunningTimer({});
    await timer.run();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(told).toHaveLength(2);
  });
});

describe('a handler is told', () => {
  it('no schedule status when the schedule is not monitored', async () => {
    const { timer, told } = aRunningTimer({ useMonitor: false });
    await timer.run();
    expect(toldBy(told[0])).toEqual({ Schedule: { AdjustForDST: true }, ScheduleStatus: null, IsPastDue: false });
  });

  it('the last and the next occurrence when it is', async () => {
    const { told } = aRunningTimer({ useMonitor: true });
    await vi.advanceTimersByTimeAsync(90_000);
    const [never, first, second] = ['0001-01-01T00:00:00', at(1), at(2)];
    expect(toldBy(told[0]).ScheduleStatus).toEqual({ Last: never, Next: first, LastUpdated: never });
    expect(toldBy(told[1]).ScheduleStatus).toEqual({ Last: first, Next: second, LastUpdated: first });
  });
});

const at = (minute: number) => new Date(2026, 2, 10, 12, minute).toISOString();
