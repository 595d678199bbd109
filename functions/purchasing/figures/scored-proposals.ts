import { ProposalOutcome } from '../../../shared/contracts/calibration.js';
import { dayNumber } from '../../../shared/dates.js';
import { scoreOf, type Finished, type Score } from '../score-proposals.js';
import { noDay } from './measured-lines.js';

/** Every scored proposal in columns of numbers. `on` is the day on which it was made. */
export interface ScoredProposals { supplier: Int32Array; on: Int32Array; error: Int32Array; promiseError: Int32Array; outcome: Int8Array; confidence: Float64Array }

/** Takes proposals in, piece by piece, and keeps their numbers. */
export class Scoring {
  readonly #rows: number[][] = [];

  add(proposal: Finished & { supplierId: number }): void {
    const { outcome, errorDays, promiseErrorDays, confidence } = scoreOf(proposal);
    this.#rows.push([proposal.supplierId, dayNumber(proposal.madeOn), errorDays ?? noDay, promiseErrorDays ?? noDay, outcome === null ? -1 : ProposalOutcome.options.indexOf(outcome), confidence]);
  }

  done(): ScoredProposals {
    const column = (place: number) => Int32Array.from(this.#rows, (row) => row[place]!);
    return {
      supplier: column(0), on: column(1), error: column(2), promiseError: column(3),
      outcome: Int8Array.from(this.#rows, (row) => row[4]!), confidence: Float64Array.from(this.#rows, (row) => row[5]!),
    };
  }
}

/** The scores at some places. It is one object, filled anew for each. */
export function* scoresAt({ error, promiseError, outcome, confidence }: ScoredProposals, rows: readonly number[]): Iterable<Score> {
  const score: Score = { outcome: null, errorDays: null, promiseErrorDays: null, confidence: 0 };
  for (const row of rows) {
    score.outcome = ProposalOutcome.options[outcome[row]!] ?? null;
    score.errorDays = error[row] === noDay ? null : error[row]!;
    score.promiseErrorDays = promiseError[row] === noDay ? null : promiseError[row]!;
    score.confidence = confidence[row]!;
    yield score;
  }
}
