import { beforeAll, describe, expect, it } from 'vitest';
import { layoutOf, readLine } from '../../../functions/ingestion/read-line.js';
import { demoSource } from '../../../functions/integrations/erp/demo/demo-source.js';
import { erpFieldNames } from '../../../shared/contracts/erp-fields.js';
import { BusinessSettings } from '../../../shared/contracts/settings.js';
import { addDays, daysBetween } from '../../../shared/dates.js';
import { anErp, historiesOf, isOpen, keyOf, nightsOfErp, type Nights, type ShownLine } from './an-erp.js';

/** Half a year as it is by default, and three months of daily nights. */
let [halfYear, season]: Nights[] = [];

beforeAll(async () => {
  halfYear = await nightsOfErp(anErp({ lines: 1000, historyDays: 182 }));
  season = await nightsOfErp(anErp({ seed: 5, lines: 1000, historyDays: 29 }), 60);
});

const allNights = () => [...halfYear!, ...season!];

describe('an extract of the demo ERP', () => {
  it('has our columns', async () => {
    const source = demoSource(anErp());
    expect((await source.open({ businessOn: '2026-11-21', name: null })).columns).toEqual(erpFieldNames);
  });

  it('can be read but for a row or two without a due date', () => {
    const layout = layoutOf(erpFieldNames);
    const rejects = allNights().map(([, lines]) => lines.flatMap((line) => readLine(Object.values(line), layout).reject ?? []));
    expect(Math.max(...rejects.map(({ length }) => length))).toBeLessThanOrEqual(4);
    expect(rejects.filter(({ length }) => length > 0).length).toBeGreaterThan(rejects.length * 0.7);
    expect(new Set(rejects.flat().map(({ field, reason }) => `${field} ${reason}`))).toEqual(new Set(['dueOn missing']));
  });

  it('has about as many open lines as were asked for, every night', () => {
    const open = allNights().map(([, lines]) => lines.filter(isOpen).length);
    expect(Math.min(...open)).toBeGreaterThan(1000 * 0.8);
    expect(Math.max(...open)).toBeLessThan(1000 * 1.2);
  });

  it('shows every line once', () => {
    for (const [, lines] of allNights()) expect(new Set(lines.map(keyOf)).size).toBe(lines.length);
  });

  it('uses words for a status that the settings know', () => {
    const { erpStatusMap } = BusinessSettings.parse({});
    const words = new Set(allNights().flatMap(([, lines]) => lines.map(({ status }) => String(status).toLowerCase())));
    expect(words).toEqual(new Set(['open', 'released', 'partial', 'closed', 'closed short', 'cancelled']));
    for (const word of words) expect(erpStatusMap).toHaveProperty([word]);
  });

  it('has thirty suppliers, several units and currencies, customers and custom columns', () => {
    const lines = halfYear!.get('2026-11-21')!;
    const values = (field: keyof ShownLine) => new Set(lines.map((line) => line[field]));
    expect(values('supplierCode').size).toBe(30);
    expect(values('uom')).toEqual(new Set(['EA', 'PCS', 'KG', 'M']));
    expect(values('currency')).toEqual(new Set(['EUR', 'CNY', 'USD']));
    expect(values('itemFamily').size).toBe(11);
    expect(values('finalCustomer').size).toBeGreaterThan(20);
    expect(lines.every(({ customDate1, customText1, customDecimal1 }) => customDate1 && customText1 && customDecimal1)).toBe(true);
    expect(values('customDate5')).toEqual(new Set([null]));
    expect(lines.some(({ supplierName }) => /\p{Script=Han}/u.test(String(supplierName)))).toBe(true);
  });

  it('sees lines of every state and age on its first night', () => {
    const lines = halfYear!.get('2026-05-23')!;
    const ages = lines.map(({ orderedOn }) => daysBetween(String(orderedOn), '2026-05-23'));
    expect(new Set(lines.map(({ status }) => status)).size).toBe(6);
    expect([Math.min(...ages) < 3, Math.max(...ages) > 90]).toEqual([true, true]);
  });

  it('dates no order and no receipt in the future', () => {
    const early = allNights().flatMap(([on, lines]) => lines.filter(({ orderedOn, receivedOn }) => String(orderedOn) > on || String(receivedOn ?? on) > on));
    expect(early).toEqual([]);
  });
});

describe('from night to night', () => {
  it('a line leaves thirty days after it was closed, and never while it is open', () => {
    const [firstNight, lastNight] = [[...season!.keys()][0]!, [...season!.keys()].at(-1)!];
    const left = historiesOf(season!).filter((history) => history.at(-1)!.on < addDays(lastNight, -2));
    const stays = left.map((history) => {
      const closed = history[history.findLastIndex(({ line }) => isOpen(line)) + 1];
      return closed?.on === firstNight ? 30 : daysBetween(closed?.on ?? lastNight, history.at(-1)!.on);
    });
    expect(left.length).toBeGreaterThan(1000);
    expect(new Set(stays)).toEqual(new Set([30]));
  });

  it('a line that is left out is back after a night or two', () => {
    const gaps = historiesOf(season!).flatMap((history) => history.slice(1).map(({ on }, place) => daysBetween(history[place]!.on, on) - 1)).filter((nights) => nights > 0);
    expect(gaps.length).toBeGreaterThan(5);
    expect(new Set(gaps)).toEqual(new Set([1, 2]));
  });

  it('delivered falls only when a booking is reversed, and is back within two weeks', () => {
    const histories = historiesOf(season!);
    const settledBy = addDays([...season!.keys()].at(-1)!, -14);
    const waits = histories.flatMap((history) => history.slice(1).flatMap(({ on, line }, place) => {
      const before = Number(history[place]!.line.deliveredQty);
      if (Number(line.deliveredQty) >= before || on > settledBy) return [];
      const back = history.slice(place + 1).find((later) => Number(later.line.deliveredQty) >= before);
      return daysBetween(on, back?.on ?? '9999-12-31');
    }));
    expect(waits.length).toBeGreaterThan(3);
    expect(waits.length).toBeLessThan(histories.length * 0.02);
    expect(Math.max(...waits)).toBeLessThanOrEqual(14);
  });
});
