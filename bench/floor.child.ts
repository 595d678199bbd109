import { openSqliteFile } from '../functions/platform/database/sqlite/sqlite-file.js';
import { openCsv } from '../functions/integrations/erp/csv-file.js';
import { tell, told } from './child.js';

/** What no night can be faster than: the same file is parsed and its rows are inserted in bulk into a plain table of the same engine. */
export interface FloorOrder { file: string; database: string }
export interface FloorMeasured { seconds: number; rows: number; peakMb: number }

const { file, database } = told<FloorOrder>();
const began = performance.now();
const extract = await openCsv(file);
const db = openSqliteFile(database, 'work');
db.exec(`CREATE TABLE plain (${extract.columns.map((column) => `"${column}" TEXT`).join(', ')})`);
const insert = `INSERT INTO plain VALUES (${extract.columns.map(() => '?').join(', ')})`;
let rows = 0;
for await (const piece of extract.rows) {
  db.exec('BEGIN IMMEDIATE');
  rows += db.bulk(insert, piece);
  db.exec('COMMIT');
}
db.close();
tell<FloorMeasured>({ seconds: (performance.now() - began) / 1000, rows, peakMb: process.resourceUsage().maxRSS / 1024 });
