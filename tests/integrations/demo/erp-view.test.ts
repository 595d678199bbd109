import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { erpFields, type FieldKind } from '../../../shared/contracts/erp-fields.js';

const template = readFileSync(new URL('../../../sql/erp/po_lines.view.sql', import.meta.url), 'utf8');

/** The type that the view gives a field, as SQL Server writes it. */
const typeOf = (kind: FieldKind, size: number) => ({ code: `NVARCHAR(${size})`, name: `NVARCHAR(${size})`, qty: 'DECIMAL(18,4)', price: 'DECIMAL(18,4)', date: 'DATE' })[kind];

it('the view for a real ERP has every field in our order, with its type', () => {
  const columns = [...template.matchAll(/^ {2}CAST\(.+ AS ([A-Z]+(?:\([\d,]+\))?)\) AS \[(\w+)\]/gm)].map(([, type, name]) => [name, type]);
  expect(columns).toEqual(erpFields.map(({ name, kind, size }) => [name, typeOf(kind, size)]));
});

it('the view documents every field, and which are required', () => {
  for (const { name, kind, size, required } of erpFields.filter((field) => !field.name.startsWith('custom'))) {
    expect(template).toMatch(new RegExp(`^-- ${name} +${typeOf(kind, size).replaceAll(/[()]/g, '\\$&')} +${required ? 'yes' : 'no'} `, 'm'));
  }
});

it('the view keeps what was closed within the lookback', () => {
  expect(template).toContain('DATEADD(DAY, -30,');
});
