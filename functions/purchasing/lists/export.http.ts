import { csvType, xlsxType } from '../../../shared/contracts/endpoint.js';
import type { LineColumn } from '../../../shared/contracts/line-columns.js';
import type { ListedLine } from '../../../shared/contracts/lines.js';
import { exportLines } from '../../../shared/contracts/lists.js';
import { may } from '../../../shared/contracts/roles.js';
import { writeCsv } from '../../platform/csv.js';
import { serve, type Answer } from '../../platform/http.js';
import { FileReply } from '../../platform/reply.js';
import { writeWorkbook, type Cell } from '../../platform/workbook.js';
import { activeColumns } from './custom-values.store.js';
import { allColumns, cellOf, headerOf, isNumeric, widthOf } from './export-cells.js';
import { listedPages } from './listed-pages.store.js';
import { readListing, refuseStrangeColumns, visibleColumns } from './read-listing.js';

const answerExport: Answer<typeof exportLines> = async (call) => {
  const { db, caller, today, world: { zone }, query: { format, language, columns: wanted, sort, direction, ...asked } } = call;
  const custom = visibleColumns(await activeColumns(db), caller.role);
  refuseStrangeColumns({ ...asked, sort, ...(wanted && { columns: wanted }) }, custom);
  const columns = wanted ?? allColumns(custom);
  const pages = listedPages(db, readListing(asked, { ...call, custom }), { sort, direction, custom, hideNames: !may(caller.role, 'lines.read-internal') });
  const rows = cellsOf(pages, (line) => columns.map((column) => cellOf(line, column, { language, zone })));
  const header = (column: LineColumn) => headerOf(column, { custom, language });
  if (format === 'csv') return new FileReply(`lines-${today}.csv`, csvType, await writeCsv(columns.map(header), rows));
  const plan = { sheet: today, columns: columns.map((column) => ({ header: header(column), width: widthOf(column), isNumber: isNumeric(column) })) };
  return new FileReply(`lines-${today}.xlsx`, xlsxType, await writeWorkbook(plan, rows));
};

async function* cellsOf(pages: AsyncIterable<readonly ListedLine[]>, of: (line: ListedLine) => Cell[]): AsyncGenerator<Cell[][]> {
  for await (const page of pages) yield page.map(of);
}

serve(exportLines, answerExport);
