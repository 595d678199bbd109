import { csvType, xlsxType } from '../../../shared/contracts/endpoint.js';
import { readTemplate } from '../../../shared/contracts/uploads.js';
import { templateHeaders } from '../../../shared/upload-template.js';
import { writeCsv } from '../../platform/csv.js';
import { serve, type Answer } from '../../platform/http.js';
import { FileReply } from '../../platform/reply.js';
import { writeWorkbook, type Cell } from '../../platform/workbook.js';

async function* noRows(): AsyncGenerator<Cell[][]> {
  yield [];
}

const answerTemplate: Answer<typeof readTemplate> = async ({ query: { format, language } }) => {
  const headers = templateHeaders[language];
  if (format === 'csv') return new FileReply('batchline-upload.csv', csvType, await writeCsv(headers, noRows()));
  const columns = headers.map((header) => ({ header, width: 16 }));
  return new FileReply('batchline-upload.xlsx', xlsxType, await writeWorkbook({ sheet: 'Batchline', columns }, noRows()));
};

serve(readTemplate, answerTemplate);
