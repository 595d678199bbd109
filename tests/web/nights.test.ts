import { describe, expect, it } from 'vitest';
import { loadingOf, pollEvery, settledNight, type Nights } from '../../web/src/app-shell/nights.js';

const nights = (some: Partial<Nights>): Nights => ({ lastNight: '2026-11-20', good: 20, waiting: 0, running: null, copy: null, ...some });
const running = (step: NonNullable<Nights['running']>['step'], businessOn: string) => ({ step, businessOn, done: 5, total: 10 });

describe('the banner of the first nights', () => {
  it('counts the night that is read', () => {
    expect(loadingOf(nights({ good: 11, waiting: 41, running: running('ingestion', '2026-08-01') }), false)).toEqual({ night: 12, of: 52, step: 'ingestion', done: 5, total: 10 });
  });

  it('stays with a night until its last step is done', () => {
    expect(loadingOf(nights({ good: 12, waiting: 40, running: running('timeline', '2026-08-01') }), true)).toMatchObject({ night: 12, of: 52, step: 'timeline' });
    expect(loadingOf(nights({ good: 52, waiting: 0, running: running('alerts', '2026-11-20') }), true)).toMatchObject({ night: 52, of: 52 });
  });

  it('is there before the first night and gone when all are done', () => {
    expect(loadingOf(nights({ lastNight: null, good: 0, waiting: 3 }), false)).toMatchObject({ night: 1, of: 3, step: null });
    expect(loadingOf(nights({}), true)).toBeNull();
  });

  it('is not there where no night can come, as before an ERP is connected', () => {
    expect(loadingOf(nights({ lastNight: null, good: 0, waiting: 0 }), true)).toBeNull();
  });

  it('leaves people alone with the regular night', () => {
    expect(loadingOf(nights({ waiting: 1, running: running('ingestion', '2026-11-21') }), false)).toBeNull();
    expect(loadingOf(nights({ running: running('proposals', '2026-11-20') }), false)).toBeNull();
  });
});

describe('the night whose lines stand', () => {
  it('is the one before while the timeline is being written', () => {
    expect(settledNight(nights({ running: running('timeline', '2026-11-20') }), '2026-11-19')).toBe('2026-11-19');
    expect(settledNight(nights({ running: running('proposals', '2026-11-20') }), '2026-11-19')).toBe('2026-11-20');
    expect(settledNight(nights({ running: running('ingestion', '2026-11-21') }), '2026-11-19')).toBe('2026-11-20');
    expect(settledNight(nights({}), null)).toBe('2026-11-20');
  });
});

describe('asking how far the nights are', () => {
  it('is frequent only while something moves', () => {
    const often = pollEvery(nights({ running: running('changes', '2026-11-20') }));
    expect(pollEvery(undefined)).toBe(often);
    expect(pollEvery(nights({ waiting: 9 }))).toBeGreaterThan(often);
    expect(pollEvery(nights({}))).toBeGreaterThanOrEqual(30_000);
  });
});
