import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FigureGroup, LeadTimeMeasure, PromiseMeasure } from '../../shared/contracts/otif-words.js';
import { AlertStatus, Severity } from '../../shared/contracts/alerts.js';
import { addressOf as alertsAddress, askedOf, readView as readAlerts, severities } from '../../web/src/alerts/alerts-address.js';
import { addressOf, behindAddress, leadMeasures, monthsBack, promiseMeasures, readView, type BehindGroup } from '../../web/src/figures/figures-address.js';

const searchIn = (address: string) => (address.includes('?') ? address.slice(address.indexOf('?')) : '');

describe('the address of the figures', () => {
  it('says nothing that goes without saying', () => expect(addressOf(readView(''))).toBe('/figures'));

  it('keeps what is chosen, and the lines behind a group of any name', () => {
    const name = fc.string({ maxLength: 40 });
    fc.assert(fc.property(fc.constantFrom<BehindGroup | null>(null, ...FigureGroup.options, 'band'), name, fc.constantFrom('', 'late-in-full', 'hit'), (by, key, of) => {
      const { behind } = readView(searchIn(behindAddress(readView('?view=otif&policy=GHSC&suppliers=1,2'), by, { key, of })));
      expect(behind).toEqual({ by, key: by === null ? '' : key, of });
    }));
  });

  it('takes what makes no sense for not said', () => {
    expect(readView('?view=nice&by=month&from=2026-02-30&suppliers=0,x,3&measure=best&sheet=-1')).toMatchObject({ page: 'otif', by: 'supplier', from: null, suppliers: [3], measure: 'last', sheet: 1 });
  });

  it('knows every measure of the contract', () => expect([promiseMeasures, leadMeasures]).toEqual([PromiseMeasure.options, LeadTimeMeasure.options]));

  it('counts months back, the one that runs included', () => {
    expect([monthsBack('2026-11-21', 3), monthsBack('2026-02-01', 3), monthsBack('2026-12-31', 12)]).toEqual(['2026-09-01', '2025-12-01', '2026-01-01']);
  });
});

describe('the address of the exceptions', () => {
  it('keeps severity, rule, suppliers, state, page and the open alert', () => {
    const address = '/exceptions?severity=critical&show=snoozed&rule=late&suppliers=3,4&page=2&alert=9';
    expect(alertsAddress(readAlerts(searchIn(address)))).toBe(address);
    expect(alertsAddress(readAlerts('?severity=loud&show=all&alert=x'))).toBe('/exceptions');
  });

  it('asks the contract\'s words', () => {
    expect([...severities].sort()).toEqual([...Severity.options].sort());
    expect(askedOf(readAlerts(''), 50).status.split(',').every((status) => (AlertStatus.options as string[]).includes(status))).toBe(true);
  });
});
