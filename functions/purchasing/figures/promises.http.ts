import { listPromiseLines, readPromises, type PromiseOutcome } from '../../../shared/contracts/figures.js';
import type { PromiseMeasure } from '../../../shared/contracts/otif-words.js';
import { serve, type Answer } from '../../platform/http.js';
import { figureBy, rowsBehind, sortedBy } from './figure-call.js';
import { figureLineOf } from './figure-line.js';
import { linesAt, measuredLines, type Measured } from './measure-lines.step.js';
import { noDay, recordStates } from './measured-lines.js';
import { missedBy, promiseRecord } from './promise-record.js';
import { tallyPromises } from './tally-figures.js';

/** Only complete lines have a day; what is open or left out is counted whatever the period. */
const answerPromises: Answer<typeof readPromises> = async ({ db, query, scope, today }) => {
  const lines = await measuredLines(db, today);
  const asked = { lines, query, scope, on: lines.promises.actualOn, undated: true };
  return { today, hitDays: query.hitDays, ...figureBy(asked, (rows) => tallyPromises(lines, rows, query.hitDays)) };
};

const answerLines: Answer<typeof listPromiseLines> = async ({ db, query, scope, today }) => {
  const lines = await measuredLines(db, today);
  const { measure, outcome, hitDays } = query;
  const missed = lines.promises.missed[measure];
  const behind = rowsBehind({ lines, query, scope, on: lines.promises.actualOn, undated: true }).filter((row) => isOutcome(lines, row, { measure, hitDays, outcome }));
  const rows = sortedBy(lines, behind, (row) => (missed[row] === noDay ? -1 : Math.abs(missed[row]!)));
  const found = await linesAt(db, lines, rows.slice(query.offset, query.offset + query.limit));
  return {
    total: rows.length,
    lines: found.map(({ line }) => {
      const record = promiseRecord(line);
      return { ...figureLineOf(line, lines.supplierName), promisedOn: record.promised[measure], actualOn: record.actualOn, missedBy: missedBy(record, measure), pushes: record.pushes };
    }),
  };
};

interface Sought { measure: PromiseMeasure; hitDays: number; outcome: PromiseOutcome | undefined }

function isOutcome({ promises }: Measured, row: number, { measure, hitDays, outcome }: Sought): boolean {
  const state = recordStates[promises.state[row]!];
  if (outcome === 'open') return state === 'open';
  if (state !== 'complete') return false;
  const days = promises.missed[measure][row]!;
  if (outcome === undefined) return true;
  if (outcome === 'none' || days === noDay) return outcome === 'none' && days === noDay;
  return outcome === (Math.abs(days) <= hitDays ? 'hit' : days < 0 ? 'early' : 'late');
}

serve(readPromises, answerPromises);
serve(listPromiseLines, answerLines);
