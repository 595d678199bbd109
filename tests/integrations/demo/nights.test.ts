import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoSource } from '../../../functions/integrations/erp/demo/demo-source.js';
import { nightsOf } from '../../../functions/integrations/erp/demo/nights.js';
import { addDays, daysBetween } from '../../../shared/dates.js';
import { anErp, nightsIn, rowsOf } from './an-erp.js';

describe('the nights of the demo ERP', () => {
  it('are weekly, daily in the last thirty days, and daily ever after', () => {
    const nights = nightsOf({ startOn: '2026-11-21', historyDays: 182, today: '2026-11-23' });
    expect(nights.slice(0, 2)).toEqual(['2026-05-23', '2026-05-30']);
    expect(nights.filter((on) => on > '2026-10-22')).toEqual(Array.from({ length: 32 }, (_, day) => addDays('2026-10-23', day)));
    expect(nights).toHaveLength(22 + 32);
  });

  it('begin with the history and end today, never more than a week apart', () => {
    fc.assert(fc.property(fc.nat(400), fc.nat(40), (historyDays, daysPassed) => {
      const today = addDays('2026-11-21', daysPassed);
      const nights = nightsOf({ startOn: '2026-11-21', historyDays, today });
      expect(nights[0]).toBe(addDays('2026-11-21', -historyDays));
      expect(nights.at(-1)).toBe(today);
      for (const [place, on] of nights.slice(1).entries()) {
        const gap = daysBetween(nights[place]!, on);
        expect(gap).toBeGreaterThan(0);
        expect(gap).toBeLessThanOrEqual(on > addDays('2026-11-21', -29) ? 1 : 7);
      }
    }));
  });
});

describe('the calendar of the demo ERP', () => {
  it('offers what is later than the last night read, whatever the real date', async () => {
    const source = demoSource(anErp());
    expect((await source.waiting('2026-11-19', '1999-01-01')).map(({ businessOn }) => businessOn)).toEqual(['2026-11-20', '2026-11-21']);
    expect(await source.waiting('2026-11-21', '2030-01-01')).toEqual([]);
  });

  it('lets a day pass, and one more extract waits', async () => {
    const source = demoSource(anErp());
    expect(await source.today()).toBe('2026-11-21');
    expect(await source.passDay()).toBe('2026-11-22');
    expect(await source.today()).toBe('2026-11-22');
    expect(await source.waiting('2026-11-21', '2026-11-21')).toEqual([{ businessOn: '2026-11-22', name: 'batchline_po_lines' }]);
  });

  it('shows a night again, and never an older one', async () => {
    const source = demoSource(anErp());
    await rowsOf(source, '2026-11-10');
    expect(await source.extractOf('2026-11-10', '2026-11-21')).not.toBeNull();
    expect(await source.extractOf('2026-11-09', '2026-11-21')).toBeNull();
    await expect(source.open({ businessOn: '2026-11-09', name: null })).rejects.toMatchObject({ kind: 'conflict', code: 'demo-date-not-shown' });
    expect((await nightsIn(source))[0]).toBe('2026-11-10');
  });

  it('shows nothing before its first night and nothing after today', async () => {
    const source = demoSource(anErp());
    expect(await source.extractOf('2026-10-23', '2026-11-21')).toBeNull();
    expect(await source.extractOf('2026-11-22', '2026-11-22')).toBeNull();
    await expect(source.open({ businessOn: '2026-11-22', name: null })).rejects.toMatchObject({ code: 'demo-date-not-shown' });
  });

  it('keeps the date on which it was made', async () => {
    const options = anErp();
    await demoSource(options).today();
    expect(await demoSource({ ...options, startOn: '2027-01-01' }).today()).toBe('2026-11-21');
  });

  it('refuses a file that holds another ERP', async () => {
    const options = anErp();
    await demoSource(options).today();
    await expect(demoSource({ ...options, seed: 2 }).today()).rejects.toMatchObject({ kind: 'conflict', code: 'demo-differs' });
    await expect(demoSource({ ...options, lines: 301 }).today()).rejects.toThrow('seed=1&lines=300&days=28');
  });

  it('notices while reading that somebody moved it on', async () => {
    const options = anErp();
    const { rows } = await demoSource(options).open({ businessOn: '2026-11-01', name: null });
    await demoSource(options).open({ businessOn: '2026-11-02', name: null });
    await expect(rows[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'demo-date-not-shown' });
  });
});
