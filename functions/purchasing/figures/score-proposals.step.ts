import type { Reader } from '../../platform/database/database.js';
import { scoredAfter, scoresVersion } from './calibration.store.js';
import { Scoring, type ScoredProposals } from './scored-proposals.js';

const kept = new WeakMap<Reader, { version: string; scores: Promise<ScoredProposals> }>();

/** Every scored proposal: of all suppliers, so whoever takes rows from it names the scope. Read once per night. */
export async function scoredProposals(db: Reader): Promise<ScoredProposals> {
  const version = await scoresVersion(db);
  const known = kept.get(db);
  if (known?.version === version) return known.scores;
  const made = { version, scores: readScores(db) };
  kept.set(db, made);
  made.scores.catch(() => { if (kept.get(db) === made) kept.delete(db); });
  return made.scores;
}

const pieceSize = 5_000;

async function readScores(db: Reader): Promise<ScoredProposals> {
  const scoring = new Scoring();
  for (let last = 0; ;) {
    const rows = await scoredAfter(db, last, pieceSize);
    for (const row of rows) scoring.add(row);
    if (rows.length < pieceSize) return scoring.done();
    last = rows.at(-1)!.id;
  }
}
