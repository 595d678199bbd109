import type { Because } from '../../../shared/contracts/because.js';
import { Refusal, type FieldError, type RefusalKind } from '../../../shared/refusal.js';
import { tell } from '../../../shared/sentences/tell.js';

/** What is wrong with a field, in a sentence that every language knows. */
export const errorAt = (pointer: string, because: Because): FieldError => ({ in: 'body', pointer, detail: tell(because, 'en'), ...because });

/** A refusal whose sentence stands in `shared/sentences`; with a pointer, it is told at the field as well. */
export const refusal = (kind: RefusalKind, because: Because, ...pointers: string[]): Refusal =>
  new Refusal(kind, because.code, tell(because, 'en'), { facts: because.facts, errors: pointers.map((pointer) => errorAt(pointer, because)) });

/** Nothing of a request is done when some of its rows cannot be: all of them are named. */
export function refuseRows(errors: readonly FieldError[]): void {
  if (errors.length === 0) return;
  const because: Because = { code: 'rows-refused', facts: { rows: errors.length } };
  throw new Refusal('invalid', because.code, tell(because, 'en'), { facts: because.facts, errors });
}
