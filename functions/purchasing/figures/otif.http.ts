import { listOtifLines, listOtifPolicies, readOtif } from '../../../shared/contracts/figures.js';
import { OtifVerdict } from '../../../shared/contracts/otif-words.js';
import { Refusal } from '../../../shared/refusal.js';
import { serve, type Answer } from '../../platform/http.js';
import { figureBy, rowsBehind, sortedBy } from './figure-call.js';
import { figureLineOf } from './figure-line.js';
import { judgeOtif } from './judge-otif.js';
import { linesAt, measuredLines, type Measured } from './measure-lines.step.js';
import { otifPolicies, type Policy } from './measured-lines.store.js';
import { tallyOtif } from './tally-figures.js';

const policyOf = ({ active: _, version: __, ...policy }: Policy) => policy;

const answerPolicies: Answer<typeof listOtifPolicies> = async ({ db }) => ({ policies: (await otifPolicies(db)).map(policyOf) });

/** @throws Refusal */
function columnsOf(lines: Measured, code: string) {
  const columns = lines.otif.find(({ policy }) => policy.code === code);
  if (!columns) throw new Refusal('invalid', 'otif-policy-unknown', `There is no OTIF policy ${code.slice(0, 40)}.`, { errors: [{ in: 'query', pointer: '/policy', detail: 'not a policy' }] });
  return columns;
}

const answerOtif: Answer<typeof readOtif> = async ({ db, query, scope, today }) => {
  const lines = await measuredLines(db, today);
  const columns = columnsOf(lines, query.policy);
  return { today, policy: policyOf(columns.policy as Policy), ...figureBy({ lines, query, scope, on: columns.on }, (rows) => tallyOtif(lines, columns, rows)) };
};

const answerLines: Answer<typeof listOtifLines> = async ({ db, query, scope, today }) => {
  const lines = await measuredLines(db, today);
  const { on, verdict, policy } = columnsOf(lines, query.policy);
  const wanted = query.verdict && OtifVerdict.options.indexOf(query.verdict);
  const rows = sortedBy(lines, rowsBehind({ lines, query, scope, on }).filter((row) => wanted === undefined || verdict[row] === wanted), (row) => on[row]!);
  const page = rows.slice(query.offset, query.offset + query.limit);
  const found = await linesAt(db, lines, page);
  return {
    total: rows.length,
    lines: found.map(({ line, row }) => ({
      ...figureLineOf(line, lines.supplierName), ...judgeOtif(line, policy, today), orderVerdict: policy.level === 'order' ? OtifVerdict.options[verdict[row]!]! : null,
    })),
  };
};

serve(listOtifPolicies, answerPolicies);
serve(readOtif, answerOtif);
serve(listOtifLines, answerLines);
