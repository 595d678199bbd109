import type { DateMove } from '../../../shared/contracts/lines.js';
import type { IsoDate } from '../../../shared/dates.js';
import type { LineDetail } from './line-detail.js';

export type MoveKind = DateMove['kind'];

/** What a date was from a day on. */
export interface Standing { on: IsoDate; date: IsoDate }

type Facts = Pick<LineDetail, 'dateMoves' | 'firstSeenOn' | 'originalDueOn' | 'firstPromisedOn'> & { line: Pick<LineDetail['line'], 'dueOn' | 'promisedOn' | 'expectedOn'> };

/** How due, promised and expected date stood, from when the line was first seen until today. A date that nobody gave has no standings. */
export function standingsOf({ dateMoves, firstSeenOn, originalDueOn, firstPromisedOn, line }: Facts, today: IsoDate): Record<MoveKind, Standing[]> {
  const now = { due: line.dueOn, promised: line.promisedOn, expected: line.expectedOn };
  const first = { due: originalDueOn, promised: firstPromisedOn, expected: null };
  const of = (kind: MoveKind) => {
    const moves = dateMoves.filter((move) => move.kind === kind);
    const began = moves[0] ? moves[0].fromOn : first[kind] ?? now[kind];
    const standings = [...(began ? [{ on: firstSeenOn, date: began }] : []), ...moves.flatMap(({ seenOn, toOn }) => (toOn ? [{ on: seenOn, date: toOn }] : []))];
    const last = now[kind];
    return last && today > firstSeenOn ? [...standings, { on: today, date: last }] : standings;
  };
  return { due: of('due'), promised: of('promised'), expected: of('expected') };
}

/** How often a date moved after it was first given. */
export const movesOf = (moves: readonly DateMove[], kind: MoveKind): number => moves.filter((move) => move.kind === kind && move.fromOn !== null && move.toOn !== null).length;
