import { Refusal } from '../../shared/refusal.js';
import { databaseErrorKind } from './database/errors.js';

/** A refusal as it is, a disk or a lock with what ends it; null for a fault, which is told with its kind to those who have to find it. */
export function toldTrouble(error: unknown): string | null {
  if (error instanceof Refusal) return error.message;
  const kind = databaseErrorKind(error);
  if (kind === 'full') return 'The disk of the database is full. Make room on it: the step goes on by itself, where it was.';
  return kind === 'busy' ? 'Another program keeps the database locked. The step goes on by itself when it lets go.' : null;
}
