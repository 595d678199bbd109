import { listLeadTimeLines, readLeadTimes } from '../../../shared/contracts/figures.js';
import { dateOfDay } from '../../../shared/dates.js';
import { serve, type Answer } from '../../platform/http.js';
import { figureBy, rowsAsked, rowsBehind, sortedBy } from './figure-call.js';
import { figureLineOf } from './figure-line.js';
import { linesAt, measuredLines } from './measure-lines.step.js';
import { noDay, recordStates } from './measured-lines.js';
import { leadTimeColumns, tallyLeadTimes } from './tally-figures.js';

const answerLeadTimes: Answer<typeof readLeadTimes> = async ({ db, query, scope, today }) => {
  const lines = await measuredLines(db, today);
  const { days, on } = leadTimeColumns(lines, query.measure);
  const asked = { lines, query, scope, on };
  return {
    today, measure: query.measure, ...figureBy(asked, (rows) => tallyLeadTimes(days, rows)),
    openings: rowsAsked({ ...asked, query: { ...query, from: undefined, to: undefined } }).filter((row) => recordStates[lines.promises.state[row]!] === 'opening').length,
  };
};

const answerLines: Answer<typeof listLeadTimeLines> = async ({ db, query, scope, today }) => {
  const lines = await measuredLines(db, today);
  const { days, on } = leadTimeColumns(lines, query.measure);
  const rows = sortedBy(lines, rowsBehind({ lines, query, scope, on }).filter((row) => days[row] !== noDay), (row) => days[row]!);
  const found = await linesAt(db, lines, rows.slice(query.offset, query.offset + query.limit));
  return {
    total: rows.length,
    lines: found.map(({ line, row }) => ({ ...figureLineOf(line, lines.supplierName), orderedOn: line.orderedOn, endedOn: dateOfDay(on[row]!), days: days[row]! })),
  };
};

serve(readLeadTimes, answerLeadTimes);
serve(listLeadTimeLines, answerLines);
