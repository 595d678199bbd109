import type { Expression, ExpressionBuilder, ReferenceExpression, SqlBool } from 'kysely';
import type { LineKey } from '../../../shared/contracts/erp-fields.js';

/** The lines after one key, up to and including another; open where null. */
export interface KeyRange { after: LineKey | null; upTo: LineKey | null }

/**
 * The condition that a row's key lies in the range. The first comparison of each pair looks redundant: it is what lets
 * the engines seek in the index instead of reading it from its start.
 */
export function inRange<DB, TB extends keyof DB>(e: ExpressionBuilder<DB, TB>, { after, upTo }: KeyRange, alias = ''): Expression<SqlBool> {
  const column = (name: keyof LineKey) => `${alias && `${alias}.`}${name}` as ReferenceExpression<DB, TB>;
  const [po, line] = [column('poNumber'), column('lineNumber')];
  const is = (left: typeof po, operator: '>=' | '>' | '<=' | '<', value: string) => e(left, operator, value as never);
  return e.and([
    ...(after ? [is(po, '>=', after.poNumber), e.or([is(po, '>', after.poNumber), is(line, '>', after.lineNumber)])] : []),
    ...(upTo ? [is(po, '<=', upTo.poNumber), e.or([is(po, '<', upTo.poNumber), is(line, '<=', upTo.lineNumber)])] : []),
  ]);
}
