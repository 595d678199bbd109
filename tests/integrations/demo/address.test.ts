import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDemoAddress } from '../../../functions/integrations/erp/demo/demo-source.js';

const today = '2026-11-21';

it('has a default for every part', () => {
  expect(parseDemoAddress('demo:', today)).toEqual({ seed: 1, lines: 5000, historyDays: 182, file: '.data/demo-erp.db', startOn: today });
  expect(parseDemoAddress('demo:?', today)).toEqual(parseDemoAddress('demo:', today));
});

it('reads every part', () => {
  expect(parseDemoAddress('demo:?seed=7&lines=1000000&days=0&file=/tmp/my%20erp.db&start=2026-02-28', today))
    .toEqual({ seed: 7, lines: 1_000_000, historyDays: 0, file: '/tmp/my erp.db', startOn: '2026-02-28' });
});

it.each([
  ['demo:?sead=7', 'The part "sead" in the address of the demo ERP must be one of seed, lines, days, file, start.'],
  ['demo:?toString=7', 'The part "toString" in the address of the demo ERP must be one of seed, lines, days, file, start.'],
  ['demo:?seed=seven', 'seed=seven in the address of the demo ERP must be a whole number from 0 to 4294967295.'],
  ['demo:?seed=4294967296', 'seed=4294967296 in the address of the demo ERP must be a whole number from 0 to 4294967295.'],
  ['demo:?lines=0', 'lines=0 in the address of the demo ERP must be a whole number from 10 to 3000000.'],
  ['demo:?days=-1', 'days=-1 in the address of the demo ERP must be a whole number from 0 to 3650.'],
  ['demo:?start=2026-02-29', 'start=2026-02-29 in the address of the demo ERP must be a date such as 2026-11-21.'],
  ['demo:?file=', 'file= in the address of the demo ERP must be the path of a file.'],
  ['demo:seed=7', '"demo:seed=7" in the address of the demo ERP must be demo: or demo:?part=value&part=value.'],
])('says what is wrong with %s', (address, sentence) => {
  expect(() => parseDemoAddress(address, today)).toThrow(sentence);
});

it('reads back every number that it allows', () => {
  const numbers = fc.record({ seed: fc.nat(4_294_967_295), lines: fc.integer({ min: 10, max: 3_000_000 }), days: fc.nat(3_650) });
  fc.assert(fc.property(numbers, ({ seed, lines, days }) => {
    expect(parseDemoAddress(`demo:?seed=${seed}&lines=${lines}&days=${days}`, today)).toMatchObject({ seed, lines, historyDays: days });
  }));
});
