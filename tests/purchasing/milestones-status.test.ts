import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BusinessSettings } from '../../shared/contracts/settings.js';
import { LineStatus } from '../../shared/contracts/purchasing-words.js';
import type { Refusal } from '../../shared/refusal.js';
import { moveBetween, movesOfPeople, statusMachine } from '../../shared/status-machine.js';
import type { Act, ChangeableLine } from '../../functions/purchasing/change-line.js';
import { blankLine, type PoLine } from '../../functions/purchasing/line-baseline.js';
import { moveStatus } from '../../functions/purchasing/milestones/move-status.js';
import { settleLine } from '../../functions/purchasing/settle-line.js';

const act: Act = { userId: 1, at: '2026-03-02T03:00:00.000Z', today: '2026-03-02', policy: BusinessSettings.parse({}) };
const reasons = new Map([['capacity', { code: 'capacity', acceptable: false, labelEn: 'Capacity', labelZh: '产能', active: true }], ['old', { code: 'old', acceptable: false, labelEn: 'Old', labelZh: '旧', active: false }]]);

function aLine(but: Partial<PoLine> = {}): PoLine {
  const version = { dueOn: '2026-06-30', promisedOn: null } as never;
  const baseline = { orderedQty: 100, deliveredQty: 0, dueOn: '2026-06-30', promisedOn: null, erpState: 'open' } as never;
  const blank = blankLine(version, baseline, { supplierId: 1, itemId: 1, transitDays: 0, supplierUnmapped: false, itemUnmapped: false }, { runId: 1, businessOn: '2026-03-01', at: '2026-03-01T03:00:00.000Z', generation: 1 });
  const line = { ...blank, id: 1, ...but };
  return { ...line, ...settleLine(line, [], { transitDays: 0, policy: act.policy }) };
}

const known = (line: PoLine): ChangeableLine => ({ line, open: [], transitDays: 0, movedLaterOn: [], milestones: {}, proposals: [] });
const move = (line: PoLine, to: LineStatus, reason: string | undefined = 'capacity') => moveStatus(known(line), { to, reason, note: undefined }, { reasons, act });
const codeOf = (attempt: () => unknown) => {
  try {
    attempt();
    return null;
  } catch (error) {
    return (error as Refusal).code;
  }
};

const states = LineStatus.options;
/** A night: the ERP says what it likes. */
const aNight = fc.record({ erpState: fc.constantFrom('open' as const, 'open' as const, 'open' as const, 'closed' as const, 'cancelled' as const), deliveredQty: fc.constantFrom(0, 0, 40, 100, 120) });
const aWish = fc.record({ to: fc.constantFrom(...states), reason: fc.constantFrom(undefined, 'capacity') });

describe('the status machine', () => {
  it('says of every two states who moves a line from one to the other', () => {
    for (const from of states) expect(Object.keys(statusMachine[from]).sort()).toEqual(states.filter((to) => to !== from).sort());
  });

  it('lets people cancel every open state and set none that deliveries set', () => {
    for (const from of ['planned', 'in-production', 'ready-to-dispatch', 'part-delivered'] as const) expect(moveBetween(from, 'cancelled')).toBe('with-reason');
    for (const from of states) expect(movesOfPeople(from).map(({ to }) => to).filter((to) => to === 'fully-delivered' || to === 'closed')).toEqual([]);
  });

  it('holds through whatever nights and people do: who may, gets there; who may not, is refused and changes nothing', () => {
    fc.assert(fc.property(fc.array(fc.oneof(aNight, aWish), { maxLength: 25 }), (happenings) => {
      let line = aLine();
      for (const one of happenings) {
        if ('erpState' in one) {
          line = aLine({ ...line, ...one });
          expect(line.outstandingQty > 0).toBe(one.erpState === 'open' && line.stage !== 'cancelled' && one.deliveredQty < 100);
          continue;
        }
        const allowed = moveBetween(line.status, one.to);
        const code = codeOf(() => { line = { id: 1, ...move(line, one.to, one.reason ?? '').line }; });
        if (code === null) expect([line.status, allowed === 'freely' || (allowed === 'with-reason' && one.reason !== undefined)]).toEqual([one.to, true]);
        else expect(allowed === null ? ['status-unchanged'] : allowed === 'erp' ? ['status-from-erp'] : one.reason ? ['status-from-erp'] : ['reason-missing', 'status-from-erp']).toContain(code);
      }
    }));
  });

  it('takes everything that was outstanding off a cancelled line, and puts it back when it comes back', () => {
    const cancelled = move(aLine({ deliveredQty: 40 }), 'cancelled').line;
    expect(cancelled).toMatchObject({ status: 'cancelled', outstandingQty: 0, unallocatedQty: 0, expectedOn: null });
    const back = move({ ...cancelled, id: 1 }, 'part-delivered').line;
    expect(back).toMatchObject({ status: 'part-delivered', outstandingQty: 60, stage: 'ready-to-dispatch' });
  });

  it('does not bring back what the ERP cancelled, nor to a state that the deliveries deny', () => {
    expect(codeOf(() => move(aLine({ erpState: 'cancelled' }), 'planned'))).toBe('status-from-erp');
    expect(codeOf(() => move(aLine({ deliveredQty: 40, stage: 'cancelled' }), 'planned'))).toBe('status-from-erp');
  });

  it('wants a known reason, and no open batches on what is cancelled', () => {
    expect(codeOf(() => move(aLine({ stage: 'in-production' }), 'planned', ''))).toBe('reason-missing');
    expect(codeOf(() => move(aLine({ stage: 'in-production' }), 'planned', 'old'))).toBe('reason-unknown');
    const open = [{ id: 1, batchId: 1, qty: 10, state: 'planned' as const, readyOn: null, dispatchedOn: null, arriveOn: null }];
    expect(codeOf(() => moveStatus({ ...known(aLine()), open }, { to: 'cancelled', reason: 'capacity', note: undefined }, { reasons, act }))).toBe('cancel-with-batches');
  });
});
