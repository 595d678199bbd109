import type { Selectable } from 'kysely';
import type { Columns, TableOf } from './columns.js';
import { erpTables } from './schema/erp.js';
import { identityTables } from './schema/identity.js';
import { platformTables } from './schema/platform.js';
import { purchasingTables } from './schema/purchasing.js';
import { workspaceTables } from './schema/workspace.js';

/** Every table as TypeScript sees it. `sql/migrations` is what creates them; a test keeps the two equal. */
export const tables = { ...erpTables, ...purchasingTables, ...workspaceTables, ...identityTables, ...platformTables } satisfies Record<string, Columns>;

export type Schema = { [T in keyof typeof tables]: TableOf<(typeof tables)[T]> };
export type TableName = keyof Schema & string;

/** A row as it is read. */
export type RowOf<T extends TableName> = Selectable<Schema[T]>;
