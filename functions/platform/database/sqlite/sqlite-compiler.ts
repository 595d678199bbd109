import {
  ColumnNode, LimitNode, ReferenceNode, ReturningNode, SelectionNode, SqliteQueryCompiler, ValueNode,
  type FetchNode, type InsertQueryNode, type OperationNode, type OutputNode, type SelectQueryNode,
} from 'kysely';

/**
 * Queries are written for SQL Server; here its few words that SQLite lacks become SQLite's:
 * `top` and `offset .. fetch` become `limit`, `output inserted.x` becomes `returning x`.
 */
export class SqliteCompiler extends SqliteQueryCompiler {
  protected override visitSelectQuery(node: SelectQueryNode): void {
    const { top, fetch, offset, ...rest } = node;
    const limit = top ? LimitNode.create(ValueNode.createImmediate(top.expression)) : limitOf(fetch);
    super.visitSelectQuery({ ...rest, ...(limit && { limit }), ...(offset && { offset }) });
  }

  protected override visitInsertQuery(node: InsertQueryNode): void {
    const { output, ...rest } = node;
    super.visitInsertQuery(output ? { ...rest, returning: returningOf(output) } : rest);
  }
}

const limitOf = (fetch: FetchNode | undefined) => fetch && LimitNode.create(fetch.rowCount);

const returningOf = ({ selections = [] }: OutputNode) => ReturningNode.create(selections.map(withoutInserted));

/** `inserted.id` is `id` to SQLite. */
function withoutInserted(node: OperationNode): SelectionNode {
  if (SelectionNode.is(node) && ReferenceNode.is(node.selection) && ColumnNode.is(node.selection.column)) {
    return SelectionNode.create(ReferenceNode.create(node.selection.column));
  }
  throw new Error('Only columns of inserted rows can be asked back.');
}
