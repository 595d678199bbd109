import { expect, it } from 'vitest';
import { aHouse, anErpLine } from '../fixtures/nights.js';

it('takes the first night as a baseline and explains the second', async () => {
  const house = await aHouse();
  const first = await house.night('2026-03-02', [anErpLine({ deliveredQty: 10, receivedOn: '2026-02-01' }), anErpLine({ lineNumber: '20' })]);
  expect(first.results.map(({ name, outcome, message }) => [name, outcome, message])).toEqual(['ingestion', 'changes', 'timeline', 'proposals', 'alerts'].map((name) => [name, 'done', null]));
  expect(first.counts).toMatchObject({ linesRead: 2, newLines: 2, changedLines: 0, vanishedLines: 0, changeEvents: 0, batchesDelivered: 0, proposals: 2 });

  const second = await house.night('2026-03-03', [anErpLine({ deliveredQty: 60, receivedOn: '2026-03-03', promisedOn: '2026-07-15' }), anErpLine({ lineNumber: '20' })]);
  expect(second.counts).toMatchObject({ linesRead: 2, newLines: 0, changedLines: 1, unchangedLines: 1, vanishedLines: 0, changeEvents: 3, batchesDelivered: 1, corrections: 0 });
  const movements = await house.db.selectFrom('movement').select(['kind', 'qty', 'movedOn']).orderBy('id').execute();
  expect(movements).toEqual([{ kind: 'opening', qty: 10, movedOn: '2026-02-01' }, { kind: 'delivery', qty: 50, movedOn: '2026-03-03' }]);
});
