import { openCsv } from '../functions/integrations/erp/csv-file.js';
import { openSqliteFile } from '../functions/platform/database/sqlite/sqlite-file.js';
import { tell, told, used } from './child.js';

/** What no night can be faster than: the same file is parsed and its rows are inserted in bulk into a plain table of the same engine. */
export interface FloorOrder { file: string; database: string }

const { file, database } = told<FloorOrder>();
const extract = await openCsv(file);
const db = openSqliteFile(database, 'work');
db.exec(`CREATE TABLE plain (${extract.columns.map((column) => `"${column}" TEXT`).join(', ')})`);
const insert = `INSERT INTO plain VALUES (${extract.columns.map(() => '?').join(', ')})`;
for await (const piece of extract.rows) {
  db.exec('BEGIN IMMEDIATE');
  db.bulk(insert, piece);
  db.exec('COMMIT');
}
db.close();
tell(used());
